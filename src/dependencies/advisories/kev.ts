/** The catalogue of Known Exploited Vulnerabilities (CISA), in its two forms. */
import * as z from 'zod';
import type { ExploitedSince } from '../../report/report.ts';
import type { Catalogue } from './exploitation.ts';

const DAY = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const ENTRY = z.object({
  cveID: z.string(),
  dateAdded: DAY,
  knownRansomwareCampaignUse: z.string().optional().catch(undefined),
});
const CATALOGUE = z.object({
  dateReleased: z.string().optional().catch(undefined),
  vulnerabilities: z.array(z.unknown()),
});

/** Undefined if it is neither; an entry without number or day is passed over. */
export function readKev(text: string): Catalogue<ExploitedSince> | undefined {
  return /^(?:\uFEFF)?\s*\{/.test(text) ? readJson(text) : readCsv(text);
}

function readJson(text: string): Catalogue<ExploitedSince> | undefined {
  const { data } = CATALOGUE.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
  return data && catalogueOf(data.vulnerabilities, data.dateReleased?.slice(0, 10));
}

/** Quoted fields may hold commas and line ends (RFC 4180); the columns asked for are found by their names. */
function readCsv(text: string): Catalogue<ExploitedSince> | undefined {
  const [header = [], ...rows] = csvRows(text.replace(/^\uFEFF/, ''));
  if (!header.includes('cveID') || !header.includes('dateAdded')) return undefined;
  return catalogueOf(
    rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]]))),
    undefined,
  );
}

function catalogueOf(entries: readonly unknown[], released: string | undefined): Catalogue<ExploitedSince> {
  const byCve = new Map<string, ExploitedSince>();
  let newest = '';
  for (const { data } of entries.map((entry) => ENTRY.safeParse(entry))) {
    if (!data) continue;
    const ransomware = data.knownRansomwareCampaignUse === 'Known';
    byCve.set(data.cveID, { since: data.dateAdded, ransomware });
    if (data.dateAdded > newest) newest = data.dateAdded;
  }
  return { byCve, date: released ?? (newest || undefined) };
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? (plain as string) : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}
