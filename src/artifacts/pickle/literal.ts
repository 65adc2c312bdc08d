/** Values as Python would write them, for people: short, and without anything that a terminal would act on. */
import { u16, u32 } from '../../archive/source.ts';
import { printable } from '../inspection/printable.ts';
import { decodeAtomBytes, decodeAtomText, payloadOf } from './atoms.ts';
import * as op from './opcodes.ts';
import type { Reader } from './reader.ts';
import { decodeLatin1 } from './text.ts';
import {
  type Atom,
  atomKind,
  atomOffset,
  BOOLEAN,
  BYTES,
  INTEGER,
  NOTHING,
  REAL,
  TEXT,
  TEXT8,
} from './value.ts';

/** Characters of a text, bytes of a bytes literal, digits of a number that are shown. */
const SHOWN = 120;
const SHOWN_BYTES = 40;

/** A scalar atom as a Python literal; `…` for what is no scalar. */
export function literal(reader: Reader, atom: Atom): string {
  switch (atomKind(atom)) {
    case NOTHING:
      return 'None';
    case BOOLEAN:
      return reader.view(atomOffset(atom), 1)[0] === op.NEWTRUE ? 'True' : 'False';
    case INTEGER:
      return integerLiteral(reader, atom);
    case REAL:
      return realLiteral(reader, atom);
    case TEXT: {
      const text = decodeAtomText(reader, atom);
      return text === undefined ? "'…'" : quoted(text, SHOWN);
    }
    case TEXT8:
    case BYTES: {
      const prefix = atomKind(atom) === BYTES ? 'b' : '';
      const bytes = decodeAtomBytes(reader, atom, SHOWN + 1);
      return bytes ? `${prefix}${quotedBytes(bytes)}` : `${prefix}'…'`;
    }
    default:
      return '…';
  }
}

/** Python's `repr` of a text, cut to a bearable length. */
function quoted(text: string, most: number): string {
  const cut = text.slice(0, most);
  const quote = cut.includes("'") && !cut.includes('"') ? '"' : "'";
  const body = printable(cut.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`));
  return `${quote}${body}${quote}${text.length > most ? '…' : ''}`;
}

/** The same for bytes: what is not ASCII is written as numbers. Text is read further than data. */
function quotedBytes(bytes: Uint8Array): string {
  const text = decodeLatin1(bytes.subarray(0, SHOWN + 1));
  const binary = /[^\t\n\r\x20-\x7e]/.test(text);
  const escaped = quoted(text, binary ? SHOWN_BYTES : SHOWN);
  return escaped.replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

function integerLiteral(reader: Reader, atom: Atom): string {
  const offset = atomOffset(atom);
  const head = reader.view(offset, 5);
  switch (head[0]) {
    case op.BININT:
      return String(u32(head, 1) | 0);
    case op.BININT1:
      return String(head[1]);
    case op.BININT2:
      return String(u16(head, 1));
    case op.INT:
    case op.LONG:
      return lineLiteral(reader, atom);
    default: {
      const { offset: start, length } = payloadOf(reader, atom);
      return length > SHOWN
        ? `<integer of ${length} bytes>`
        : String(twosComplement(reader.view(start, length)));
    }
  }
}

/** Little-endian, as LONG1 and LONG4 have it. */
function twosComplement(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at -= 1) value = (value << 8n) | BigInt(bytes[at] as number);
  return BigInt.asIntN(bytes.length * 8, value);
}

function realLiteral(reader: Reader, atom: Atom): string {
  const bytes = reader.view(atomOffset(atom), 9);
  if (bytes[0] !== op.BINFLOAT) return lineLiteral(reader, atom);
  const value = new DataView(bytes.buffer, bytes.byteOffset, 9).getFloat64(1);
  if (!Number.isFinite(value)) return `float('${Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'}')`;
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? value.toFixed(1) : String(value);
}

function lineLiteral(reader: Reader, atom: Atom): string {
  const { offset, length } = payloadOf(reader, atom);
  const text = decodeLatin1(reader.view(offset, Math.min(length, SHOWN)));
  if (text === '00') return 'False';
  if (text === '01') return 'True';
  return printable(text.replace(/L$/, '')) + (length > SHOWN ? '…' : '');
}

/** An integer atom's value, if it is a small one. */
export function smallInteger(reader: Reader, atom: Atom): number | undefined {
  if (atomKind(atom) !== INTEGER) return undefined;
  const value = Number(integerLiteral(reader, atom));
  return Number.isSafeInteger(value) ? value : undefined;
}
