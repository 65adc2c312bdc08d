import { compressedFormat, firstFrame, SKIPPED } from '../inspection/compressed.ts';
import { startsWith } from '../inspection/format.ts';

export const format = compressedFormat(
  'lz4',
  'LZ4 frames around an artifact: joblib, lz4.frame',
  `\x04${SKIPPED}`,
  (content) => startsWith(firstFrame(content), [0x04, 0x22, 0x4d, 0x18]),
);
