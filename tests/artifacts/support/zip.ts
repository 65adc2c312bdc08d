import { crc32, deflateRawSync } from 'node:zlib';

/** A member, and what its headers say of it if that is not the truth. */
export interface Packed {
  readonly name: string;
  readonly data: Buffer;
  readonly deflate?: boolean;
  /** What the headers give as unpacked size. */
  readonly size?: number;
  /** Where the directory says that the member begins; for members that overlap. */
  readonly at?: number;
}

/** A zip archive, by hand: tests need archives that no library writes. */
export function zip(members: readonly Packed[], count = members.length): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, data, deflate, size = data.length, at = offset } of members) {
    const packed = deflate ? deflateRawSync(data, { level: 9 }) : data;
    const fields = [u16(deflate ? 8 : 0), u32(0), u32(crc32(data)), u32(packed.length), u32(size)];
    const sized = [...fields, u16(name.length), u16(0)];
    const local = [u32(0x04034b50), u16(20), u16(0), ...sized, Buffer.from(name), packed];
    const central = [u32(0x02014b50), u16(20), u16(20), u16(0), ...sized, Buffer.alloc(10), u32(at)];
    locals.push(...local);
    centrals.push(...central, Buffer.from(name));
    offset += Buffer.concat(local).length;
  }
  const directory = Buffer.concat(centrals);
  const counts = [u16(count), u16(count), u32(directory.length), u32(offset), u16(0)];
  return Buffer.concat([...locals, directory, u32(0x06054b50), u32(0), ...counts]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
