/** What stands in for Buffer in the page, against Buffer. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Buffer as PageBuffer } from '../../src/page/browser/buffer.ts';

const options = { seed: 20261121, numRuns: 300 };
const bytes = fc.uint8Array({ maxLength: 60 });
const ENCODINGS = ['utf8', 'latin1', 'ascii', 'hex', 'base64'] as const;

test.each(ENCODINGS)('text of bytes and bytes of text: %s', (encoding) => {
  fc.assert(
    fc.property(bytes, (given) => {
      const text = Buffer.from(given).toString(encoding);
      expect(PageBuffer.from(given).toString(encoding)).toBe(text);
      expect([...PageBuffer.from(text, encoding)]).toEqual([...Buffer.from(text, encoding)]);
      expect(PageBuffer.byteLength(text)).toBe(Buffer.byteLength(text));
    }),
    options,
  );
});

test.each(['hex', 'base64'] as const)('%s that is none', (encoding) => {
  const text = fc.string({ unit: fc.constantFrom(...'aZ09+/-_=. \ng') });
  fc.assert(
    fc.property(text, (given) => {
      expect([...PageBuffer.from(given, encoding)]).toEqual([...Buffer.from(given, encoding)]);
    }),
    options,
  );
});

test('comparing', () => {
  const few = fc.uint8Array({ max: 2, maxLength: 4 });
  fc.assert(
    fc.property(few, few, (a, b) => {
      expect(PageBuffer.compare(a, b)).toBe(Buffer.compare(a, b));
      expect(PageBuffer.from(a).equals(b)).toBe(Buffer.from(a).equals(b));
    }),
    options,
  );
});

test('has what the readers ask Buffer for', () => {
  const folders = ['../../src/artifacts/', '../../src/archive/'].map(
    (path) => new URL(path, import.meta.url),
  );
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(new URL(path, folder), 'utf8'))
      // What reads files of a disk is not in the page.
      .filter((text) => !text.includes("from 'node:fs'")),
  );
  const asked = files.flatMap((text) => [...text.matchAll(/\bBuffer\.([a-z]\w*)/g)].map((match) => match[1]));
  expect(asked.length).toBeGreaterThan(50);
  expect([...new Set(asked)].filter((name) => !((name as string) in PageBuffer))).toEqual([]);
});

test('finding', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
  const piece = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(text, fc.oneof(piece, piece.map(Buffer.from)), fc.nat(5), (given, wanted, from) => {
      const [ours, theirs] = [PageBuffer.from(given), Buffer.from(given)];
      expect(ours.indexOf(wanted, from)).toBe(theirs.indexOf(wanted, from));
      expect(ours.lastIndexOf(wanted)).toBe(theirs.lastIndexOf(wanted));
      expect(ours.includes(wanted)).toBe(theirs.includes(wanted));
    }),
    options,
  );
});

type Reader = (offset?: number) => number | bigint;

test('numbers', () => {
  const names =
    'UInt8 Int8 UInt16LE UInt16BE Int16LE Int16BE UInt32LE UInt32BE Int32LE Int32BE BigUInt64LE BigInt64BE FloatLE DoubleBE';
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 9, maxLength: 9 }), (given) => {
      const [ours, theirs] = [PageBuffer.from(given), Buffer.from(given)].map(
        (made) => made as unknown as Record<string, Reader>,
      ) as [Record<string, Reader>, Record<string, Reader>];
      for (const name of names.split(' '))
        expect(ours[`read${name}`]?.(1), name).toEqual(theirs[`read${name}`]?.(1));
    }),
    options,
  );
});
