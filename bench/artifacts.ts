/**
 * Measurements beside picklescan, whole processes in turn in one run: a pickle of millions of opcodes, one long
 * bytes object, a checkpoint of torch, folders of small pickles. Time is the median of the rounds, memory the highest.
 *
 *   ./wherefrom-dev bench artifacts [--rounds N] [--only opcodes|bytes|checkpoint|rows|mixed|tables]
 */

import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemble } from '../scripts/pickle-assembly.ts';
import type { Report } from '../src/report/report.ts';
import { run } from './support/measure.ts';
import { pythonTools, SCRATCH } from './support/python.ts';

const PICKLESCAN = 'picklescan==1.0.5';
const MEGABYTE = 1024 * 1024;
const OPCODES = 4_500_000;
const BYTES = 200 * MEGABYTE;
const CHECKPOINT = 1024 * MEGABYTE;
const FILES = 10_000;

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

const HEAD = assemble(`
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
MARK`);
const TAIL = assemble('APPENDS\nSTOP');

async function opcodes(file: string): Promise<void> {
  const out = createWriteStream(file);
  out.write(HEAD);
  const thousand = Buffer.concat(Array<Buffer>(1000).fill(ROW));
  for (let done = 0; done < OPCODES; done += OPCODES_A_ROW * 1000) out.write(thousand);
  out.end(TAIL);
  await once(out, 'finish');
}

async function bytes(file: string): Promise<void> {
  const out = createWriteStream(file);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(BYTES));
  out.write(Buffer.concat([assemble('PROTO 4\nRAW 8e'), length]));
  for (let done = 0; done < BYTES; done += MEGABYTE)
    if (!out.write(Buffer.alloc(MEGABYTE))) await once(out, 'drain');
  out.end(assemble('STOP'));
  await once(out, 'finish');
}

function checkpoint(file: string): void {
  const pickle = `${file}.pickle`;
  writeFileSync(
    pickle,
    assemble(
      `PROTO 2\nGLOBAL collections OrderedDict\nEMPTY_TUPLE\nREDUCE\nBINUNICODE "weight"\nGLOBAL torch._utils _rebuild_tensor_v2
       MARK\nMARK\nBINUNICODE "storage"\nGLOBAL torch FloatStorage\nBINUNICODE "0"\nBINUNICODE "cpu"\nBININT 4194304\nTUPLE\nBINPERSID
       BININT1 0\nBININT 4194304\nTUPLE1\nBININT1 1\nTUPLE1\nNEWFALSE\nGLOBAL collections OrderedDict\nEMPTY_TUPLE\nREDUCE\nTUPLE
       REDUCE\nSETITEM\nSTOP`,
    ),
  );
  run('python3', [join(import.meta.dirname, 'support', 'checkpoint.py'), file, pickle, String(CHECKPOINT)]);
  rmSync(pickle);
}

/**
 * As many rows as make pickles of the sizes that are met: of 237 of under 64 KB in the releases of docs/artifacts.md a
 * quarter has up to 26 opcodes, half up to 80, three quarters up to 250, nine of ten up to 460, and the mean is 340.
 */
const ROWS_OF_TWENTY = [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 8, 8, 10, 15, 16, 130];

/** Tables of few rows, as caches and queues hold them, each with a number of its own: no two have the same bytes. */
function folder(path: string, rowsOf: readonly number[]): void {
  mkdirSync(path);
  const tables = rowsOf.map((rows) =>
    Buffer.concat([HEAD, ...Array<Buffer>(rows).fill(ROW), assemble('BININT 0'), TAIL]),
  );
  for (let number = 0; number < FILES; number += 1) {
    const table = tables[number % tables.length] as Buffer;
    table.writeInt32LE(number, table.length - TAIL.length - 4);
    writeFileSync(join(path, `${number}.pkl`), table);
  }
}

interface Measurement {
  /** picklescan goes by names. */
  readonly file: string;
  readonly what: string;
  readonly make: (path: string) => void | Promise<void>;
  readonly aim: string;
}

const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  opcodes: {
    file: 'opcodes.pkl',
    what: `a pickle of ${OPCODES} opcodes`,
    make: opcodes,
    aim: '20 times as fast, under 150 MB',
  },
  bytes: {
    file: 'bytes.pkl',
    what: `one bytes object of ${BYTES / MEGABYTE} MB`,
    make: bytes,
    aim: 'not slower',
  },
  checkpoint: {
    file: 'checkpoint.pt',
    what: `a stored checkpoint of ${CHECKPOINT / MEGABYTE} MB`,
    make: checkpoint,
    aim: 'not slower, under 150 MB',
  },
  rows: {
    file: 'rows',
    what: `a folder of ${FILES} pickles of 50 opcodes`,
    make: (path) => folder(path, [1]),
    aim: '20 times as fast',
  },
  mixed: {
    file: 'mixed',
    what: `a folder of ${FILES} pickles of 20 to 3,800 opcodes, half of them of up to 80`,
    make: (path) => folder(path, ROWS_OF_TWENTY),
    aim: '20 times as fast',
  },
  tables: {
    file: 'tables',
    what: `a folder of ${FILES} pickles of 1,000 opcodes`,
    make: (path) => folder(path, [34]),
    aim: '20 times as fast',
  },
};

