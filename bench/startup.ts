/**
 * What a second start costs before work begins, beside the bare runtime: `./wherefrom --version` and the help of a
 * command against `node -e 0`, whole processes, interleaved.
 *
 *   ./wherefrom-dev bench startup [--rounds N]
 */
import { join } from 'node:path';
import { interleaved } from './support/measure.ts';

const home = join(import.meta.dirname, '..');
const argument = process.argv.indexOf('--rounds');
const costs = interleaved(
  {
    'node -e 0': [process.execPath, '-e', '0'],
    'wherefrom --version': [join(home, 'wherefrom'), '--version'],
    'wherefrom audit --help': [join(home, 'wherefrom'), 'audit', '--help'],
    'wherefrom audit of an empty folder': [join(home, 'wherefrom'), 'audit', '--offline', join(home, '.ci')],
  },
  argument > 0 ? Number(process.argv[argument + 1]) : 15,
);
const bare = costs['node -e 0'];
for (const [name, { cpu, wall }] of Object.entries(costs)) {
  const more = ((wall - bare.wall) * 1000).toFixed(0);
  console.log(
    `${name.padEnd(36)} wall ${(wall * 1000).toFixed(0)} ms (${more} more than bare)   cpu ${(cpu * 1000).toFixed(0)} ms`,
  );
}
