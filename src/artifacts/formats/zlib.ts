import { unpackHead } from '../../archive/compressors.ts';
import { compressedFormat } from '../inspection/compressed.ts';

/** A two-byte header with a checksum of five bits is met by chance: something must come out. RFC 1950. */
export const format = compressedFormat(
  'zlib',
  'zlib around an artifact: joblib, zlib.decompress',
  '\x08\x18\x28\x38\x48\x58\x68\x78',
  ({ head }) => {
    const [first = 0, second = 0] = head;
    const header =
      (first & 15) === 8 && first >> 4 <= 7 && (first * 256 + second) % 31 === 0 && (second & 32) === 0;
    return header && unpackHead(head, 'zlib') !== undefined;
  },
);
