import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';

const PIECE = 1024 * 1024;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENS = new Set([0x5b, 0x7b]);
const CLOSES = new Set([0x5d, 0x7d]);

/** True if every bracket of the JSON is closed; whether it is JSON otherwise is not looked at. Throws LimitReached. */
export function isWholeJson(source: ByteSource, budget: Budget): boolean {
  let [depth, inText, escaped] = [0, false, false];
  for (let from = 0; from < source.size; from += PIECE) {
    const piece = source.read(from, PIECE);
    budget.spendBytes(piece.length);
    for (const byte of piece) {
      if (escaped) escaped = false;
      else if (inText && byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) inText = !inText;
      else if (inText) continue;
      else if (OPENS.has(byte)) depth += 1;
      else if (CLOSES.has(byte)) depth -= 1;
      if (depth === 0 && !inText && !escaped && CLOSES.has(byte)) return true;
    }
  }
  return false;
}
