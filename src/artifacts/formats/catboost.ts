import { type ByteSource, u32, u64 } from '../../archive/source.ts';
import { startsWith } from '../inspection/format.ts';
import { harmlessFormat } from '../inspection/harmless.ts';

/** Stands for a length of 64 bits behind it. */
const LONG = 0xffffffff;

export const format = harmlessFormat(
  'catboost',
  'CatBoost model: trees in a flat buffer',
  'C',
  ({ head }) => startsWith(head, 'CBM1'),
  isWhole,
);

/** The length of the flat buffer follows the mark. Source: catboost/libs/model/model.cpp. */
function isWhole(source: ByteSource): boolean {
  const head = source.read(4, 12);
  if (head.length < 4) return false;
  const short = u32(head, 0);
  if (short !== LONG) return 8 + short <= source.size;
  return head.length === 12 && 16 + u64(head, 4) <= source.size;
}
