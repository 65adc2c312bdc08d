/** The least of an HDF5 file: a superblock of version 2, and objects with headers of that version, without their sums. */
import { type Bytes, bytes, join, joined, list, u16, u32, u64 } from './bytes.ts';

/** Where the root group lies, and what is laid down behind its header where `HEAP` stands. */
const ROOT = 48;
const HEAP = u64(0x7a7a7a7a);

export function hdf5(root: Uint8Array, behind: Uint8Array = Buffer.alloc(0)): Buffer {
  const end = ROOT + root.length + behind.length;
  const head = [
    Buffer.from('\x89HDF\r\n\x1a\n\x02\x08\x08\0', 'latin1'),
    u64(0),
    Buffer.alloc(8, 255),
    u64(end),
    u64(ROOT),
    u32(0),
  ];
  const group = Buffer.from(root);
  for (let at = group.indexOf(HEAP); at >= 0; at = group.indexOf(HEAP, at + 8))
    group.set(u64(ROOT + root.length), at);
  return Buffer.concat([...head, group, behind]);
}

/** An object of the messages. */
export function object(messages: Uint8Array | string): Buffer {
  const content = typeof messages === 'string' ? Buffer.from(messages, 'latin1') : messages;
  return Buffer.concat([Buffer.from('OHDR\x02\x02', 'latin1'), u32(content.length), content, u32(0)]);
}

/** A message of an object header of version 2. */
export const message = (type: number, data: Bytes) =>
  join(Buffer.from([type]), u16(bytes(data).length), '\0', data);
export const STRING = (size: number) => join('\x13\0\0\0', u32(size));
const SCALAR = '\x02\0\0\0';

export function attributeText(name: string, value: string): Buffer {
  // Messages have 16 bits of length: long texts stand in several attributes of that name.
  const pieces = list(Math.max(1, Math.ceil(value.length / 60_000)), (i) =>
    value.slice(i * 60_000, (i + 1) * 60_000),
  );
  return joined(pieces.map((piece) => attribute(name, STRING(piece.length), piece)));
}

export function attribute(name: string, type: Bytes, data: Bytes): Buffer {
  return message(
    0x0c,
    join(
      '\x03\0',
      u16(name.length + 1),
      u16(bytes(type).length),
      u16(SCALAR.length),
      '\0',
      `${name}\0`,
      type,
      SCALAR,
      data,
    ),
  );
}
