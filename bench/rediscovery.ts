/**
 * Known vulnerable releases: is the call of each advisory found, with the right origin, and is the repaired release
 * clean there? The table is `rediscovery.tsv` beside this file, or another in its columns.
 *
 *   python3 bench/support/fetch-releases.py FOLDER < bench/rediscovery.tsv
 *   ./wherefrom-dev bench rediscovery bench/rediscovery.tsv FOLDER [PATTERN] [--markdown] [--others N]
 *
 * It has a row per flaw (package, archive, file, line, callee, origins, kind of repair); a row whose origin is `-` is of
 * a call that does no harm, and must have no finding. FOLDER has the unpacked archives by their names. With `--others`
 * it also prints N of the findings of deserialisation that these releases have beside the flaws, for somebody to read:
 * by digest, so the same each time.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { auditCode, type CodeAudit } from '../src/code/audit.ts';
import type { CodeRule } from '../src/code/judging/rule.ts';
import { rules } from '../src/code/rules/registry.generated.ts';
import type { Finding } from '../src/finding/finding.ts';
import { discoverFolder } from '../src/project/discover.ts';
import { withFiles } from '../src/project/named-files.ts';
import { roleOf } from '../src/project/role.ts';
import { ASIDE } from '../src/suppression/policy.ts';
import { anyPython } from './support/environment.ts';
import { othersToRead, place } from './support/sample.ts';

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

const ON_TRIAL: ReadonlySet<string> = new Set(
  (rules as readonly CodeRule[]).filter(({ meta }) => meta.preview).map(({ meta }) => meta.id),
);

interface Row {
  readonly [column: string]: string;
}

const { values: options, positionals } = parseArgs({
  options: { markdown: { type: 'boolean', default: false }, others: { type: 'string', default: '0' } },
  allowPositionals: true,
});
const asMarkdown = options.markdown;
const [table, folder, pattern = ''] = positionals;
if (!table || !folder) {
  console.error(
    'usage: ./wherefrom-dev bench rediscovery TABLE.tsv FOLDER [PATTERN] [--markdown] [--others N]',
  );
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
  const project = discoverFolder(path);
  const { findings, inventory } = await auditCode(project, withFiles(anyPython(), project));
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

/** Findings at a line; of traps, whose origin is always constant, only where the flaw is one. */
function findingsAt(audit: Audited, path: string, line: number, origins: readonly string[]) {
  return audit.findings.filter(
    ({ location, origin }) =>
      location.path === path &&
      location.line === line &&
      (origin !== 'constant' || origins.includes('constant')),
  );
}

/** What the audit says of a line: its findings, or what the inventory has. */
function said(audit: Audited, path: string, line: number, origins: readonly string[]): string {
  const findings = findingsAt(audit, path, line, origins);
  if (findings[0]) return `${findings[0].rule} ${findings[0].origin} ${findings[0].severity}`;
  const entry = audit.inventory.find((one) => one.path === path && one.line === line);
  return entry ? `no finding: ${entry.callee} ${entry.origin}, ${entry.reason}` : 'nothing';
}

/** What came out of one row: of a flaw whether it is found, of a harmless call whether it is left in peace. */
interface Result {
  readonly row: Row;
  readonly mark: 'ok' | 'origin' | 'MISSED' | 'clean' | 'FALSE';
  readonly said: string;
  /** Only rules that are off until they are selected find it. */
  readonly isOnTrial: boolean;
  /** Undefined where the repair is elsewhere, or takes nothing away that could be looked for. */
  readonly isClean: boolean | undefined;
  readonly saidAfter: string;
}

async function resultOf(row: Row): Promise<Result | undefined> {
  const before = await audited(archiveOf(row.vulnerable_url_path));
  if (!before) return undefined;
  const [file, line] = [row.sink_file as string, Number(row.sink_line)];
  const origins = (row.origin ?? '').split(',');
  const findings = findingsAt(before, file, line, origins);
  const mark = isHarmless(row) ? (findings.length > 0 ? 'FALSE' : 'clean') : markOf(findings, origins);
  const isOnTrial = findings.length > 0 && findings.every(({ rule }) => ON_TRIAL.has(rule));
  return { row, mark, isOnTrial, said: said(before, file, line, origins), ...(await afterRepair(row)) };
}

function isHarmless({ origin }: Row): boolean {
  return origin === '-';
}

function markOf(findings: readonly Finding[], origins: readonly string[]): 'ok' | 'origin' | 'MISSED' {
  if (findings.some(({ origin }) => origins.includes(origin as string))) return 'ok';
  return findings.length > 0 ? 'origin' : 'MISSED';
}

