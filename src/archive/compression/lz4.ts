/**
 * LZ4 frames, one behind the other, as lz4.frame and joblib write them. Source: LZ4 Frame Format 1.6.3 and Block
 * Format. Checksums are passed over, as a loader has run what it read before it meets a wrong one.
 */
import { u16, u32 } from '../source.ts';
import { DamagedStream, type Output, UnsupportedPacking } from './output.ts';

const MAGIC = 0x184d2204;
const SKIPPABLE = 0x184d2a50;
const LEAST_MATCH = 4;

/** FLG bits. */
const BLOCK_CHECKSUM = 0x10;
const CONTENT_SIZE = 0x08;
const CONTENT_CHECKSUM = 0x04;
const DICTIONARY = 0x01;

/**
 * Unpacks all streams and gives the offset behind the last one. Throws DamagedStream,
 * UnsupportedPacking, and what `output` throws.
 */
export function decodeLz4(input: Uint8Array, output: Output): number {
  let at = 0;
  while (at + 8 <= input.length) {
    const magic = u32(input, at);
    if (magic === MAGIC) at = frame(input, at + 4, output);
    else if (magic >>> 4 === SKIPPABLE >>> 4) at += 8 + u32(input, at + 4);
    else break;
  }
  return Math.min(at, input.length);
}

function frame(input: Uint8Array, start: number, output: Output): number {
  const flags = input[start] as number;
  if (flags >> 6 !== 1) throw new DamagedStream('an LZ4 frame of an unknown version');
  if (flags & DICTIONARY) throw new UnsupportedPacking('LZ4 with a dictionary');
  let at = start + 2 + (flags & CONTENT_SIZE ? 8 : 0) + 1;
  const first = output.length;
  for (;;) {
    if (at + 4 > input.length) throw new DamagedStream('an LZ4 frame is cut off');
    const size = u32(input, at);
    at += 4;
    if (size === 0) return at + (flags & CONTENT_CHECKSUM ? 4 : 0);
    const length = size & 0x7fffffff;
    const data = input.subarray(at, at + length);
    if (size >= 0x80000000) output.append(data);
    else block(data, output, first);
    if (data.length < length) throw new DamagedStream('an LZ4 block is cut off');
    at += length + (flags & BLOCK_CHECKSUM ? 4 : 0);
  }
}

/** Matches may reach back to the frame's beginning: more than a writer of independent blocks makes use of. */
function block(data: Uint8Array, output: Output, first: number): void {
  let at = 0;
  while (at < data.length) {
    const token = data[at++] as number;
    let literals = token >> 4;
    if (literals === 15) [literals, at] = longer(data, at, literals);
    output.append(data.subarray(at, at + literals));
    at += literals;
    if (at >= data.length) break;
    if (at + 2 > data.length) throw new DamagedStream('an LZ4 match is cut off');
    const distance = u16(data, at);
    at += 2;
    let match = token & 15;
    if (match === 15) [match, at] = longer(data, at, match);
    if (distance === 0 || distance > output.length - first)
      throw new DamagedStream('an LZ4 match reaches back too far');
    output.copy(distance, match + LEAST_MATCH);
  }
}

function longer(data: Uint8Array, start: number, length: number): [length: number, at: number] {
  for (let at = start; ; at += 1) {
    const byte = data[at];
    if (byte === undefined) throw new DamagedStream('an LZ4 length is cut off');
    length += byte;
    if (byte !== 255) return [length, at + 1];
  }
}
