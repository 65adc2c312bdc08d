import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { startsWith } from '../inspection/format.ts';
import { harmlessFormat } from '../inspection/harmless.ts';

const PIECE = 64 * 1024;
const END = '\nend of trees\n';
/** It does not say that it is one. */
const FIRST_VERSION = 'tree\nnum_class=';
const OLD_END = '\nfeature importances:\n';

export const format = harmlessFormat(
  'lightgbm',
  'LightGBM model: text with trees',
  't',
  ({ head }) => startsWith(head, 'tree\nversion=v') || startsWith(head, FIRST_VERSION),
  isWhole,
);

/**
 * Since version 3 a line ends the trees; before that the importances of the features follow them. Source:
 * gbdt_model_text.cpp.
 */
function isWhole(source: ByteSource, budget: Budget): boolean {
  const ends = /^tree\n(?:version=v[12]\n|num_class=)/.test(latin1(source.read(0, 20)))
    ? [OLD_END, END]
    : [END];
  for (let at = Math.max(0, source.size - PIECE); ; at = Math.max(0, at - PIECE)) {
    const piece = source.read(at, PIECE + OLD_END.length);
    budget.spendBytes(piece.length);
    const text = latin1(piece).replaceAll('\r', '');
    if (ends.some((end) => text.includes(end))) return true;
    if (at === 0) return false;
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
