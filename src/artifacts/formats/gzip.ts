import { compressedFormat } from '../inspection/compressed.ts';
import { startsWith } from '../inspection/format.ts';

export const format = compressedFormat(
  'gzip',
  'gzip around an artifact: joblib, pandas, gzip.open',
  '\x1f',
  ({ head }) => startsWith(head, [0x1f, 0x8b, 8]),
);
