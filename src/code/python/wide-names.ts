/** Identifiers with characters beyond ASCII (PEP 3131). */
import { isWordByte } from './characters.ts';
import { intern } from './names.ts';

/** A name's id and where it ends; id 0 and what is wrong if there is no identifier. */
export interface WideName {
  readonly id: number;
  readonly end: number;
  readonly message: string;
}

const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*/u;
/** First look: enough for nearly every name, so that a long run of other characters is not decoded again and again. */
const WINDOW = 128;

/** Reads the identifier that starts at `start`; `wide` is its first byte beyond ASCII. */
export function intoName(bytes: Uint8Array, start: number, wide: number, limit: number): WideName {
  for (let reach = wide - start + WINDOW; ; reach *= 4) {
    const stop = runEnd(bytes, start, Math.min(start + reach, limit));
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, stop - start).toString();
    const match = IDENTIFIER.exec(text)?.[0] ?? '';
    const end = start + Buffer.byteLength(match);
    if (end === stop && stop < limit && isWordByte(bytes[stop]!)) continue;
    if (match !== '') return { id: intern(match.normalize('NFKC')), end, message: '' };
    return { id: 0, end: Math.min(characterEnd(bytes, start), limit), message: complaint(text) };
  }
}

/** The end of the run of bytes that may belong to an identifier, at most `reach`, never inside a character. */
function runEnd(bytes: Uint8Array, start: number, reach: number): number {
  let end = start;
  while (end < reach && isWordByte(bytes[end]!)) end += 1;
  while (end < reach + 3 && (bytes[end]! & 0xc0) === 0x80) end += 1;
  return end;
}

function characterEnd(bytes: Uint8Array, start: number): number {
  let end = start + 1;
  while (end < start + 4 && (bytes[end]! & 0xc0) === 0x80) end += 1;
  return end;
}

function complaint(text: string): string {
  const character = String.fromCodePoint(text.codePointAt(0)!);
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character);
  return printable ? `invalid character '${character}' (${code})` : `invalid non-printable character ${code}`;
}
