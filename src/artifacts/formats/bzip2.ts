import { compressedFormat } from '../inspection/compressed.ts';
import { startsWith } from '../inspection/format.ts';

/** The signature of the first block, or of the end where there is none. */
export const format = compressedFormat(
  'bzip2',
  'bzip2 around an artifact: joblib, pandas, bz2.open',
  'B',
  ({ head }) =>
    startsWith(head, 'BZh') &&
    (startsWith(head.subarray(4), '1AY&SY') || startsWith(head.subarray(4), '\x17rE8P\x90')),
);
