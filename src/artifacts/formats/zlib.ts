import { unpackHead } from '../../archive/compressors.ts';
import { compressedFormat } from '../inspection/compressed.ts';

/** A two-byte header with a checksum of five bits is met by chance: something must come out. RFC 1950. */
export const format = compressedFormat(
  'zlib',
  'zlib around an artifact: joblib, zlib.decompress',
  ({ head }) => {
    const [first = 0, second = 0] = head;
    const header =
      (first & 15) === 8 && first >> 4 <= 7 && (first * 256 + second) % 31 === 0 && (second & 32) === 0;
    return header && unpackHead(head, 'zlib') !== undefined;
  },
);
