/** Bytes put together from parts, and what the artifacts of this bench are made of. */
import { assemble } from '../../scripts/pickle-assembly.ts';

/** Files by name, of a given size. */
export type Artifact = (size: number) => Record<string, string | Uint8Array>;

export type Bytes = string | Uint8Array;

export const list = <T>(size: number, item: (i: number) => T) =>
  Array.from({ length: size }, (_, i) => item(i));
export const bytes = (part: Bytes) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
export const joined = (parts: readonly Bytes[]) => Buffer.concat(parts.map(bytes));
export const join = (...parts: readonly Bytes[]) => joined(parts);
/** The same, or one of each number, so often. */
export const times = (size: number, part: Bytes | ((i: number) => Bytes)) =>
  joined(list(size, (i) => (typeof part === 'function' ? part(i) : part)));

export const named =
  (name: string, content: (size: number) => Bytes): Artifact =>
  (size) => ({ [name]: content(size) });
export const text = (value: string) => join('X', u32(value.length), value);
export const call = (name: string, args: Bytes) => join('c', name.replace(' ', '\n'), '\n', args, 'R');
export const PRINT = assemble('GLOBAL os system\nSHORT_BINUNICODE "id"\nTUPLE1\nREDUCE');
export const SMALL = join('\x80\x04', PRINT, '.');
export const HARMLESS = join('\x80\x04', call('collections OrderedDict', ')'), '.');
export const BASE64 = Buffer.from(SMALL).toString('base64');

/** A member of a zip archive. */
export const member = (name: string, data: Bytes, deflate = false) => ({
  name,
  data: Buffer.from(bytes(data)),
  deflate,
});
export const b64 = (data: Bytes) => Buffer.from(bytes(data)).toString('base64');
export const json = (value: unknown) => JSON.stringify(value);
export const entries = <T>(size: number, item: (i: number) => [string, T]) =>
  Object.fromEntries(list(size, item));

export const be = (value: number) =>
  Buffer.from([value >>> 24, value >>> 16, value >>> 8, value].map((one) => one & 255));

export function u16(value: number): Buffer {
  return Buffer.from([value & 255, (value >> 8) & 255]);
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
