import { compressedFormat } from '../inspection/compressed.ts';
import { startsWith } from '../inspection/format.ts';

export const format = compressedFormat(
  'xz',
  'xz around an artifact: joblib, pandas, lzma.open',
  '\xfd',
  ({ head }) => startsWith(head, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]),
);
