/**
 * Frames (PEP 3154). No pickler lets an opcode reach over the end of its frame, and readers disagree about one:
 * - pickle.py refuses to go on (Lib/pickle.py, `_Unframer`);
 * - the C pickle does not care when it reads from memory, or from a file that lets it peek far enough;
 * - from other files it has read the frame into a buffer, finds too little there, reads all that it wants from
 *   behind the frame, and forgets the rest of the buffer (`_Unpickler_ReadImpl`, `_Unpickler_Readline`). What it
 *   sees is the file without the bytes from where that read began to the end of the frame.
 */
import * as op from './opcodes.ts';
import type { Reader } from './reader.ts';

const LINES: ReadonlyMap<number, number> = new Map([
  [op.INT, 1],
  [op.LONG, 1],
  [op.FLOAT, 1],
  [op.STRING, 1],
  [op.UNICODE, 1],
  [op.PERSID, 1],
  [op.GET, 1],
  [op.PUT, 1],
  [op.GLOBAL, 2],
  [op.INST, 2],
]);

/** A read that begins at `from`, inside a frame, and reaches over the frame's end at `to`. */
export interface Straddle {
  readonly from: number;
  readonly to: number;
}

/** What of the opcode at `start` was read across `border` in one go; undefined if reads met there. */
export function straddle(reader: Reader, start: number, border: number): Straddle | undefined {
  const opcode = reader.view(start, 1)[0] as number;
  const lines = LINES.get(opcode) ?? 0;
  const argument = start + 1;
  let from = argument;
  if (lines === 0) {
    const payload = argument + (op.FIXED_SIZE[opcode] as number);
    if (border >= payload) from = payload;
  } else if (lines > 1) {
    const secondLine = argument + reader.view(argument, border - argument).indexOf(0x0a) + 1;
    if (secondLine > argument) from = secondLine;
  }
  return border <= from ? undefined : { from, to: border };
}

/** Payloads that the C pickle assembles from what is left in its buffer and the file (since 3.8). */
const ASSEMBLED: ReadonlySet<number> = new Set([op.SHORT_BINBYTES, op.BINBYTES, op.BINBYTES8, op.BYTEARRAY8]);

/** True if the C pickle, reading from a file, loses what was left of the frame. */
export function losesRest(reader: Reader, start: number, { from }: Straddle): boolean {
  const opcode = reader.view(start, 1)[0] as number;
  return !ASSEMBLED.has(opcode) || from === start + 1;
}
