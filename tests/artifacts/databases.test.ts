/** Databases with many values, of which each must be met: files of shelve and dbm as their libraries wrote them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ByteSource, bytesSource } from '../../src/archive/source.ts';
import { berkeleyValues } from '../../src/artifacts/reading/berkeley-db.ts';
import { oldBerkeleyValues } from '../../src/artifacts/reading/berkeley-db-1.ts';
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

test.each(['hash', 'tree'])('a %s of Berkeley DB in the other byte order is read', (kind) => {
  const bytes = readFileSync(join(DBM, `${kind}-swapped-evil.db`));
  const values = [...berkeleyValues(bytesSource(bytes), new Budget())].map(({ bytes: value }) => text(value));
  expect(values).toHaveLength(11);
  expect(values.filter((value) => value.includes('echo inherited'))).toHaveLength(1);
  expect(values.filter((value) => value.includes('long'.repeat(750)))).toHaveLength(1);
});

describe.each([
  ['Intel', false],
  ['PowerPC', true],
])('in the byte order of %s', (_, isBig) => {
  const numbers = (size: 2 | 4, ...all: number[]) => {
    const bytes = Buffer.alloc(all.length * size);
    for (const [i, number] of all.entries()) {
      if (isBig) bytes.writeUIntBE(number, i * size, size);
      else bytes.writeUIntLE(number, i * size, size);
    }
    return bytes;
  };

  // No library at hand writes Berkeley DB 1.85: its pages are laid out here.
  test('a hash of Berkeley DB 1.85 is read', () => {
    const head = Buffer.alloc(512);
    for (const [i, word] of [0x061561, 2, isBig ? 4321 : 1234, 512].entries())
      head.writeUInt32BE(word, i * 4);
    head.writeUInt32BE(1, 60);
    const page = Buffer.alloc(512);
    page.write('key1', 508);
    page.write('value1', 502);
    page.write('k2', 500);
    page.write('v2', 498);
    numbers(2, 4, 508, 502, 500, 498, 484, 498).copy(page);
    const read = () => [...oldBerkeleyValues(bytesSource(Buffer.concat([head, page])), new Budget())];
    const values = read();
    expect(values.map(({ bytes }) => text(bytes))).toEqual(['value1', 'v2']);
    expect(values[0]?.offset).toBe(512 + 502);
    // More pages in front than there are; the library goes back again by the number in `spares`.
    head.writeUInt32BE(9, 60);
    head.writeUInt32BE(-8 >>> 0, 68);
    expect(read().map(({ bytes }) => text(bytes))).toEqual(['value1', 'v2']);
    numbers(2, 1).copy(page, 4);
    expect(() => [...oldBerkeleyValues(bytesSource(Buffer.concat([head, page])), new Budget())]).toThrow(
      Malformed,
    );
  });

  /** As big_insert writes a pair: pages behind that of the only bucket. */
  const pairOverPages = (key: string, value: string) => {
    const head = Buffer.alloc(512);
    for (const [i, word] of [0x061561, 2, isBig ? 4321 : 1234, 256].entries())
      head.writeUInt32BE(word, i * 4);
    head.writeUInt32BE(2, 60);
    const pages: Buffer[] = [];
    const address = () => pages.length;
    const add = (data: string, words: (place: number) => number[], room = 1) => {
      const page = Buffer.alloc(256);
      page.write(data, 256 - data.length);
      const all = words(256 - data.length);
      numbers(2, all.length, ...all, room).copy(page);
      pages.push(page);
    };
    add('', () => [address() + 1, 0]);
    let [keyLeft, valueLeft] = [key, value];
    while (keyLeft.length > 200) {
      add(keyLeft.slice(0, 200), (place) => [place, 1, address() + 1, 0]);
      keyLeft = keyLeft.slice(200);
    }
    const room = 230 - keyLeft.length;
    const [with_, whole] = [valueLeft.slice(0, room), valueLeft.length < room];
    if (room < 40) add(keyLeft, (place) => [place, 2, address() + 1, 0]);
    else {
      add(with_ + keyLeft, (place) => [place + with_.length, 3, address() + 1, place], whole ? 1 : 0);
      valueLeft = valueLeft.slice(room);
    }
    while (valueLeft.length > 200) {
      add(valueLeft.slice(0, 200), (place) => [place, 2, address() + 1, 0]);
      valueLeft = valueLeft.slice(200);
    }
    if (!whole || room < 40) add(valueLeft, (place) => [place, 3]);
    else add('', () => []);
    return Buffer.concat([head, ...pages]);
  };

  test.each([
    ['with its key', 'k'.repeat(100), 'v'.repeat(20)],
    ['over pages', 'k'.repeat(100), 'value'.repeat(200)],
    ['behind a key over pages', 'k'.repeat(500), 'value'.repeat(200)],
    ['behind a key that fills its page', 'k'.repeat(395), 'value'.repeat(9)],
  ])('a value of a hash of Berkeley DB 1.85 is put together: %s', (_, key, value) => {
    const bytes = pairOverPages(key, value);
    const read = () => [...oldBerkeleyValues(bytesSource(bytes), new Budget())].map((one) => text(one.bytes));
    expect(read()).toEqual([value]);
    // The bucket's page leads to itself.
    numbers(2, 0).copy(bytes, 512 + 2);
    expect(read).toThrow(Malformed);
  });

  test('a tree of Berkeley DB 1.85 is read, and a long value put together', () => {
    const pageOf = (...parts: Buffer[]) => Buffer.concat([...parts, Buffer.alloc(256)]).subarray(0, 256);
    const items = [
      Buffer.concat([numbers(4, 1, 5), Buffer.from('\0kvalue', 'latin1'), Buffer.alloc(1)]),
      Buffer.concat([numbers(4, 1, 8), Buffer.from('\x01l', 'latin1'), numbers(4, 2, 300)]),
    ];
    const meta = pageOf(numbers(4, 0x053162, 3, 256, 0, 0, 0));
    const leaf = pageOf(numbers(4, 1, 0, 0, 2), numbers(2, 24, 24, 24, 24 + 16), ...items);
    const long = 'long'.repeat(75);
    const first = pageOf(numbers(4, 2, 0, 3, 4), numbers(2, 0, 0), Buffer.from(long.slice(0, 236)));
    const second = pageOf(numbers(4, 3, 2, 0, 4), numbers(2, 0, 0), Buffer.from(long.slice(236)));
    const bytes = Buffer.concat([meta, leaf, first, second]);
    const read = () => [...oldBerkeleyValues(bytesSource(bytes), new Budget())].map((one) => text(one.bytes));
    expect(read()).toEqual(['value', long]);
    numbers(4, 2).copy(bytes, 512 + 8);
    numbers(4, 1_000_000).copy(bytes, 256 + 24 + 16 + 14);
    expect(read).toThrow(Malformed);
  });

  test('gdbm is read', () => {
    if (!isBig) return;
    const values = [...gdbmValues(bytesSource(swappedGdbm(gdbm)), new Budget())];
    expect(values).toHaveLength(61);
    const [whole] = inspected(swappedGdbm(gdbm), 'shelf');
    expect(whole?.entry.verdict).toBe('dangerous');
  });
});

/** What gdbm would have written on a machine of the other byte order. */
function swappedGdbm(bytes: Buffer): Buffer {
  const swapped = Buffer.from(bytes);
  const swap = (at: number, size: number) => {
    const part = Buffer.from(bytes.subarray(at, at + size));
    part.reverse().copy(swapped, at);
  };
  const at64 = (at: number) => Number(bytes.readBigUInt64LE(at));
  swap(0, 4);
  swap(4, 4);
  swap(8, 8);
  for (const at of [16, 20, 24, 28]) swap(at, 4);
  swap(32, 8);
  const [directory, size, elements] = [at64(8), bytes.readUInt32LE(16), bytes.readUInt32LE(28)];
  const buckets = new Set<number>();
  for (let at = directory; at < directory + size; at += 8) {
    buckets.add(at64(at));
    swap(at, 8);
  }
  for (const bucket of buckets) {
    swap(bucket + 108, 4);
    for (let i = 0; i < elements; i += 1) {
      const at = bucket + 112 + i * 24;
      swap(at, 4);
      swap(at + 8, 8);
      swap(at + 16, 4);
      swap(at + 20, 4);
    }
  }
  return swapped;
}
