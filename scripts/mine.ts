/**
 * Names the functions that fixes touched. Nothing of the releases is run or imported, and nothing is fetched.
 *
 *   ./wherefrom-dev mine OLDER NEWER             two unpacked releases: what the newer one changed
 *   ./wherefrom-dev mine --patch FILE            the same of a patch
 *   ./wherefrom-dev mine --write EXPORT FOLDER   the data in src/dependencies/symbols/packages/, from the releases that
 *                                                scripts/mining/advisories.tsv names, unpacked as FOLDER/NAME-VERSION
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionsInPatch } from './mining/patch.ts';
import { readRelease } from './mining/release.ts';
import { touchedBetween } from './mining/touched.ts';
import { writeMined } from './mining/write.ts';

const [first = '', second = '', third = ''] = process.argv.slice(2);

if (first === '--patch' && existsSync(second)) {
  for (const { path, functions } of functionsInPatch(readFileSync(second, 'utf8')))
    console.log(`${path}: ${functions.join(', ') || 'no function'}`);
} else if (first === '--write' && existsSync(second) && existsSync(third)) {
  await writeMined(join(import.meta.dirname, '..'), second, third);
} else if (existsSync(first) && existsSync(second)) {
  const [older, newer] = [await readRelease(first), await readRelease(second)];
  for (const { module, name } of touchedBetween(older, newer)) console.log(`${module}.${name}`);
} else {
  console.error('usage: ./wherefrom-dev mine OLDER NEWER | --patch FILE | --write EXPORT FOLDER');
  process.exit(2);
}
