/** The decoders of src/archive/compression against what CPython and lz4js pack. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Compression,
  DamagedData,
  UnsupportedPacking,
  unpackHead,
  unpackStreams,
} from '../../src/archive/compressors.ts';
import { Budget } from '../../src/limits/budget.ts';
import { LimitReached } from '../../src/limits/errors.ts';
import { hasPython, runPython } from './support/python.ts';

/** Random bytes, few different bytes, long runs, and text that repeats itself further and further back. */
const CONTENTS: Buffer[] = [
  Buffer.from(''),
  Buffer.from('a'),
  ...fc.sample(
    fc.uint8Array({ minLength: 1, maxLength: 5000 }).map((bytes) => Buffer.from(bytes)),
    { numRuns: 12, seed: 1 },
  ),
  ...fc.sample(
    fc
      .array(fc.tuple(fc.constantFrom('a', 'bc', 'the ', '\0'), fc.nat(700)), { maxLength: 60 })
      .map((runs) => Buffer.from(runs.map(([text, times]) => text.repeat(times)).join(''))),
    { numRuns: 20, seed: 2 },
  ),
  Buffer.alloc(1_300_000, 'the quick brown fox jumps over the lazy dog 0123456789'),
];

const packed = hasPython
  ? runPython<Record<string, string>[]>(
      'compress.py',
      CONTENTS.map((content) => content.toString('base64')),
      process.env.WHEREFROM_PYTHON,
    )
  : [];

function compressionOf(way: string): Compression {
  return way.split(' ')[0] as Compression;
}

describe.skipIf(!hasPython)('what CPython packs', () => {
  test.each(Object.keys(packed[0] ?? {}))('%s', (way) => {
    packed.forEach((ways, i) => {
      const { bytes, trailing } = unpackStreams(
        Buffer.from(ways[way] as string, 'base64'),
        compressionOf(way),
        new Budget(),
      );
      expect(Buffer.compare(bytes, CONTENTS[i] as Buffer), `content ${i}`).toBe(0);
      expect(trailing).toBe(0);
    });
  });

  test('cut off: what comes before is a beginning of the content', () => {
    const [content, ways] = [CONTENTS[20] as Buffer, packed[20] as Record<string, string>];
    for (const [way, text] of Object.entries(ways)) {
      const whole = Buffer.from(text, 'base64');
      for (let length = 0; length < whole.length; length += 11) {
        const before = gained(whole.subarray(0, length), compressionOf(way));
        expect(content.subarray(0, before.length).equals(before), `${way} cut at ${length}`).toBe(true);
      }
    }
  });

  test('a bomb ends at the limit', () => {
    for (const [way, text] of Object.entries(packed.at(-1) as Record<string, string>)) {
      const unpacking = () =>
        unpackStreams(
          Buffer.from(text, 'base64'),
          compressionOf(way),
          new Budget({ bytes: 100_000, operations: 1e6, depth: 1 }),
        );
      expect(unpacking, way).toThrow(LimitReached);
    }
  });

  test('bytes behind the data are counted', () => {
    for (const [way, text] of Object.entries(packed[5] as Record<string, string>)) {
      const bytes = Buffer.concat([Buffer.from(text, 'base64'), Buffer.from('behind')]);
      expect(unpackStreams(bytes, compressionOf(way), new Budget()).trailing, way).toBe(6);
    }
  });
});

function gained(bytes: Uint8Array, compression: Compression): Uint8Array {
  try {
    return unpackStreams(bytes, compression, new Budget()).bytes;
  } catch (error) {
    if (error instanceof DamagedData) return error.before;
    if (error instanceof UnsupportedPacking) return new Uint8Array(0);
    throw error;
  }
}

describe('LZ4', () => {
  test('what lz4js packs', async () => {
    const { compress } = (await import('lz4js' as string)) as { compress(bytes: Uint8Array): Uint8Array };
    for (const content of CONTENTS) {
      const { bytes, trailing } = unpackStreams(Uint8Array.from(compress(content)), 'lz4', new Budget());
      expect(Buffer.compare(bytes, content)).toBe(0);
      expect(trailing).toBe(0);
      const head = unpackHead(Uint8Array.from(compress(content)).subarray(0, 4000), 'lz4') ?? Buffer.alloc(0);
      expect(content.subarray(0, head.length).equals(Buffer.from(head))).toBe(true);
    }
  });
});

const XZ_MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0];

describe('any bytes', () => {
  const streams: [Compression, number[]][] = [
    ['bzip2', [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59]],
    ['xz', [...XZ_MAGIC, 0, 0, 0, 0, 0, 0, 2, 0, 0x21, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0xe0, 1, 0, 1, 0, 0x5d, 0]],
    ['lzma', [0x5d, 0, 0, 0x80, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0]],
    ['deflate64', []],
    ['lz4', [0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82]],
  ];
  test.each(streams)('%s ends with bytes or with a typed error', (compression, magic) => {
    let unpacked = 0;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const before = gained(Uint8Array.from([...magic, ...bytes]), compression);
        if (before.length > 0) unpacked += 1;
      }),
      { numRuns: 2000, seed: 3 },
    );
    if (compression !== 'bzip2') expect(unpacked).toBeGreaterThan(100);
  });
});
