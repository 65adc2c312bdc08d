/**
 * What a second start costs before work begins, beside the bare runtime: `./wherefrom --version` and the help of a
 * command against `node -e 0`, whole processes, interleaved, in a checkout as users have it. Beside them a start from
 * files, as it is where no snapshot could be made.
 *
 *   ./wherefrom-dev bench startup [--rounds N]
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { usersCheckout } from './support/checkout.ts';
import { interleaved } from './support/measure.ts';

const root = join(import.meta.dirname, '..');
const home = usersCheckout(root, join(root, '.cache', 'bench', `startup-${process.pid}`));
const empty = join(home, 'empty');
mkdirSync(empty);
process.on('exit', () => rmSync(home, { recursive: true, force: true }));
/** A start takes a few hundredths of a second. */
const REPEATS = 5;
const argument = process.argv.indexOf('--rounds');
const costs = interleaved(
  {
    'node -e 0': [process.execPath, '-e', '0'],
    'wherefrom --version': [join(home, 'wherefrom'), '--version'],
    'wherefrom audit --help': [join(home, 'wherefrom'), 'audit', '--help'],
    'wherefrom audit of an empty folder': [join(home, 'wherefrom'), 'audit', '--offline', empty],
    'from files, wherefrom --version': [process.execPath, join(home, 'dist', 'wherefrom.cjs'), '--version'],
  },
  argument > 0 ? Number(process.argv[argument + 1]) : 7,
  REPEATS,
);
const bare = costs['node -e 0'];
for (const [name, { cpu, wall }] of Object.entries(costs)) {
  const more = ((wall - bare.wall) * 1000).toFixed(0);
  console.log(
    `${name.padEnd(36)} wall ${(wall * 1000).toFixed(0)} ms (${more} more than bare)   cpu ${(cpu * 1000).toFixed(0)} ms`,
  );
}
