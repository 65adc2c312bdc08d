/** The packed lists in which Redis keeps small collections: their texts, one after the other. Numbers are passed over. */
import { u32 } from '../../archive/source.ts';
import { Malformed } from './malformed.ts';

const END = 0xff;

/** A part of a packed list: where its text lies, or nothing for a number. */
interface Entry {
  readonly start: number;
  readonly length: number;
  /** Of what holds the entry together, behind the text. */
  readonly next: number;
}

/** Source: redis/src/ziplist.c. */
export function ziplistTexts(list: Uint8Array): Generator<Uint8Array, void> {
  return texts(list, 10, (at) => {
    const start = at + (list[at] === 0xfe ? 5 : 1);
    const first = list[start] ?? 0;
    const kind = first >> 6;
    if (kind === 0) return text(start + 1, first & 0x3f);
    if (kind === 1) return text(start + 2, ((first & 0x3f) << 8) | (list[start + 1] ?? 0));
    if (kind === 2) return text(start + 5, bigEndian(list, start + 1));
    const width = { 192: 2, 208: 4, 224: 8, 240: 3, 254: 1 }[first] ?? 0;
    return { start, length: 0, next: start + 1 + width };
  });
}

/** Source: redis/src/listpack.c. */
export function listpackTexts(list: Uint8Array): Generator<Uint8Array, void> {
  return texts(list, 6, (at) => {
    const first = list[at] ?? 0;
    const entry = listpackEntry(list, at, first);
    return { ...entry, next: entry.next + lengthOfLength(entry.next - at) };
  });
}

function listpackEntry(list: Uint8Array, at: number, first: number): Entry {
  if (first >> 6 === 2) return text(at + 1, first & 0x3f);
  if (first >> 4 === 0xe) return text(at + 2, ((first & 0x0f) << 8) | (list[at + 1] ?? 0));
  if (first === 0xf0) return text(at + 5, at + 5 <= list.length ? u32(list, at + 1) : list.length);
  const width = first < 0x80 ? 0 : first >> 5 === 6 ? 1 : { 241: 2, 242: 3, 243: 4, 244: 8 }[first];
  if (width === undefined) throw new Malformed(`a packed list has an entry of the kind ${first}`);
  return { start: at, length: 0, next: at + 1 + width };
}

/** Bytes that the length of an entry takes behind it, seven bits to each. */
function lengthOfLength(length: number): number {
  let bytes = 1;
  for (let left = length; left >= 128; left = Math.floor(left / 128)) bytes += 1;
  return bytes;
}

function text(start: number, length: number): Entry {
  return { start, length, next: start + length };
}

function bigEndian(list: Uint8Array, at: number): number {
  return [0, 1, 2, 3].reduce((value, i) => value * 256 + (list[at + i] ?? 0), 0);
}

function* texts(list: Uint8Array, head: number, entryAt: (at: number) => Entry): Generator<Uint8Array, void> {
  let at = head;
  while (list[at] !== END) {
    const { start, length, next } = entryAt(at);
    if (next >= list.length) throw new Malformed('a packed list breaks off');
    if (length > 0) yield list.subarray(start, start + length);
    at = next;
  }
}

/** Of the oldest dumps: fields and values of a hash, in turn. Source: redis/src/zipmap.c. */
export function* zipmapTexts(map: Uint8Array): Generator<Uint8Array, void> {
  let [at, isValue] = [1, false];
  while (map[at] !== END) {
    const long = map[at] === 0xfe;
    const length = long && at + 5 <= map.length ? u32(map, at + 1) : (map[at] ?? map.length);
    // Behind the length of a value stands how many bytes behind the value are free.
    const start = at + (long ? 5 : 1) + (isValue ? 1 : 0);
    const free = isValue ? (map[start - 1] ?? 0) : 0;
    at = start + length + free;
    if (at >= map.length) throw new Malformed('a packed hash breaks off');
    yield map.subarray(start, start + length);
    isValue = !isValue;
  }
}
