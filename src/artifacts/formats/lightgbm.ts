import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { startsWith } from '../inspection/format.ts';
import { harmlessFormat } from '../inspection/harmless.ts';

const PIECE = 64 * 1024;
const END = '\nend of trees\n';

export const format = harmlessFormat(
  'lightgbm',
  'LightGBM model: text with trees',
  ({ head }) => startsWith(head, 'tree\nversion=v'),
  isWhole,
);

/** Since version 3 a line ends the trees; how they are weighed and were made follows. Source: gbdt_model_text.cpp. */
function isWhole(source: ByteSource, budget: Budget): boolean {
  if (/^tree\nversion=v[12]\n/.test(latin1(source.read(0, 20)))) return true;
  for (let at = Math.max(0, source.size - PIECE); ; at = Math.max(0, at - PIECE)) {
    const piece = source.read(at, PIECE + END.length);
    budget.spendBytes(piece.length);
    if (latin1(piece).replaceAll('\r', '').includes(END)) return true;
    if (at === 0) return false;
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
