/** Decoding of atoms: back to the opcode that pushed them. */
import { u32, u64 } from '../../archive/source.ts';
import * as op from './opcodes.ts';
import type { Reader } from './reader.ts';
import { decodeLatin1, decodeRawUnicodeEscape, decodeStringLiteral, decodeUtf8 } from './text.ts';
import { type Atom, atomKind, atomOffset, BYTES, TEXT, TEXT8 } from './value.ts';

/** Texts longer than this are nobody's name; they are not decoded as a whole. */
export const LONGEST_TEXT = 1 << 20;

/** Where the payload of an atom lies, without length prefix and newline. */
export interface Payload {
  readonly opcode: number;
  readonly offset: number;
  readonly length: number;
}

/** The payload of a text or bytes atom. */
export function payloadOf(reader: Reader, atom: Atom): Payload {
  const offset = atomOffset(atom);
  const head = reader.view(offset, 9);
  const opcode = head[0] as number;
  switch (op.FIXED_SIZE[opcode]) {
    case 1:
      return { opcode, offset: offset + 2, length: head[1] as number };
    case 4:
      return { opcode, offset: offset + 5, length: u32(head, 1) };
    case 8:
      return { opcode, offset: offset + 9, length: u64(head, 1) };
    default:
      return { opcode, offset: offset + 1, length: lineLength(reader, offset + 1) };
  }
}

/** To the newline; as the loaders do, the last byte is cut off where there is none. */
function lineLength(reader: Reader, offset: number): number {
  const line = reader.view(offset, Math.min(LONGEST_TEXT, reader.source.size - offset));
  const end = line.indexOf(0x0a);
  return end >= 0 ? end : Math.max(0, line.length - 1);
}

/**
 * The text of an atom of kind TEXT or TEXT8, as loaders with their default encoding have it (and, for bytes
 * beyond ASCII, those that are told `latin-1`). Undefined for other atoms and for what no loader can decode.
 */
export function decodeAtomText(reader: Reader, atom: Atom): string | undefined {
  const kind = atomKind(atom);
  if (kind !== TEXT && kind !== TEXT8) return undefined;
  const { opcode, offset, length } = payloadOf(reader, atom);
  const bytes = reader.view(offset, Math.min(length, LONGEST_TEXT));
  if (opcode === op.UNICODE) return decodeRawUnicodeEscape(bytes);
  if (kind === TEXT) return decodeUtf8(bytes);
  if (opcode !== op.STRING) return decodeLatin1(bytes);
  const inner = decodeStringLiteral(bytes);
  return inner && decodeLatin1(inner);
}

/** The bytes of an atom of kind BYTES or TEXT8, or the first `most` of them; a view where it can be. */
export function decodeAtomBytes(reader: Reader, atom: Atom, most = Infinity): Uint8Array | undefined {
  const kind = atomKind(atom);
  if (kind !== BYTES && kind !== TEXT8) return undefined;
  const { opcode, offset, length } = payloadOf(reader, atom);
  if (opcode !== op.STRING) return reader.view(offset, Math.min(length, most));
  return decodeStringLiteral(reader.view(offset, length));
}
