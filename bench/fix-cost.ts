/**
 * What `fix` costs beside the audit of the code where it has nothing to offer: whole processes, in turns, with nothing
 * remembered between them.
 *
 *   ./wherefrom-dev bench fix-cost [--rounds N] [FOLDER…]     without folders: packages from PyPI, kept in `.cache/bench/`
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { comparison, interleaved } from './support/measure.ts';
import { unpackedWheel } from './support/python.ts';

const args = process.argv.slice(2);
const option = args.indexOf('--rounds');
const rounds = option < 0 ? 5 : Number(args.splice(option, 2)[1]);
const wherefrom = join(import.meta.dirname, '..', 'wherefrom');

/** Packages in which there are findings, and nothing to mend. */
const PINNED = ['cachelib==0.13.0', 'bottle==0.13.4', 'Scrapy==2.13.3', 'distributed==2025.9.1'];
const folders = args.length > 0 ? args : PINNED.map(unpackedWheel);

for (const folder of folders) {
  const common = ['--format', 'json', '--isolated'];
  const fix = [wherefrom, 'fix', '--format', 'json', '--isolated', folder];
  const audit = [
    ...[wherefrom, 'audit', '--only', 'code', '--offline', '--no-cache', '--fail-on', 'never'],
    ...[...common, folder],
  ];
  const { stdout } = spawnSync(wherefrom, fix.slice(1), { encoding: 'utf8', maxBuffer: 1 << 28 });
  const { fixes, skipped } = JSON.parse(stdout);
  console.log(`\n${folder.split('/').at(-1)}: ${fixes.length} fixes, ${skipped.length} findings without`);
  console.log(comparison('fix', 'audit', interleaved({ fix, audit }, rounds)));
}
