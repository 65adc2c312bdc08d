/**
 * A pickle of millions of opcodes, inspected by Wherefrom and by picklescan, as whole processes in turn.
 *
 *   ./wherefrom-dev bench artifacts [--opcodes N] [--rounds N]
 */

import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { assemble } from '../scripts/pickle-assembly.ts';
import type { Report } from '../src/report/report.ts';
import { comparison, interleaved, run } from './support/measure.ts';
import { pythonTools, SCRATCH } from './support/python.ts';

const PICKLESCAN = 'picklescan==1.0.5';

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : otherwise;
}

/** One of many dicts of texts, numbers, tuples, lists and something that a call makes, as pickle writes them. */
const ROW = assemble(`
EMPTY_DICT
MEMOIZE
MARK
BINGET 1
BININT 70000
BINGET 2
SHORT_BINUNICODE "a text as they are in tables"
MEMOIZE
BINGET 3
BINFLOAT 0.25
BININT1 1
BININT2 300
TUPLE3
MEMOIZE
BINGET 4
EMPTY_LIST
MEMOIZE
MARK
NONE
NEWTRUE
SHORT_BINBYTES 00ff00ff
MEMOIZE
APPENDS
BINGET 5
BINGET 6
EMPTY_TUPLE
REDUCE
MEMOIZE
SETITEMS
`);
const OPCODES_A_ROW = 29;

async function largePickle(opcodes: number): Promise<string> {
  mkdirSync(SCRATCH, { recursive: true });
  const file = join(SCRATCH, `rows-${opcodes}.pkl`);
  if (existsSync(file)) return file;
  const out = createWriteStream(file);
  out.write(
    assemble(`
PROTO 4
EMPTY_LIST
MEMOIZE
SHORT_BINUNICODE "id"
MEMOIZE
SHORT_BINUNICODE "text"
MEMOIZE
SHORT_BINUNICODE "score"
MEMOIZE
SHORT_BINUNICODE "tags"
MEMOIZE
SHORT_BINUNICODE "more"
MEMOIZE
GLOBAL collections OrderedDict
MEMOIZE
POP
POP
POP
POP
POP
POP
MARK`),
  );
  const thousand = Buffer.concat(Array<Buffer>(1000).fill(ROW));
  for (let done = 0; done < opcodes; done += OPCODES_A_ROW * 1000) out.write(thousand);
  out.end(assemble('APPENDS\nSTOP'));
  await once(out, 'finish');
  return file;
}

const opcodes = option('opcodes', 4_500_000);
const file = await largePickle(opcodes);
const wherefrom = join(import.meta.dirname, '..', 'wherefrom');
const [entry] = (JSON.parse(run(wherefrom, ['inspect', '--format', 'json', file])) as Report).artifacts;
if (entry?.verdict !== 'safe')
  throw new Error(`the pickle is not what it should be: ${JSON.stringify(entry)}`);
const programs = pythonTools(PICKLESCAN);
const costs = interleaved(
  {
    wherefrom: [wherefrom, 'inspect', file],
    picklescan: [join(programs, 'picklescan'), '--path', file],
  },
  option('rounds', 5),
);
console.log(`${opcodes} opcodes, ${PICKLESCAN}`);
console.log(comparison('wherefrom', 'picklescan', costs));
const times = (unit: 'cpu' | 'wall') => (costs.picklescan[unit] / costs.wherefrom[unit]).toFixed(1);
console.log(`  wherefrom is ${times('wall')} times as fast by the clock, ${times('cpu')} times by CPU`);
