/** Members of a zip that a database exported: deflated or stored, ZIP64 for more than 65,535 of them. */
import { crc32, inflateRawSync } from 'node:zlib';
import type { Budget } from '../../limits/budget.ts';
import { UnreadableError } from '../../limits/errors.ts';

const END = Buffer.from('PK\x05\x06', 'latin1');
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** A record of a flaw has some kilobytes; the largest known lists every version of every TensorFlow in 200. */
const LARGEST_MEMBER = 64 * 1024 ** 2;

export interface ZipMember {
  readonly name: string;
  /** Throws if the content is damaged, encrypted or too large. */
  read(budget: Budget): Buffer;
}

/** Throws {@link UnreadableError} where the central directory is missing, as in a download that was cut off. */
export function* zipMembers(bytes: Buffer, name: string): Generator<ZipMember> {
  const directory = centralDirectory(bytes);
  if (!directory) throw damaged(name, 'it has no central directory');
  let at = directory.offset;
  for (let i = 0; i < directory.count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL)
      throw damaged(name, 'its directory is damaged');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      bytes.readUInt16LE(at + field),
    );
    const entry = at;
    yield {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength!),
      read: (budget) => content(bytes, entry, budget),
    };
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
}

function damaged(name: string, why: string): UnreadableError {
  return new UnreadableError(`${name} is a damaged zip: ${why}`, 'fetch it again: it may be cut off');
}

function centralDirectory(bytes: Buffer): { count: number; offset: number } | undefined {
  const end = bytes.lastIndexOf(END);
  if (end < 0 || end + 22 > bytes.length) return undefined;
  const [count, offset] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  if (count !== 0xffff && offset !== 0xffffffff) return { count, offset };
  if (end < 20) return undefined;
  const end64 = Number(bytes.readBigUInt64LE(end - 20 + 8));
  if (end64 + 56 > bytes.length || bytes.readUInt32LE(end64) !== END_64) return { count, offset };
  return {
    count: Number(bytes.readBigUInt64LE(end64 + 32)),
    offset: Number(bytes.readBigUInt64LE(end64 + 48)),
  };
}

function content(bytes: Buffer, entry: number, budget: Budget): Buffer {
  const method = bytes.readUInt16LE(entry + 10);
  const [sum, packed, size, local] = [16, 20, 24, 42].map((field) => bytes.readUInt32LE(entry + field)) as [
    number,
    number,
    number,
    number,
  ];
  if (size > LARGEST_MEMBER || packed > LARGEST_MEMBER) throw new Error('too large for a record');
  budget.spendBytes(size);
  if (bytes.readUInt32LE(local) !== LOCAL) throw new Error('no member where the directory says');
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const raw = bytes.subarray(start, start + packed);
  const whole =
    method === 0 ? raw : method === 8 ? inflateRawSync(raw, { maxOutputLength: size + 1 }) : undefined;
  if (!whole) throw new Error(`compression method ${method} is not supported`);
  if (whole.length !== size || crc32(whole) !== sum) throw new Error('its checksum is wrong');
  return whole;
}
