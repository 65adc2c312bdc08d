import { unpackHead } from '../../archive/compressors.ts';
import { u32 } from '../../archive/source.ts';
import { compressedFormat } from '../inspection/compressed.ts';

const PROPERTIES = 9 * 5 * 5;
/** Of the unpacked content; larger ones are taken for something else. */
const LARGEST = 2 ** 38;

/** There is no magic number: a header that makes sense, as xz itself looks for it, and something that comes out. */
export const format = compressedFormat(
  'lzma',
  'LZMA (alone) around an artifact: joblib, pandas, lzma.open',
  undefined,
  ({ head }) =>
    head.length > 13 &&
    (head[0] as number) < PROPERTIES &&
    head[13] === 0 &&
    isDictionarySize(u32(head, 1)) &&
    isSize(u32(head, 5), u32(head, 9)) &&
    unpackHead(head, 'lzma') !== undefined,
);

/** 2^n or 2^n + 2^(n-1), 0, or the largest number there is: as liblzma tells (alone_decoder.c), which has no least one. */
function isDictionarySize(size: number): boolean {
  if (size === 0xffffffff) return true;
  let below = (size - 1) >>> 0;
  for (const shift of [2, 3, 4, 8, 16]) below |= below >>> shift;
  return (below + 1) >>> 0 === size;
}

function isSize(low: number, high: number): boolean {
  return (low === 0xffffffff && high === 0xffffffff) || high * 2 ** 32 + low < LARGEST;
}
