/** The first look at a pickle never says of one that it is safe of which the machine says anything else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../scripts/pickle-assembly.ts';
import { bytesSource } from '../../src/archive/source.ts';
import { formats } from '../../src/artifacts/formats/registry.generated.ts';
import { inspectContent } from '../../src/artifacts/inspect.ts';
import { type ArtifactFormat, contentOf } from '../../src/artifacts/inspection/format.ts';
import { verdictOf } from '../../src/artifacts/inspection/verdict.ts';
import { safeAtFirstLook } from '../../src/artifacts/pickle/first-look.ts';
import { runPickle } from '../../src/artifacts/pickle/machine.ts';
import { Budget } from '../../src/limits/budget.ts';
import { Random } from '../support/random.ts';
import { mutated } from './support/mutate.ts';
import { type Seed, seeds } from './support/seeds.ts';

const HIDING = join(import.meta.dirname, 'hiding');
const CASES = process.env.WHEREFROM_EXHAUSTIVE ? 1_000_000 : 20_000;

/** As picklers write them, with all that the first look knows. */
const ORDINARY = [
  'PROTO 2\nEMPTY_DICT\nBINPUT 0\nMARK\nBINUNICODE "a"\nBINPUT 1\nBININT1 1\nBINUNICODE "b"\nBINGET 1\nSETITEMS\nSTOP',
  'PROTO 4\nEMPTY_LIST\nMEMOIZE\nMARK\nNONE\nNEWTRUE\nNEWFALSE\nBININT 70000\nBININT2 300\nBINFLOAT 0.5\nAPPENDS\nSTOP',
  'PROTO 4\nEMPTY_SET\nMEMOIZE\nMARK\nSHORT_BINUNICODE "a"\nSHORT_BINBYTES 00ff\nADDITEMS\nSTOP',
  'PROTO 4\nMARK\nBININT1 1\nFROZENSET\nMEMOIZE\nEMPTY_LIST\nTUPLE2\nMEMOIZE\nSTOP',
  'PROTO 3\nGLOBAL collections OrderedDict\nBINPUT 0\nEMPTY_TUPLE\nREDUCE\nBINPUT 1\nSTOP',
  'PROTO 4\nSHORT_BINUNICODE "datetime"\nMEMOIZE\nSHORT_BINUNICODE "date"\nMEMOIZE\nSTACK_GLOBAL\nMEMOIZE\nSHORT_BINBYTES 07e80101\nTUPLE1\nMEMOIZE\nREDUCE\nMEMOIZE\nSTOP',
  'PROTO 2\nGLOBAL collections OrderedDict\nEMPTY_TUPLE\nNEWOBJ\nEMPTY_DICT\nBININT1 1\nEMPTY_LIST\nBININT1 2\nAPPEND\nSETITEM\nTUPLE2\nSTOP',
  'PROTO 2\nEMPTY_LIST\nMARK\nLIST\nAPPEND\nMARK\nBININT1 1\nNONE\nDICT\nAPPEND\nMARK\nBININT1 1\nTUPLE\nAPPEND\nNONE\nPOP\nSTOP',
  'PROTO 4\nRAW 950500000000000000\nNONE\nBININT1 1\nTUPLE2\nSTOP',
].map((text, at): Seed => ({ path: `ordinary ${at}`, bytes: assemble(text) }));

function fullVerdict(bytes: Buffer): string {
  const source = bytesSource(bytes);
  const limits = { bytes: 1 << 26, operations: 1_000_000, depth: 6 };
  const inspection = inspectContent(contentOf(source, 'x.pkl'), new Budget(limits), {});
  return inspection ? verdictOf(inspection) : 'no artifact';
}

