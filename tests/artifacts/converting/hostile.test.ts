/** Pickles that are broken, or made to cost more than they are worth: each ends soon, with a document or a reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../../scripts/pickle-assembly.ts';
import { CannotConvert, type Target } from '../../../src/artifacts/converting/convert.ts';
import { type Converted, converted } from './support/converted.ts';
import { schemaFaults } from './support/schema.ts';

const CASES = join(import.meta.dirname, 'cases');
const FORMATS = join(import.meta.dirname, '..', 'formats');
const RUNS = process.env.WHEREFROM_EXHAUSTIVE ? 100_000 : 3_000;
/** Places in a file, from its beginning to its end. */
const PLACES = 10_000;
const TREES: readonly Target[] = ['json', 'msgpack', 'protobuf'];

function attempt(bytes: Uint8Array, target: Target): Converted | CannotConvert {
  try {
    return converted(bytes, { target });
  } catch (error) {
    if (error instanceof CannotConvert) return error;
    throw error;
  }
}

function done(bytes: Uint8Array, target: Target = 'json'): Converted {
  const found = attempt(bytes, target);
  if (found instanceof CannotConvert) throw found;
  return found;
}

const cases = readdirSync(CASES)
  .filter((name) => name.endsWith('.asm'))
  .map((name) => assemble(readFileSync(join(CASES, name), 'utf8')));
const files = ['joblib', 'npy', 'npz', 'pickle', 'torch-legacy', 'torch-zip', 'zlib'].flatMap((folder) =>
  readdirSync(join(FORMATS, folder))
    .filter((name) => !/\.asm$|^expected/.test(name))
    .map((name) => readFileSync(join(FORMATS, folder, name))),
);

describe('damage', () => {
  test('a file cut off at any byte is refused, or carried as far as it goes', () => {
    for (const bytes of [...cases, ...files]) {
      for (let at = 0; at < bytes.length; at += 1) attempt(bytes.subarray(0, at), 'json');
    }
  });

  test('changed bytes give a document as the schema says, or a reason', () => {
    const change = fc.tuple(fc.noBias(fc.nat(PLACES - 1)), fc.nat(255));
    const damaged = fc.tuple(
      fc.constantFrom(...cases, ...files),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...TREES, 'safetensors' as const, 'npy' as const),
    );
    let documents = 0;
    fc.assert(
      fc.property(damaged, ([original, changes, target]) => {
        const bytes = Buffer.from(original);
        for (const [place, byte] of changes) bytes[Math.floor((place / PLACES) * bytes.length)] = byte;
        const found = attempt(bytes, target);
        if (found instanceof CannotConvert) return;
        documents += 1;
        if (target !== 'json') return;
        expect(schemaFaults(JSON.parse(found.output.toString()))).toEqual([]);
      }),
      { numRuns: RUNS, seed: 20261121 },
    );
    expect(documents, 'some of it is still converted').toBeGreaterThan(RUNS / 8);
  });
});

