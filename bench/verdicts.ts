/**
 * The verdicts on real artifacts, as tables: a line for each folder in FOLDER that has any (an unpacked release, a
 * repository), a line for each format, and below them every verdict that somebody has to read: dangerous, suspicious, and the names that
 * nobody vouches for.
 *
 *   ./wherefrom-dev bench verdicts FOLDER [--names N]
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { auditArtifacts } from '../src/artifacts/audit.ts';
import { discoverFolder } from '../src/project/discover.ts';
import type { ArtifactEntry, ArtifactVerdict } from '../src/report/report.ts';

const VERDICTS: readonly ArtifactVerdict[] = ['safe', 'unknown', 'unreadable', 'suspicious', 'dangerous'];
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: ./wherefrom-dev bench verdicts FOLDER, with unpacked releases in FOLDER');
  process.exit(2);
}
const namesAt = process.argv.indexOf('--names');
const mostNames = namesAt > 0 ? Number(process.argv[namesAt + 1]) : 20;

function counts(entries: readonly ArtifactEntry[]): string {
  return VERDICTS.map((verdict) => {
    const count = entries.filter((entry) => entry.verdict === verdict).length;
    return count === 0 ? '' : String(count);
  }).join(' | ');
}

function formatsOf(entries: readonly ArtifactEntry[]): string {
  const byFormat = Map.groupBy(entries, ({ format }) => format);
  return [...byFormat]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([format, of]) => `${of.length} ${format}`)
    .join(', ');
}

console.log(`| release | ${VERDICTS.join(' | ')} | formats |\n|---|${'--:|'.repeat(VERDICTS.length)}---|`);
const all: (ArtifactEntry & { release: string })[] = [];
for (const release of readdirSync(folder).sort()) {
  const { artifacts } = await auditArtifacts(discoverFolder(join(folder, release)));
  if (artifacts.length === 0) continue;
  all.push(...artifacts.map((entry) => ({ ...entry, release })));
  console.log(`| ${release} | ${counts(artifacts)} | ${formatsOf(artifacts)} |`);
}
console.log(`| all | ${counts(all)} | ${all.length} artifacts |`);

console.log(`\n| format | ${VERDICTS.join(' | ')} |\n|---|${'--:|'.repeat(VERDICTS.length)}`);
const byFormat = Map.groupBy(all, ({ format }) => format);
for (const [format, of] of [...byFormat].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`| ${format} | ${counts(of)} |`);

console.log('\nDangerous and suspicious\n');
for (const { release, path, verdict, reasons } of all) {
  if (verdict === 'dangerous' || verdict === 'suspicious')
    console.log(`- ${verdict}: ${release}/${path}: ${reasons[0]?.message}`);
}
const unknown = new Map<string, number>();
for (const { globals } of all) {
  for (const { name, verdict } of globals)
    if (verdict === 'unknown') unknown.set(name, (unknown.get(name) ?? 0) + 1);
}
console.log('\nNames that nobody vouches for, by the number of artifacts\n');
for (const [name, count] of [...unknown]
  .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  .slice(0, mostNames))
  console.log(`- ${count} ${name}`);
console.log('\nUnreadable, by reason\n');
const reasons = Map.groupBy(
  all.filter(({ verdict }) => verdict === 'unreadable'),
  ({ format, reasons: [first] }) => `${format}: ${first?.message.replace(/ \(it begins.*/, '')}`,
);
for (const [reason, of] of [...reasons].sort(([, a], [, b]) => b.length - a.length))
  console.log(`- ${of.length} ${reason.slice(0, 160)}`);
