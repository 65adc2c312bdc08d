/** The page's unpacking against node:zlib: the same bytes, the same refusals, for what is whole, cut off and damaged. */
import * as node from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as page from '../../src/page/browser/zlib.ts';

const { inflateRawSync, inflateSync, gunzipSync } = node;
const THEIRS = { inflateRawSync, inflateSync, gunzipSync };
const OURS = {
  inflateRawSync: page.inflateRawSync,
  inflateSync: page.inflateSync,
  gunzipSync: page.gunzipSync,
};
const PACK = {
  inflateRawSync: node.deflateRawSync,
  inflateSync: node.deflateSync,
  gunzipSync: node.gzipSync,
};
const NAMES = ['inflateRawSync', 'inflateSync', 'gunzipSync'] as const;

const content = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 20 }), fc.nat(3000))
    .map(([piece, times]) =>
      Uint8Array.from({ length: piece.length * times }, (_, i) => piece[i % piece.length] as number),
    ),
  fc.array(fc.nat(9), { maxLength: 5000 }).map((digits) => Uint8Array.from(digits)),
);
const settings = fc.record({
  level: fc.constantFrom(0, 1, 6, 9),
  strategy: fc.constantFrom(
    node.constants.Z_FIXED,
    node.constants.Z_DEFAULT_STRATEGY,
    node.constants.Z_HUFFMAN_ONLY,
  ),
});
const edit = fc.record({
  keep: fc.double({ min: 0, max: 1, noNaN: true }),
  at: fc.nat(400),
  value: fc.nat(255),
});
const options = { seed: 20261121, numRuns: process.env.WHEREFROM_EXHAUSTIVE ? 20_000 : 400 };

function outcome(unpack: () => Uint8Array): string {
  try {
    return Buffer.from(unpack()).toString('base64');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : 'refused';
  }
}

describe.each(NAMES)('%s', (name) => {
  test('whole, one behind the other, and with something behind', () => {
    fc.assert(
      fc.property(content, settings, fc.constantFrom('', 'more', 'again'), (bytes, how, behind) => {
        const packed = PACK[name](bytes, how);
        const more = behind === 'again' ? packed : Buffer.from(behind);
        const all = Buffer.concat([packed, more]);
        expect(outcome(() => OURS[name](all))).toBe(outcome(() => THEIRS[name](all)));
      }),
      options,
    );
  });

  test('cut off, damaged, over a limit', () => {
    fc.assert(
      fc.property(
        content,
        settings,
        edit,
        fc.boolean(),
        fc.constantFrom(50, 1 << 20),
        (bytes, how, change, isHead, most) => {
          const packed = Buffer.from(PACK[name](bytes, how));
          if (change.at < packed.length && change.value > 128) packed[change.at] = change.value;
          const part = packed.subarray(0, Math.ceil(packed.length * change.keep));
          if (part.length === 0) return;
          const given = {
            maxOutputLength: most,
            ...(isHead && { finishFlush: node.constants.Z_SYNC_FLUSH }),
          };
          const [ours, theirs] = [
            outcome(() => OURS[name](part, given)),
            outcome(() => THEIRS[name](part, given)),
          ];
          // A limit and damage in one piece of data: which is met first is a matter of how much is unpacked at once.
          if (most < 1000 && theirs !== ours) expect([ours, theirs].sort()).toEqual(['refused', 'too large']);
          else expect(ours).toBe(theirs);
        },
      ),
      options,
    );
  });
});

test('checksums', () => {
  fc.assert(
    fc.property(content, fc.nat(), (bytes, start) => {
      expect(page.crc32(bytes, start)).toBe(node.crc32(bytes, start));
    }),
    options,
  );
});
