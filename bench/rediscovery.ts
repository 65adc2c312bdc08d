/**
 * Known vulnerable releases: is the call of each advisory found, with the right origin, and is the repaired release
 * clean there? The table is `rediscovery.tsv` beside this file, or another in its columns.
 *
 *   python3 bench/support/fetch-releases.py FOLDER < bench/rediscovery.tsv
 *   ./wherefrom-dev bench rediscovery bench/rediscovery.tsv FOLDER [PATTERN]
 *
 * It has a row per flaw (package, archive, file, line, callee, origins, kind of repair); FOLDER has the unpacked
 * archives by their names.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditCode, type CodeAudit } from '../src/code/audit.ts';
import { discoverFolder } from '../src/project/discover.ts';
import { anyPython } from './support/environment.ts';

/** Repairs after which nothing may be found at the place. */
const CLEAN_AFTER = new Set([
  'safe-loader',
  'safe-arg',
  'literal',
  'removed',
  'restricted',
  'hmac',
  'checked',
]);

interface Row {
  readonly [column: string]: string;
}

const [table, folder, pattern = ''] = process.argv.slice(2);
if (!table || !folder) {
  console.error('usage: ./wherefrom-dev bench rediscovery TABLE.tsv FOLDER [PATTERN]');
  process.exit(2);
}

/** Without what would keep the whole program in memory. */
type Audited = Pick<CodeAudit, 'findings' | 'inventory'>;
const audits = new Map<string, Audited>();

async function audited(archive: string): Promise<Audited | undefined> {
  const path = join(folder as string, archive);
  if (!existsSync(path)) return undefined;
  const known = audits.get(archive);
  if (known) return known;
  const { findings, inventory } = await auditCode(discoverFolder(path), anyPython());
  const audit: Audited = { findings, inventory };
  audits.set(archive, audit);
  return audit;
}

function archiveOf(url: string | undefined): string {
  return (url ?? '').split('/').at(-1) as string;
}

function rows(): Row[] {
  const [head = '', ...lines] = readFileSync(table as string, 'utf8')
    .trim()
    .split('\n');
  const columns = head.split('\t');
  return lines.map((line) =>
    Object.fromEntries(line.split('\t').map((cell, i) => [columns[i] as string, cell])),
  );
}

/** What the audit says of a line: its findings, or what the inventory has. */
function said(audit: Audited, path: string, line: number): string {
  const findings = audit.findings.filter((one) => one.location.path === path && one.location.line === line);
  if (findings[0]) return `${findings[0].rule} ${findings[0].origin} ${findings[0].severity}`;
  const entry = audit.inventory.find((one) => one.path === path && one.line === line);
  return entry ? `no finding: ${entry.callee} ${entry.origin}, ${entry.reason}` : 'nothing';
}

let found = 0;
let rightOrigin = 0;
let clean = 0;
let shouldBeClean = 0;
let total = 0;
for (const row of rows()) {
  if (!`${row.cve} ${row.package} ${row.sink_callee} ${row.cwe}`.includes(pattern)) continue;
  const before = await audited(archiveOf(row.vulnerable_url_path));
  if (!before) {
    console.log(`absent  ${row.cve} ${row.package}`);
    continue;
  }
  total += 1;
  const line = Number(row.sink_line);
  const findings = before.findings.filter(
    (one) => one.location.path === row.sink_file && one.location.line === line,
  );
  const origins = (row.origin ?? '').split(',');
  const isRight = findings.some((one) => origins.includes(one.origin as string));
  found += findings.length > 0 ? 1 : 0;
  rightOrigin += isRight ? 1 : 0;
  const mark = isRight ? 'ok    ' : findings.length > 0 ? 'origin' : 'MISSED';
  console.log(
    `${mark}  ${row.cve} ${row.package} ${row.sink_file}:${line} ${row.sink_callee} wants ${row.origin}; says ${said(before, row.sink_file as string, line)}`,
  );
  const after = CLEAN_AFTER.has(row.fix_kind as string)
    ? await audited(archiveOf(row.fixed_url_path))
    : undefined;
  const place =
    row.fixed_line === '-'
      ? undefined
      : row.fixed_line?.includes(':')
        ? row.fixed_line
        : `${row.sink_file}:${row.fixed_line}`;
  if (!after || !place) continue;
  shouldBeClean += 1;
  const [path, at] = [
    place.slice(0, place.lastIndexOf(':')),
    Number(place.slice(place.lastIndexOf(':') + 1)),
  ];
  const left = after.findings.filter((one) => one.location.path === path && one.location.line === at);
  if (left.length === 0) clean += 1;
  else console.log(`        NOT CLEAN after ${row.fix_kind}: ${place} ${said(after, path, at)}`);
}
console.log(
  `${found} of ${total} found, ${rightOrigin} with the right origin; ${clean} of ${shouldBeClean} repaired places clean`,
);