describe('what grows without end when it is loaded', () => {
  const repeated = (count: number, line: string) => Array<string>(count).fill(line).join('\n');

  test.each(TREES)('lists of lists that are shared over and over stay small in %s', (target) => {
    const levels = Array.from(
      { length: 40 },
      (_, i) => `EMPTY_LIST\nMEMOIZE\nMARK\n${repeated(10, `BINGET ${i}`)}\nAPPENDS`,
    );
    const bytes = assemble(`PROTO 4\nEMPTY_LIST\nMEMOIZE\n${levels.join('\n')}\nSTOP`);
    expect(done(bytes, target).output.length).toBeLessThan(bytes.length * 40);
  });

  test.each(TREES)('a long text that is there a thousand times is written once in %s', (target) => {
    const long = JSON.stringify('x'.repeat(1 << 20));
    const bytes = assemble(
      `PROTO 4\nEMPTY_LIST\nMARK\nBINUNICODE ${long}\nMEMOIZE\n${repeated(1000, 'BINGET 0')}\nAPPENDS\nSTOP`,
    );
    expect(done(bytes, target).output.length).toBeLessThan(2 << 20);
  });

  test.each(TREES)('so is a long key in %s', (target) => {
    const long = JSON.stringify('x'.repeat(1 << 20));
    const dict = 'EMPTY_DICT\nBINGET 0\nNONE\nSETITEM';
    const bytes = assemble(
      `PROTO 4\nEMPTY_LIST\nMARK\nBINUNICODE ${long}\nMEMOIZE\n${repeated(1000, dict)}\nAPPENDS\nSTOP`,
    );
    expect(done(bytes, target).output.length).toBeLessThan(2 << 20);
  });

  test('types within types, each four times in the next', () => {
    const name = (i: number) => `SHORT_BINUNICODE "f${i}"`;
    const field = (i: number, of: number) => `${name(i)}\nBINGET ${of}\nBININT1 0\nTUPLE2`;
    const fields = (of: number) =>
      `EMPTY_DICT\nMARK\n${[0, 1, 2, 3].map((i) => field(i, of)).join('\n')}\nSETITEMS`;
    const names = `MARK\n${[0, 1, 2, 3].map(name).join('\n')}\nTUPLE`;
    const dtype = (state: string) =>
      `GLOBAL numpy dtype\nSHORT_BINUNICODE "V8"\nNEWFALSE\nNEWTRUE\nTUPLE3\nREDUCE\nMEMOIZE\nMARK\n${state}\nTUPLE\nBUILD`;
    const plain = `GLOBAL numpy dtype\nSHORT_BINUNICODE "f8"\nNEWFALSE\nNEWTRUE\nTUPLE3\nREDUCE\nMEMOIZE`;
    const levels = Array.from({ length: 14 }, (_, i) =>
      dtype(`BININT1 3\nSHORT_BINUNICODE "|"\nNONE\n${names}\n${fields(i)}\nBININT1 8\nBININT1 1\nBININT1 0`),
    );
    const found = done(assemble(`PROTO 4\n${plain}\n${levels.join('\n')}\nSTOP`));
    expect(found.output.length).toBeLessThan(100_000);
    expect(schemaFaults(JSON.parse(found.output.toString()))).toEqual([]);
  });

  test('an array of more items than there are bytes is a record', () => {
    const bytes = readFileSync(join(FORMATS, 'pickle', 'array.pkl'));
    const at = bytes.indexOf(Buffer.from([0x4b, 4, 0x85]));
    bytes[at + 1] = 200;
    expect(done(bytes).output.toString()).toContain('"callable"');
  });

  test('a tensor that repeats one number without end is carried as it is, and not written out', () => {
    const bytes = Buffer.from(readFileSync(join(FORMATS, 'torch-legacy', 'state.pth')));
    const shape = Buffer.from([0x4b, 2, 0x4b, 2, 0x86]);
    const strides = Buffer.from([0x4b, 2, 0x4b, 1, 0x86]);
    const [atShape, atStrides] = [bytes.indexOf(shape), bytes.indexOf(strides)];
    expect(Math.min(atShape, atStrides)).toBeGreaterThan(0);
    const huge = Buffer.concat([
      Buffer.from([0x4a, 0xff, 0xff, 0xff, 0x7f, 0x4a, 0xff, 0xff, 0xff, 0x7f, 0x86]),
    ]);
    const still = Buffer.from([0x4b, 0, 0x4b, 0, 0x86]);
    const parts = [
      bytes.subarray(0, atShape),
      huge,
      bytes.subarray(atShape + 5, atStrides),
      still,
      bytes.subarray(atStrides + 5),
    ];
    const changed = Buffer.concat(parts);
    expect(done(changed).output.toString()).toContain('"shape":[2147483647,2147483647]');
    expect(attempt(changed, 'safetensors')).toBeInstanceOf(CannotConvert);
  });
});

describe('what is deep', () => {
  const DEPTH = 30_000;
  const nested = (first: string, step: string) => {
    const one = assemble(step);
    return Buffer.concat([
      assemble(`PROTO 4\n${first}`),
      Buffer.alloc(one.length * DEPTH, one),
      assemble('STOP'),
    ]);
  };

  test.each(TREES)('lists, tuples, dicts and calls without end in %s', (target) => {
    const pickles = [
      nested('NONE', 'TUPLE1'),
      Buffer.concat([
        assemble('PROTO 4'),
        Buffer.alloc(DEPTH, ']'),
        Buffer.alloc(DEPTH - 1, 'a'),
        assemble('STOP'),
      ]),
      nested('GLOBAL app f', 'EMPTY_TUPLE\nREDUCE'),
      nested('NONE', 'TUPLE1\nEMPTY_DICT\nPOP'),
    ];
    for (const bytes of pickles) expect(done(bytes, target).output.length).toBeGreaterThanOrEqual(DEPTH);
  });

  test.each([
    'GLOBAL builtins bytes',
    'GLOBAL builtins bytearray',
    'GLOBAL numpy dtype',
    'GLOBAL torch Size',
  ])('%s of itself', (name) => {
    const one = assemble(`${name}\nMEMOIZE\nPOP`);
    const push = assemble('BINGET 0');
    const call = assemble('TUPLE1\nREDUCE');
    const bytes = Buffer.concat([
      assemble('PROTO 4'),
      one,
      Buffer.alloc(push.length * DEPTH, push),
      assemble('SHORT_BINUNICODE "f8"'),
      Buffer.alloc(call.length * DEPTH, call),
      assemble('STOP'),
    ]);
    attempt(bytes, 'json');
  });
});

test('a huge integer is written in hexadecimal', () => {
  const bytes = Buffer.concat([
    assemble('PROTO 4'),
    Buffer.from([0x8b, 0, 0, 6, 0]),
    Buffer.alloc(0x60000, 0x7f),
    assemble('STOP'),
  ]);
  const { output } = done(bytes);
  expect(output.toString().startsWith('{"$":"int","hex":"7f7f7f')).toBe(true);
});
