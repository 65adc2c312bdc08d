import * as op from './opcodes.ts';
import type { Reader } from './reader.ts';
import type { State } from './state.ts';
import { BOOLEAN, BYTES, INTEGER, NOTHING, REAL, TEXT } from './value.ts';

/** The longest opcode here without its payload. */
const LONGEST = 9;

/**
 * Carries out what most of a large pickle consists of: opcodes that push an atom, recall it or remember it. They
 * fail for no reason but the end of the bytes, so that one loop over local variables does, without a call for each;
 * a fifth of the machine's time is saved. It ends before whatever it cannot carry out wholly between the place of
 * the reader and `end` (an offset); the machine does that one opcode and comes back. Gives how many it carried out,
 * at most `most`.
 */
export function carryOutPlain(state: State, reader: Reader, end: number, most: number): number {
  const { bytes, base } = reader;
  const { values } = state;
  const last = Math.min(reader.limit, end - base);
  let pos = reader.pos;
  let height = state.height;
  let done = 0;
  for (; done < most && pos + LONGEST <= last; done += 1) {
    const atom = (base + pos) * 16;
    // Literals, as in the machine: only those make a jump table.
    switch (bytes[pos]) {
      case 0x4b /* BININT1 */:
        values[height++] = atom + INTEGER;
        pos += 2;
        continue;
      case 0x4d /* BININT2 */:
        values[height++] = atom + INTEGER;
        pos += 3;
        continue;
      case 0x4a /* BININT */:
        values[height++] = atom + INTEGER;
        pos += 5;
        continue;
      case 0x47 /* BINFLOAT */:
        values[height++] = atom + REAL;
        pos += 9;
        continue;
      case 0x4e /* NONE */:
        values[height++] = atom + NOTHING;
        pos += 1;
        continue;
      case 0x88 /* NEWTRUE */:
      case 0x89 /* NEWFALSE */:
        values[height++] = atom + BOOLEAN;
        pos += 1;
        continue;
      case 0x8c /* SHORT_BINUNICODE */:
      case 0x43 /* SHORT_BINBYTES */:
        {
          const next = pos + 2 + (bytes[pos + 1] as number);
          if (next > last) break;
          values[height++] = atom + (bytes[pos] === op.SHORT_BINBYTES ? BYTES : TEXT);
          pos = next;
          continue;
        }
      case 0x68 /* BINGET */:
        {
          const value = state.recall(bytes[pos + 1] as number);
          if (value === undefined) break;
          values[height++] = value;
          pos += 2;
          continue;
        }
      case 0x94 /* MEMOIZE */:
        if (height <= state.fence) break;
        state.at = base + pos;
        state.height = height;
        state.memoize();
        pos += 1;
        continue;
      case 0x28 /* MARK */:
        state.height = height;
        state.mark();
        pos += 1;
        continue;
    }
    break;
  }
  state.height = height;
  reader.pos = pos;
  return done;
}
