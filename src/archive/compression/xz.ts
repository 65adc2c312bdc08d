/**
 * xz: streams of blocks of LZMA2, one behind the other. Source: The .xz File Format 1.2.1. Checksums are passed over,
 * as a loader has run what it read before it meets a wrong one; of the index and footer at the end it only matters
 * that they are there.
 */

import { LzmaDecoder, propertiesOf } from './lzma.ts';
import { DamagedStream, type Output, UnsupportedPacking } from './output.ts';

const MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0];
const HEADER = 12;
const FOOTER = 12;
const LZMA2 = 0x21;
const FILTERS: Record<number, string | undefined> = {
  3: 'delta',
  4: 'x86',
  7: 'ARM',
  8: 'ARM Thumb',
  9: 'SPARC',
};
/** By the stream's check type. */
const CHECK_SIZES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

/**
 * Unpacks all streams and gives the offset behind the last one. Throws DamagedStream,
 * UnsupportedPacking, and what `output` throws.
 */
export function decodeXz(input: Uint8Array, output: Output): number {
  let at = 0;
  for (;;) {
    at = stream(input, at, output);
    let next = at;
    while (next < input.length && input[next] === 0) next += 1;
    if (!isStream(input, next)) return at;
    at = next;
  }
}

function isStream(input: Uint8Array, at: number): boolean {
  return MAGIC.every((byte, i) => input[at + i] === byte);
}

function stream(input: Uint8Array, start: number, output: Output): number {
  if (!isStream(input, start)) throw new DamagedStream('no xz stream where one must begin');
  const check = CHECK_SIZES[(input[start + 7] ?? 0) & 15] as number;
  let at = start + HEADER;
  while (input[at] !== 0) {
    if (at >= input.length) throw new DamagedStream('the xz data is cut off');
    at = block(input, at, output);
    at += ((start - at) & 3) + check;
  }
  const end = indexEnd(input, at, start) + FOOTER;
  if (end > input.length) throw new DamagedStream('the xz data is cut off');
  if (input[end - 2] !== 0x59 || input[end - 1] !== 0x5a)
    throw new DamagedStream('an xz stream has no footer');
  return end;
}

/** Gives the offset behind the compressed data. */
function block(input: Uint8Array, start: number, output: Output): number {
  const data = start + ((input[start] as number) + 1) * 4;
  const flags = input[start + 1] as number;
  const field = { at: start + 2 };
  if (flags & 0x40) varint(input, field);
  if (flags & 0x80) varint(input, field);
  for (let filter = 0; filter <= (flags & 3); filter += 1) {
    const id = varint(input, field);
    if (id !== LZMA2) throw new UnsupportedPacking(`xz with the filter ${FILTERS[id] ?? id}`);
    field.at += varint(input, field) || 0;
  }
  return lzma2(input, data, output);
}

/** Chunks, each with a byte that says what it is: 0 the end, 1 and 2 stored, from 0x80 on LZMA. */
function lzma2(input: Uint8Array, start: number, output: Output): number {
  const decoder = new LzmaDecoder(input, output);
  let hasProperties = false;
  for (let at = start; ; ) {
    const control = input[at];
    if (control === undefined) throw new DamagedStream('the xz data is cut off');
    if (control === 0) return at + 1;
    if (control === 1 || control >= 0xe0) decoder.resetDictionary();
    const size = sizeAt(input, at + 1);
    if (control < 0x80) {
      if (control > 2) throw new DamagedStream('an LZMA2 chunk of an unknown kind');
      output.append(input.subarray(at + 3, at + 3 + size));
      if (at + 3 + size > input.length) throw new DamagedStream('the xz data is cut off');
      at += 3 + size;
      continue;
    }
    const reset = (control >> 5) & 3;
    const data = at + (reset >= 2 ? 6 : 5);
    const packed = sizeAt(input, at + 3);
    const properties = reset >= 2 ? propertiesOf(input[at + 5] ?? 255) : undefined;
    hasProperties ||= properties !== undefined;
    if (!hasProperties || (reset >= 2 && !properties))
      throw new DamagedStream('an LZMA2 chunk without properties');
    if (reset >= 1) decoder.resetState(properties);
    decoder.begin(data, Math.min(data + packed, input.length));
    decoder.run(output.length + ((control & 31) << 16) + size);
    at = data + packed;
  }
}

function sizeAt(input: Uint8Array, at: number): number {
  return ((input[at] ?? 0) << 8) + (input[at + 1] ?? 0) + 1;
}

/** The index repeats the sizes of the blocks. */
function indexEnd(input: Uint8Array, start: number, stream: number): number {
  const field = { at: start + 1 };
  const count = varint(input, field);
  for (let i = 0; i < count * 2; i += 1) varint(input, field);
  return field.at + ((stream - field.at) & 3) + 4;
}

function varint(input: Uint8Array, field: { at: number }): number {
  let value = 0;
  for (let weight = 1; weight < 2 ** 53; weight *= 128) {
    const byte = input[field.at++];
    if (byte === undefined) throw new DamagedStream('the xz data is cut off');
    value += (byte & 127) * weight;
    if (byte < 128) return value;
  }
  throw new DamagedStream('a number in the xz data has no end');
}
