/** The opcodes whose argument is a line of text: all of protocol 0. */
import * as calls from './calls.ts';
import { ALL_READERS, LOADERS, type Loaders, PICKLETOOLS } from './loaders.ts';
import { isPlainDecimal, MOST_DIGITS, readersOfIndex, readersOfReal } from './numerals.ts';
import type { Reader } from './reader.ts';
import type { Sink } from './sink.ts';
import type { State } from './state.ts';
import { decodeLatin1, decodeRawUnicodeEscape, decodeStringLiteral, decodeUtf8 } from './text.ts';
import { atomAt, INTEGER, REAL, TEXT, TEXT8 } from './value.ts';

/** Names, numbers and indexes longer than this are cut: no sense can be in them any more. */
const LONGEST_LINE = 1 << 16;

/** INT and LONG; `readersOf` says who can read the text. */
export function integer(state: State, reader: Reader, readersOf: (text: string) => Loaders): void {
  const text = nextLine(reader);
  state.push(atomAt(state.at, INTEGER));
  if (!isPlainDecimal(text)) stayWith(state, readersOf(text), text);
  if (text.length > MOST_DIGITS)
    state.giveUp(PICKLETOOLS, `a number of more than ${MOST_DIGITS} digits, which Python refuses since 3.11`);
}

export function real(state: State, reader: Reader): void {
  const text = nextLine(reader);
  state.push(atomAt(state.at, REAL));
  stayWith(state, readersOfReal(text), text);
}

function stayWith(state: State, readers: Loaders, text: string): void {
  if ((readers & LOADERS) === 0) state.fail(`the number ${shown(text)}`);
  else state.giveUp(ALL_READERS & ~readers, `the number ${shown(text)}`);
}

export function string(state: State, reader: Reader): void {
  reader.line();
  const whole = reader.lineLength <= LONGEST_LINE;
  if (whole && decodeStringLiteral(reader.view(reader.lineStart, reader.lineLength)) === undefined) {
    state.fail('STRING without its quotes, or with a broken escape');
  } else state.push(atomAt(state.at, TEXT8));
}

/** A broken `\uXXXX` fails in all loaders alike. */
export function unicode(state: State, reader: Reader): void {
  reader.line();
  const whole = reader.lineLength <= LONGEST_LINE;
  if (whole && decodeRawUnicodeEscape(reader.view(reader.lineStart, reader.lineLength)) === undefined) {
    state.fail('UNICODE with a broken escape');
  } else state.push(atomAt(state.at, TEXT));
}

/** PERSID: the id is ASCII, which all loaders insist on. */
export function persistent(state: State, reader: Reader, sink: Sink): void {
  reader.line();
  const bytes = reader.view(reader.lineStart, Math.min(reader.lineLength, LONGEST_LINE));
  if (decodeAscii(bytes) === undefined) state.fail('a persistent id that is not ASCII');
  else calls.persistent(state, sink, atomAt(state.at, TEXT));
}

export function get(state: State, reader: Reader): void {
  const index = memoIndex(state, reader);
  if (index !== undefined) state.memoGet(index);
}

export function put(state: State, reader: Reader): void {
  const index = memoIndex(state, reader);
  if (index !== undefined) state.memoPut(index);
}

/** Undefined after failing. */
function memoIndex(state: State, reader: Reader): number | bigint | undefined {
  const text = nextLine(reader);
  if (isPlainDecimal(text) && text.length < 10) return Number(text);
  const { readers, index } = readersOfIndex(text);
  if (index === undefined) state.fail(`the memo index ${shown(text)}`);
  // No pickler writes such a thing, and Python 2 takes the text itself, not the number, for the key.
  else state.giveUp(PICKLETOOLS | (ALL_READERS & ~readers), `the memo index ${shown(text)}`);
  return state.ended ? undefined : index;
}

export function global(state: State, reader: Reader, sink: Sink): void {
  const names = twoNames(state, reader, decodeUtf8);
  if (names) state.push(calls.findClass(state, sink, 'GLOBAL', ...names));
}

export function instance(state: State, reader: Reader, sink: Sink): void {
  const names = twoNames(state, reader, decodeAscii);
  if (names) calls.instantiateNamed(state, sink, ...names);
}

function twoNames(
  state: State,
  reader: Reader,
  decode: (bytes: Uint8Array) => string | undefined,
): [string, string] | undefined {
  const [module, name] = [nextName(reader, decode), nextName(reader, decode)];
  if (module !== undefined && name !== undefined) return [module, name];
  state.fail('a name that is no valid text');
  return undefined;
}

function nextName(reader: Reader, decode: (bytes: Uint8Array) => string | undefined): string | undefined {
  reader.line();
  return decode(reader.view(reader.lineStart, Math.min(reader.lineLength, LONGEST_LINE)));
}

function nextLine(reader: Reader): string {
  reader.line();
  return decodeLatin1(reader.view(reader.lineStart, Math.min(reader.lineLength, LONGEST_LINE)));
}

function decodeAscii(bytes: Uint8Array): string | undefined {
  for (const byte of bytes) if (byte > 0x7f) return undefined;
  return decodeLatin1(bytes);
}

/** For messages: short, and without anything that a terminal would act on. */
function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
