import { compressedFormat, firstFrame, SKIPPED } from '../inspection/compressed.ts';
import { startsWith } from '../inspection/format.ts';

export const format = compressedFormat(
  'zstd',
  'Zstandard around an artifact: pandas, compression.zstd',
  `(${SKIPPED}`,
  (content) => startsWith(firstFrame(content), [0x28, 0xb5, 0x2f, 0xfd]),
);
