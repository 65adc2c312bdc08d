/** LZF, in which Redis packs long values. Source: liblzf 3.6, lzf_d.c. */
import { DamagedStream, Output } from './output.ts';

/** A byte below this says how many literals follow; the others are matches. */
const LITERALS = 0x20;
const LONG_MATCH = 7;

/** Exactly `length` bytes. Throws DamagedStream. */
export function decodeLzf(input: Uint8Array, length: number): Uint8Array {
  const output = new Output(length);
  let at = 0;
  while (at < input.length) {
    const control = input[at++] as number;
    const room = length - output.length;
    if (control < LITERALS) {
      const literals = input.subarray(at, at + control + 1);
      if (literals.length > room) throw new DamagedStream('LZF data unpacks to more than it says');
      output.append(literals);
      at += control + 1;
      continue;
    }
    const extra = control >> 5 === LONG_MATCH ? (input[at++] ?? 0) : 0;
    const distance = ((control & 0x1f) << 8) + (input[at++] ?? 0) + 1;
    const match = (control >> 5) + extra + 2;
    if (distance > output.length || match > room) throw new DamagedStream('an LZF match leads nowhere');
    output.copy(distance, match);
  }
  if (output.length !== length) throw new DamagedStream('LZF data unpacks to less than it says');
  return output.bytes;
}
