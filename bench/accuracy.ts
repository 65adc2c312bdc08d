/**
 * The code audit on real packages: what it says of each release in `accuracy.tsv`, as a table, and on demand
 * everything that somebody has to read to judge it. Findings are those that count: none in tests or vendored code. The judgement itself is in `docs/accuracy.md`.
 *
 *   python3 bench/support/fetch-releases.py FOLDER < bench/accuracy.tsv
 *   ./wherefrom-dev bench accuracy FOLDER [--table bench/accuracy-later.tsv] [--only NAME] [--read]
 *
 * FOLDER holds the unpacked source archives, each in a folder `NAME-VERSION`. Nothing in them is run.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isExposed, ORIGINS } from '../src/finding/origin.ts';
import type { Report } from '../src/report/report.ts';
import { run } from './support/measure.ts';
import { SCRATCH } from './support/python.ts';
import { findingsToRead, safeToRead } from './support/sample.ts';

interface Audited {
  readonly name: string;
  readonly kind: string;
  readonly folder: string;
  readonly seconds: number;
  readonly report: Report;
}

const { values: options, positionals } = parseArgs({
  options: { table: { type: 'string' }, only: { type: 'string' }, read: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [folder] = positionals;
if (!folder) {
  console.error('usage: ./wherefrom-dev bench accuracy FOLDER [--table TABLE.tsv] [--only NAME] [--read]');
  process.exit(2);
}
const { only, table = join(import.meta.dirname, 'accuracy.tsv') } = options;
const wherefrom = join(import.meta.dirname, '..', 'wherefrom');

/** A whole process, as a user starts it. */
function audited(row: string): Audited | undefined {
  const [name = '', version, kind = ''] = row.split('\t');
  const root = join(folder as string, `${name}-${version}`);
  if (only && only !== name) return undefined;
  if (!existsSync(root)) throw new Error(`${root} is not there: fetch it first (see the top of this file)`);
  mkdirSync(SCRATCH, { recursive: true });
  const output = join(SCRATCH, `accuracy-${name}.json`);
  const started = performance.now();
  run(wherefrom, [
    ...['audit', '--only', 'code', '--offline', '--fail-on', 'never', '--format', 'json'],
    ...['--output', output, root],
  ]);
  const seconds = (performance.now() - started) / 1000;
  const read = JSON.parse(readFileSync(output, 'utf8')) as Report;
  const report = { ...read, findings: read.findings.filter(({ suppressed }) => !suppressed) };
  return { name: `${name} ${version}`, kind, folder: root, seconds, report };
}

function counted<Item>(items: readonly Item[], word: (item: Item) => string): string {
  const groups = Map.groupBy(items, word);
  return [...groups]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([key, of]) => `${of.length} ${key}`)
    .join(', ');
}

const all = readFileSync(table, 'utf8')
  .trim()
  .split('\n')
  .map(audited)
  .filter((one) => one !== undefined);

console.log('| release | kind | files | lines | seconds | incomplete | calls | safe | findings |');
console.log('|---|---|--:|--:|--:|--:|--:|--:|--:|');
for (const { name, kind, seconds, report } of all) {
  const { summary, incomplete, inventory, findings } = report;
  const safe = inventory.filter(({ verdict }) => verdict === 'safe').length;
  const cells = [summary.files.python, summary.lines, seconds.toFixed(1), incomplete.length];
  console.log(
    `| ${name} | ${kind} | ${cells.join(' | ')} | ${inventory.length} | ${safe} | ${findings.length} |`,
  );
}

console.log(`\n| calls by origin | ${ORIGINS.join(' | ')} |\n|---|${'--:|'.repeat(ORIGINS.length)}`);
for (const { name, report } of all) {
  const counts = ORIGINS.map((origin) => report.inventory.filter((entry) => entry.origin === origin).length);
  console.log(`| ${name} | ${counts.map((count) => count || '').join(' | ')} |`);
}

console.log('\n| findings of | by severity | by rule |\n|---|---|---|');
for (const { name, report } of all) {
  const { findings } = report;
  console.log(
    `| ${name} | ${counted(findings, ({ severity }) => severity)} | ${counted(findings, ({ rule }) => rule)} |`,
  );
}

for (const { name, report } of all) {
  for (const { path, line, reason } of report.incomplete)
    console.log(`incomplete: ${name}: ${path}:${line ?? ''} ${reason}`);
}

if (options.read) {
  for (const { name, folder: root, report } of all) {
    const source = (path: string, line: number) =>
      readFileSync(join(root, path), 'latin1')
        .split(/\r\n|\r|\n/)
        [line - 1]?.trim() ?? '';
    const findings = findingsToRead(report.findings);
    console.log(`\n# ${name}: ${findings.length} of ${report.findings.length} findings`);
    for (const { location, rule, severity, confidence, origin, message, flow, otherOrigins } of findings) {
      console.log(`\n${location.path}:${location.line} ${rule} ${severity} ${confidence} ${origin}`);
      console.log(`    ${source(location.path, location.line)}\n  ${message}`);
      for (const step of flow) console.log(`  <- ${step.path}:${step.line} ${step.note}`);
      if (otherOrigins) console.log(`  also ${otherOrigins.map((other) => other.origin).join(', ')}`);
    }
    const harmless = report.inventory.filter(({ origin }) => !isExposed(origin));
    const safe = safeToRead(harmless);
    console.log(`\n# ${name}: ${safe.length} of ${harmless.length} calls judged safe\n`);
    for (const { path, line, callee, reason } of safe)
      console.log(`${path}:${line} ${callee}: ${reason}\n    ${source(path, line)}`);
  }
}
