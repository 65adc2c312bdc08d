/**
 * Which packages that are downloaded much would be taken for somebody's typing error: they go into `HONEST` of
 * src/dependencies/naming/look-alike.ts. Prints how many there are, and their names.
 *   node scripts/look-alikes.ts FILE     a line a package, most downloaded first; what follows a name is left out
 */
import { readFileSync } from 'node:fs';
import { lookAlikeBySpelling } from '../src/dependencies/naming/look-alike.ts';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('give a file with a package a line');
const names = readFileSync(file, 'utf8')
  .split('\n')
  .flatMap((line) => line.split(/\s/)[0] || []);
const alike = names.filter((name) => lookAlikeBySpelling(name) !== undefined);
console.log(`${alike.length} of ${names.length} are spelt nearly like a better known one:`);
console.log(alike.sort().join(' '));