async function afterRepair(row: Row): Promise<Pick<Result, 'isClean' | 'saidAfter'>> {
  const isLookedFor = CLEAN_AFTER.has(row.fix_kind as string) && row.fixed_line !== '-';
  const after = isLookedFor ? await audited(archiveOf(row.fixed_url_path)) : undefined;
  if (!after) return { isClean: undefined, saidAfter: '' };
  const place = row.fixed_line?.includes(':') ? row.fixed_line : `${row.sink_file}:${row.fixed_line}`;
  const at = place.lastIndexOf(':');
  const [path, line] = [place.slice(0, at), Number(place.slice(at + 1))];
  const origins = (row.origin ?? '').split(',');
  const isClean = findingsAt(after, path, line, origins).length === 0;
  return { isClean, saidAfter: `${place} ${said(after, path, line, origins)}` };
}

function asLine({ row, mark, said, isClean, saidAfter }: Result): string {
  const line = `${mark.padEnd(6)}  ${row.cve} ${row.package} ${row.sink_file}:${row.sink_line} ${row.sink_callee} wants ${row.origin}; says ${said}`;
  return isClean === false ? `${line}\n        NOT CLEAN after ${row.fix_kind}: ${saidAfter}` : line;
}

function asRow({ row, mark, said, isClean }: Result): string {
  const isFound = mark !== 'MISSED' && mark !== 'clean';
  const origin = !isFound ? '' : mark === 'ok' ? 'right' : `said to be ${said.split(' ')[1]}`;
  const clean = isClean === undefined ? '' : isClean ? 'yes' : 'no';
  const place = `${row.sink_file}:${row.sink_line}`;
  return `| ${row.package} ${row.vulnerable_version} | ${row.cve} | \`${place}\` | ${isFound ? 'yes' : 'no'} | ${origin} | ${clean} |`;
}

const results: Result[] = [];
if (asMarkdown)
  console.log('| release | flaw | place | found | origin | clean after |\n|---|---|---|---|---|---|');
for (const row of rows()) {
  if (!`${row.cve} ${row.package} ${row.sink_callee} ${row.cwe}`.includes(pattern)) continue;
  const result = await resultOf(row);
  if (result) results.push(result);
  console.log(result ? (asMarkdown ? asRow(result) : asLine(result)) : `absent  ${row.cve} ${row.package}`);
}
const count = (test: (result: Result) => boolean) => results.filter(test).length;
const harmless = count(({ row }) => isHarmless(row));
const found = count(({ row, mark }) => !isHarmless(row) && mark !== 'MISSED');
console.log(
  `${asMarkdown ? '\n' : ''}${found} of ${results.length - harmless} found (${count(({ row, isOnTrial }) => isOnTrial && !isHarmless(row))} by rules on trial alone), ${count(({ mark }) => mark === 'ok')} with the right origin; ${count(({ isClean }) => isClean === true)} of ${count(({ isClean }) => isClean !== undefined)} repaired places clean; ${count(({ mark }) => mark === 'clean')} of ${harmless} harmless calls clean`,
);

if (Number(options.others) > 0) printOthers(Number(options.others));

/** Findings that count, of the family, in the releases with a flaw; the flaws themselves left out. */
function printOthers(most: number): void {
  const vulnerable = new Set(results.map(({ row }) => archiveOf(row.vulnerable_url_path)));
  const flaws = new Set(
    results.map(({ row }) =>
      place(archiveOf(row.vulnerable_url_path), row.sink_file ?? '', Number(row.sink_line)),
    ),
  );
  const others = [...vulnerable].flatMap((archive) =>
    (audits.get(archive)?.findings ?? [])
      .filter(({ rule, location: { path } }) => rule.startsWith('deserialization/') && !isAside(path))
      .filter(({ location: { path, line } }) => !flaws.has(place(archive, path, line)))
      .map((finding) => ({ archive, finding })),
  );
  const chosen = othersToRead(others, most);
  console.log(`\n${chosen.length} of ${others.length} other findings of deserialisation`);
  for (const { archive, finding } of chosen) printOther(archive, finding);
}

function isAside(path: string): boolean {
  const role = roleOf(path);
  return ASIDE.some((one) => one === role);
}

function printOther(archive: string, { location, rule, severity, origin, message, flow }: Finding): void {
  const lines = readFileSync(join(folder as string, archive, location.path), 'latin1').split(/\r\n|\r|\n/);
  console.log(`\n${place(archive, location.path, location.line)} ${rule} ${severity} ${origin}`);
  console.log(`    ${lines[location.line - 1]?.trim() ?? ''}\n  ${message}`);
  for (const step of flow) console.log(`  <- ${step.path}:${step.line} ${step.note}`);
}