const pickles = [
  ...ORDINARY,
  ...seeds().filter(({ path }) => /^(?:pickle|joblib)\//.test(path)),
  ...readdirSync(HIDING, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.asm'))
    .sort()
    .map((path): Seed => ({ path, bytes: assemble(readFileSync(join(HIDING, path), 'utf8')) })),
];

describe('the first look', () => {
  test.each(ORDINARY)('knows $path, with as many opcodes as the machine counts', ({ bytes }) => {
    const nothing = { global() {}, call() {}, build: () => undefined, store() {}, opaque() {} };
    const run = runPickle(bytesSource(bytes), nothing, { budget: new Budget() });
    expect(safeAtFirstLook(bytes, {})).toBe(run.opcodes);
    expect(fullVerdict(bytes)).toBe('safe');
  });

  test.each([9_000, 600_000])('knows a list of %i texts that are remembered', (count) => {
    const text = assemble('SHORT_BINUNICODE "a text of thirty letters or so"\nMEMOIZE');
    const head = assemble('PROTO 4\nEMPTY_LIST\nMEMOIZE\nMARK');
    const bytes = Buffer.concat([head, ...Array(count).fill(text), assemble('APPENDS\nSTOP')]);
    expect(safeAtFirstLook(bytes, {})).toBe(4 + 2 * count + 2);
  });

  test.each([
    ['more on the stack than there is room for', 'NONE', 1_100_000],
    ['more in the memo than there is room for', 'NONE\nMEMOIZE\nPOP', 4_300_000],
  ])('leaves %s to the machine', (_, text, count) => {
    const bytes = Buffer.concat([
      assemble('PROTO 4\nMARK'),
      Buffer.alloc(count * assemble(text).length, assemble(text)),
      assemble('LIST\nSTOP'),
    ]);
    expect(safeAtFirstLook(bytes, {})).toBe(0);
  });

  test('agrees with the machine wherever it says anything of damaged pickles', () => {
    const random = new Random(20_261_122);
    for (let number = 0; number < CASES; number += 1) {
      const seed = pickles[number] ?? random.pick(number % 2 ? ORDINARY : pickles);
      agrees(number < pickles.length ? seed.bytes : mutated(seed.bytes, random, pickles), seed.path);
    }
  });

  test('agrees with the machine wherever it says anything of opcodes put together at random', () => {
    const random = new Random(5);
    let said = 0;
    for (let number = 0; number < CASES; number += 1)
      said += agrees(opcodesOf(random), `case ${number}`) ? 1 : 0;
    expect(said).toBeGreaterThan(CASES / 20);
  });
});

/** True where it says something. */
function agrees(bytes: Buffer, about: string): boolean {
  if (safeAtFirstLook(bytes, {}) === 0) return false;
  expect(fullVerdict(bytes), `${about}: ${bytes.toString('hex')}`).toBe('safe');
  return true;
}

/** Pieces that leave something on the stack, and such as take it. */
const PIECES = [
  ...[
    'NONE',
    'BININT1 1',
    'BINFLOAT 0.5',
    'SHORT_BINUNICODE "a"',
    'SHORT_BINBYTES 00',
    'EMPTY_LIST',
    'EMPTY_DICT',
  ],
  ...['EMPTY_SET', 'EMPTY_TUPLE', 'MARK', 'BINGET 0', 'BINGET 1', 'GLOBAL collections OrderedDict'],
  ...['GLOBAL datetime date', 'GLOBAL builtins getattr', 'GLOBAL builtins str', 'GLOBAL functools partial'],
  ...[
    'GLOBAL numpy mean',
    'GLOBAL operator itemgetter',
    'SHORT_BINUNICODE "collections"\nSHORT_BINUNICODE "Counter"\nSTACK_GLOBAL',
  ],
  ...[
    'MEMOIZE',
    'MEMOIZE',
    'BINPUT 0',
    'BINPUT 1',
    'TUPLE1',
    'TUPLE2',
    'TUPLE',
    'LIST',
    'DICT',
    'FROZENSET',
    'APPEND',
    'APPENDS',
  ],
  ...[
    'SETITEM',
    'SETITEMS',
    'ADDITEMS',
    'POP',
    'REDUCE',
    'REDUCE',
    'NEWOBJ',
    'EMPTY_TUPLE\nREDUCE',
    'RAW 950300000000000000',
  ],
  ...[
    'MARK\nBININT1 1\nAPPENDS',
    'MARK\nNONE\nEMPTY_LIST\nSETITEMS',
    'MARK\nNONE\nADDITEMS',
    'RAW 82',
    'BUILD',
    'PROTO 3',
  ],
].map((text) => assemble(text));
const [HEAD, TAIL] = [assemble('PROTO 4\nMARK'), assemble('TUPLE\nSTOP')];

function opcodesOf(random: Random): Buffer {
  const pieces = Array.from({ length: 1 + random.below(8) }, () => random.pick(PIECES));
  return Buffer.concat(
    random.below(4) === 0 ? [HEAD.subarray(0, 2), ...pieces, TAIL.subarray(1)] : [HEAD, ...pieces, TAIL],
  );
}

test('a format that names its first bytes recognises nothing else', () => {
  const files = seeds();
  for (const { name, first, recognises } of formats as readonly ArtifactFormat[]) {
    if (first === undefined) continue;
    for (const { path, bytes } of files) {
      if (first.includes(String.fromCharCode(bytes[0] ?? 0))) continue;
      const content = contentOf(bytesSource(bytes), path.slice(path.lastIndexOf('/') + 1));
      expect(recognises(content), `${name} recognises ${path}`).toBe(false);
    }
  }
});
