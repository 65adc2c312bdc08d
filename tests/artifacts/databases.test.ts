/** Databases with many values, of which each must be met: files of shelve and dbm as their libraries wrote them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ByteSource, bytesSource } from '../../src/archive/source.ts';
import { berkeleyValues } from '../../src/artifacts/reading/berkeley-db.ts';
import { gdbmValues } from '../../src/artifacts/reading/gdbm.ts';
import { lmdbValues } from '../../src/artifacts/reading/lmdb.ts';
import { Malformed } from '../../src/artifacts/reading/malformed.ts';
import { RedisDump } from '../../src/artifacts/reading/redis.ts';
import { Budget } from '../../src/limits/budget.ts';
import { inspected } from './support/inspected.ts';

const DBM = join(import.meta.dirname, 'formats', 'dbm');
const gdbm = readFileSync(join(DBM, 'gdbm-grown-evil'));
const ndbm = readFileSync(join(DBM, 'ndbm-evil.db'));
const lmdb = readFileSync(join(import.meta.dirname, 'formats', 'lmdb', 'grown.mdb'));

test('every value of a directory of gdbm that has grown is met, once', () => {
  const values = [...gdbmValues(bytesSource(gdbm), new Budget())];
  expect(values).toHaveLength(61);
  expect(new Set(values.map(({ offset }) => offset)).size).toBe(61);
});

test('a value of Berkeley DB on several pages is put together', () => {
  const [value] = berkeleyValues(bytesSource(ndbm), new Budget());
  const bytes = Buffer.from(value?.bytes.read(0, value.bytes.size) ?? []);
  expect(bytes.toString('latin1').match(/(?:long){2000}/)).not.toBeNull();
  expect(bytes.at(-1)).toBe('.'.charCodeAt(0));
});

test.each([
  ['gdbm', gdbm, 61],
  ['Berkeley DB', ndbm, 61],
  ['LMDB', lmdb, 4001],
] as const)('%s that is cut off is dangerous or unreadable, wherever', (_name, bytes, step) => {
  for (let length = 64; length < bytes.length; length += step) {
    const [whole] = inspected(bytes.subarray(0, length), 'shelf');
    expect(['dangerous', 'unreadable'], `${length}`).toContain(whole?.entry.verdict);
  }
});

test('a chain of pages that leads back to itself ends', () => {
  const looped = Buffer.from(ndbm);
  // The first page of the long value names itself as the next one.
  const page = Math.floor(looped.indexOf('longlong') / 4096);
  looped.writeUInt32LE(page, page * 4096 + 16);
  // And the item that leads to it says that it is as long as can be.
  const lastItem = 4096 + looped.readUInt16LE(4096 + 22);
  looped.writeUInt32LE(0xffffffff, lastItem + 8);
  expect(() => [...berkeleyValues(bytesSource(looped), new Budget())]).toThrow(Malformed);
});

test('every value of LMDB is met, once: on several pages, in a named database, many of one key', () => {
  const numbers = [...lmdbValues(bytesSource(lmdb), new Budget())].map(({ bytes }) => text(bytes));
  expect(numbers.filter((value) => value.includes('number\x94'))).toHaveLength(421);
  expect(numbers).toHaveLength(422);
  expect(new Set(numbers).size).toBe(422);
});

test('a page of LMDB that leads back to itself ends', () => {
  const looped = Buffer.from(lmdb);
  for (const meta of [0, 4096]) {
    const root = Number(looped.readBigUInt64LE(meta + 128));
    const item = root * 4096 + looped.readUInt16LE(root * 4096 + 16);
    looped.writeUInt32LE(root, item);
  }
  expect(() => [...lmdbValues(bytesSource(looped), new Budget())]).toThrow(Malformed);
});

const text = (bytes: ByteSource) => Buffer.from(bytes.read(0, bytes.size)).toString('latin1');

test.each([
  ['6', 26],
  ['8', 30],
])('every pickle in a dump of Redis %s is met, in each kind of value', (version, count) => {
  const bytes = readFileSync(join(import.meta.dirname, 'formats', 'redis', `library-${version}.rdb`));
  const dump = new RedisDump(bytesSource(bytes), new Budget());
  const pickles = [...dump.values()].flatMap(
    ({ bytes: value }) => /number\x94K(.)/s.exec(text(value))?.[1] ?? [],
  );
  expect(dump.at).toBe(bytes.length);
  // One more is packed with zlib. By the number that each has: none is met twice, and none is missing.
  expect(new Set(pickles).size).toBe(count);
  expect(pickles).toHaveLength(count);
});

test('a packed list of Redis that leads nowhere is an error', () => {
  const list = (...bytes: number[]) =>
    Buffer.from([
      0x52,
      0x45,
      0x44,
      0x49,
      0x53,
      0x30,
      0x30,
      0x31,
      0x31,
      10,
      1,
      0x6b,
      bytes.length,
      ...bytes,
      0xff,
    ]);
  for (const bytes of [[], [11, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0x3f], [11, 0, 0, 0, 0, 0, 0, 0, 1, 0]])
    expect(() => [...new RedisDump(bytesSource(list(...bytes)), new Budget()).values()]).toThrow(Malformed);
});

/** The same database as a build with offsets of 32 bits lays it out: no library at hand writes it any more. */
function narrow(wide: Buffer, magic: number): Buffer {
  const [directory, directorySize] = [Number(wide.readBigUInt64LE(8)), wide.readUInt32LE(16)];
  const elements = wide.readUInt32LE(28);
  const out = Buffer.from(wide);
  out.fill(0, 0, 40);
  const head = [
    magic,
    wide.readUInt32LE(4),
    directory,
    directorySize / 2,
    wide.readUInt32LE(20),
    60 + elements * 20,
    elements,
  ];
  head.forEach((value, i) => {
    out.writeUInt32LE(value, i * 4);
  });
  out.writeUInt32LE(wide.length, 28);
  const buckets = new Set<number>();
  for (let i = 0; i * 8 < directorySize; i += 1) {
    const bucket = Number(wide.readBigUInt64LE(directory + i * 8));
    buckets.add(bucket);
    out.writeUInt32LE(bucket, directory + i * 4);
  }
  for (const bucket of buckets) {
    out.writeUInt32LE(wide.readUInt32LE(bucket + 108), bucket + 56);
    for (let i = 0; i < elements; i += 1) {
      const [from, to] = [bucket + 112 + i * 24, bucket + 60 + i * 20];
      wide.copy(out, to, from, from + 12);
      wide.copy(out, to + 12, from + 16, from + 24);
    }
  }
  return out;
}

test.each([0x13579acd, 0x13579ad0, 0x13579ace])(
  'gdbm with offsets of 32 bits (%i) has the same values',
  (magic) => {
    const values = (bytes: Buffer) =>
      [...gdbmValues(bytesSource(bytes), new Budget())].map(({ bytes: value }) => text(value));
    expect(values(narrow(gdbm, magic))).toEqual(values(gdbm));
    expect(inspected(narrow(gdbm, magic), 'shelf')[0]?.entry.verdict).toBe('dangerous');
  },
);
