/** Only the part that is compared: pins in, advisories out. usage: ours.ts EXPORT CACHE LOCK */

import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

const [source, cacheDir, lock] = process.argv.slice(2) as [string, string, string];
enableCompileCache(join(cacheDir, 'compiled'));
const { openAdvisories } = await import('../../src/dependencies/advisories/open.ts');
const { SILENT } = await import('../../src/project/progress.ts');

const advisories = await openAdvisories({
  ...{
    source,
    folder: process.cwd(),
    cacheDir,
    offline: true,
    now: new Date(),
    network: {},
    progress: SILENT,
  },
});
const pins = readFileSync(lock, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('=='));
const dependencies = pins.map(([name, version]) => ({ name, version, ...advisories.match(name!, version!) }));
process.stdout.write(`${JSON.stringify({ dependencies, incomplete: advisories.incomplete })}\n`);