interface Cost {
  readonly wall: number;
  readonly cpu: number;
  /** In MB. */
  readonly peak: number;
}

function cost(command: readonly string[]): Cost {
  const printed = run('python3', [join(import.meta.dirname, 'support', 'cost.py'), ...command]);
  const [wall = 0, cpu = 0, peak = 0] = printed.trim().split(' ').map(Number);
  return { wall, cpu, peak };
}

/** In turn, so that what else the machine does falls on all alike; the first round only fills caches. */
function compared(commands: readonly (readonly string[])[], rounds: number): Cost[] {
  const costs = commands.map((): Cost[] => []);
  for (let round = 0; round <= rounds; round += 1)
    for (const [i, command] of commands.entries()) {
      const one = cost(command);
      if (round > 0) costs[i]?.push(one);
    }
  return costs.map(medians);
}

function medians(costs: readonly Cost[]): Cost {
  const middle = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b)[values.length >> 1] as number;
  return {
    wall: middle(costs.map(({ wall }) => wall)),
    cpu: middle(costs.map(({ cpu }) => cpu)),
    peak: Math.max(...costs.map(({ peak }) => peak)),
  };
}

function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? (process.argv[at + 1] ?? otherwise) : otherwise;
}

function shown({ wall, cpu, peak }: Cost): string {
  return `${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s, ${peak.toFixed(0)} MB`;
}

/**
 * What a folder costs without a look into its files: opening and reading each in Node and in C, and what either tool
 * takes for a folder without any. What is left of a tool's time is its own.
 */
function floorsOf(path: string): { what: string; command: readonly string[] }[] {
  const empty = join(SCRATCH, 'artifacts-empty');
  mkdirSync(empty, { recursive: true });
  const reads = `const { closeSync, openSync, readdirSync, readSync } = require('node:fs');
    const into = Buffer.allocUnsafe(65536);
    for (const name of readdirSync(${JSON.stringify(path)})) {
      const file = openSync(${JSON.stringify(path)} + '/' + name);
      readSync(file, into, 0, into.length, 0);
      closeSync(file);
    }`;
  return [
    { what: 'node -e 0', command: [process.execPath, '-e', '0'] },
    { what: 'the same, reading every file', command: [process.execPath, '-e', reads] },
    { what: 'cat of every file', command: ['sh', '-c', 'cat "$0"/*', path] },
    { what: 'wherefrom, an empty folder', command: [wherefrom, 'inspect', empty] },
    { what: 'picklescan, an empty folder', command: [picklescan, '--path', empty] },
  ];
}

const wherefrom = join(import.meta.dirname, '..', 'wherefrom');
const picklescan = join(pythonTools(PICKLESCAN), 'picklescan');
const only = option('only', '');
mkdirSync(SCRATCH, { recursive: true });
for (const [name, { file, what, make, aim }] of Object.entries(MEASUREMENTS)) {
  if (only !== '' && only !== name) continue;
  const path = join(SCRATCH, `artifacts-${file}`);
  if (!existsSync(path)) await make(path);
  const { artifacts } = JSON.parse(run(wherefrom, ['inspect', '--format', 'json', path])) as Report;
  const wrong = artifacts.find(({ verdict }) => verdict !== 'safe');
  if (wrong || artifacts.length === 0)
    throw new Error(`it is not what it should be: ${JSON.stringify(wrong)}`);
  const commands = [
    [wherefrom, 'inspect', path],
    [picklescan, '--path', path],
  ];
  const floors = file.includes('.') ? [] : floorsOf(path);
  const all = compared([...commands, ...floors.map(({ command }) => command)], Number(option('rounds', '5')));
  const [ours, theirs] = all as [Cost, Cost];
  console.log(`${what}: ${aim}`);
  console.log(`  wherefrom ${shown(ours)}; ${PICKLESCAN} ${shown(theirs)}`);
  console.log(
    `  ${(theirs.wall / ours.wall).toFixed(1)} times as fast by the clock, ${(theirs.cpu / ours.cpu).toFixed(1)} times by CPU`,
  );
  for (const [i, { what: floor }] of floors.entries())
    console.log(`  ${floor}: ${shown(all[i + 2] as Cost)}`);
}
