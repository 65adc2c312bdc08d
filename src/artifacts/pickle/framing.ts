/**
 * Frames (PEP 3154) matter to pickle.py alone: it reads from a frame until that is exhausted, and refuses a read
 * that begins inside and ends outside. Source: Lib/pickle.py `_Unframer`.
 */
import { u32, u64 } from '../../archive/source.ts';
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

/** True if the opcode at `start`, which ended at `end`, read across `border` in one go. */
export function readsAcross(reader: Reader, start: number, end: number, border: number): boolean {
  if (border <= start || border >= end) return false;
  const opcode = reader.view(start, 1)[0] as number;
  const lines = LINES.get(opcode) ?? 0;
  if (lines > 0) return !startsLine(reader, start + 1, border, lines);
  const argument = start + 1 + (op.FIXED_SIZE[opcode] as number);
  return border !== start + 1 && border !== argument;
}

/** True if one of the opcode's lines begins exactly at `border`. */
function startsLine(reader: Reader, first: number, border: number, lines: number): boolean {
  return border === first || (lines > 1 && reader.view(border - 1, 1)[0] === 0x0a);
}

/** Length of the payload whose little-endian length of `size` bytes lies at `at` in the reader's window. */
export function lengthAt(reader: Reader, at: number, size: number): number {
  if (size === 1) return reader.bytes[at] as number;
  return size === 4 ? u32(reader.bytes, at) : u64(reader.bytes, at);
}
