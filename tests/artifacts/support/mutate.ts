/** Damage to files, at random and repeatable: what happens on disks and in hands, and what fuzzers do to readers. */
import { assemble } from '../../../scripts/pickle-assembly.ts';
import type { Random } from '../../support/random.ts';
import type { Seed } from './seeds.ts';

type Mutation = (bytes: Buffer, random: Random, all: readonly Seed[]) => Buffer;

/** Pieces that mean something to one reader or another. */
const PIECES: readonly Buffer[] = [
  ...[
    'GLOBAL os system\nMARK\nUNICODE id\nTUPLE\nREDUCE',
    'GLOBAL collections OrderedDict\nEMPTY_TUPLE\nREDUCE',
    'SHORT_BINUNICODE "os"\nSHORT_BINUNICODE "system"\nSTACK_GLOBAL',
    'MARK\nINST os system',
    'PROTO 4\nFRAME 9',
    'PROTO 2',
    'BINGET 0',
    'BINPUT 0',
    'EXT1 1',
    'PERSID x',
    'NEXT_BUFFER',
    'INT 010',
    'LONG 1_0L',
    'LONG4 ff',
    'STOP',
    'POP\nPOP_MARK',
    'BUILD',
    'APPENDS\nSETITEMS\nADDITEMS',
    'TUPLE1\nNEWOBJ',
  ].map(assemble),
  ...[
    'PK\x03\x04',
    'PK\x01\x02',
    'PK\x05\x06',
    '\x93NUMPY\x01\0',
    '\x1f\x8b\x08\0',
    'ustar\0',
    'BZh9',
    'ZF',
    '../',
    '\n',
    '\0',
  ].map((text) => Buffer.from(text, 'latin1')),
];
const NUMBERS = [
  0n,
  1n,
  0x7fn,
  0xffn,
  0x7fffn,
  0xffffn,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  2n ** 53n,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
];

const MUTATIONS: readonly Mutation[] = [
  function flipsBit(bytes, random) {
    return changed(bytes, random, (byte) => byte ^ (1 << random.below(8)));
  },
  function setsByte(bytes, random) {
    return changed(bytes, random, () => random.below(256));
  },
  function truncates(bytes, random) {
    return bytes.subarray(0, random.below(bytes.length + 1));
  },
  function removes(bytes, random) {
    const [from, to] = span(bytes, random);
    return replaced(bytes, from, to, Buffer.alloc(0));
  },
  function repeats(bytes, random) {
    const [from, to] = span(bytes, random);
    return replaced(bytes, to, to, bytes.subarray(from, to));
  },
  function inserts(bytes, random) {
    const at = random.below(bytes.length + 1);
    return replaced(bytes, at, at, random.pick(PIECES));
  },
  function overwrites(bytes, random) {
    const piece = random.pick(PIECES);
    const at = random.below(bytes.length + 1);
    return replaced(bytes, at, at + piece.length, piece);
  },
  function setsNumber(bytes, random) {
    const number = Buffer.alloc(8);
    number.writeBigUInt64LE(random.pick(NUMBERS));
    const width = random.pick([1, 2, 4, 8]);
    const at = random.below(bytes.length + 1);
    return replaced(bytes, at, at + width, number.subarray(0, width));
  },
  function joins(bytes, random, all) {
    const other = random.pick(all).bytes;
    return Buffer.concat([
      bytes.subarray(0, random.below(bytes.length + 1)),
      other.subarray(random.below(other.length + 1)),
    ]);
  },
  function appends(bytes, random, all) {
    return Buffer.concat([bytes, random.pick(all).bytes]);
  },
];

function changed(bytes: Buffer, random: Random, change: (byte: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  const at = random.below(copy.length);
  if (copy.length > 0) copy[at] = change(copy[at] as number);
  return copy;
}

/** Short as a rule. */
function span(bytes: Buffer, random: Random): [from: number, to: number] {
  const from = random.below(bytes.length + 1);
  const most = random.chance(0.2) ? bytes.length : 8;
  return [from, Math.min(bytes.length, from + 1 + random.below(most))];
}

function replaced(bytes: Buffer, from: number, to: number, by: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);
}

/** A file after one to five pieces of damage. */
export function mutated(bytes: Buffer, random: Random, all: readonly Seed[]): Buffer {
  let current = bytes;
  for (let left = 1 + random.below(5); left > 0; left -= 1)
    current = random.pick(MUTATIONS)(current, random, all);
  return current;
}
