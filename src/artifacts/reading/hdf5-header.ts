/** Object headers of HDF5: lists of messages, in blocks that lead to each other. Specification, IV.A. */
import { u16, u32 } from '../../archive/source.ts';
import { integer, type Layout, ownedBytes } from './hdf5-layout.ts';
import { Malformed } from './malformed.ts';

export interface Message {
  readonly type: number;
  readonly data: Uint8Array;
  /** Of the data, in the file. */
  readonly offset: number;
  /** It stands elsewhere, and here is only where. */
  readonly shared: boolean;
}

const CONTINUATION = 0x10;
const MOST_BLOCKS = 10_000;
/** No block is larger: messages have 16 bits of length, and real headers have few of them. */
const LARGEST_BLOCK = 16 * 1024 * 1024;

export function messagesOf(layout: Layout, address: number): Message[] {
  const { source, base } = layout;
  const head = source.read(base + address, 40);
  const modern = Buffer.from(head.subarray(0, 4)).toString('latin1') === 'OHDR';
  if (!modern && head[0] !== 1) throw new Malformed(`no object header at byte ${base + address}`);
  return modern ? newMessages(layout, address, head) : oldMessages(layout, address, head);
}

interface Block {
  readonly at: number;
  readonly length: number;
}

function oldMessages(layout: Layout, address: number, head: Uint8Array): Message[] {
  const blocks: Block[] = [{ at: address + 16, length: u32(head, 8) }];
  return inBlocks(layout, blocks, (bytes, at) => ({
    type: u16(bytes, at),
    size: u16(bytes, at + 2),
    flags: bytes[at + 4] as number,
    header: 8,
  }));
}

function newMessages(layout: Layout, address: number, head: Uint8Array): Message[] {
  const flags = head[5] as number;
  const at = 6 + (flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0);
  const width = 1 << (flags & 3);
  const blocks: Block[] = [{ at: address + at + width, length: integer(head, at, width) }];
  const header = flags & 4 ? 6 : 4;
  return inBlocks(
    layout,
    blocks,
    (bytes, place) => ({
      type: bytes[place] as number,
      size: u16(bytes, place + 1),
      flags: bytes[place + 3] as number,
      header,
    }),
    // Continuations begin with OCHK and end with a checksum.
    { before: 4, after: 4 },
  );
}

type ReadHeader = (
  bytes: Uint8Array,
  at: number,
) => { type: number; size: number; flags: number; header: number };

function inBlocks(
  layout: Layout,
  blocks: Block[],
  read: ReadHeader,
  frame = { before: 0, after: 0 },
): Message[] {
  const { budget, base, offsets, lengths } = layout;
  const messages: Message[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const { at: start, length } = blocks[i] as Block;
    if (i > MOST_BLOCKS || length > LARGEST_BLOCK) throw new Malformed('an object header has no end');
    const bytes = ownedBytes(layout, start, length);
    if (bytes.length < length) throw new Malformed('an object header is cut off');
    for (let at = 0; at + 4 <= bytes.length; ) {
      budget.spendOperations();
      const { type, size, flags, header } = read(bytes, at);
      const data = bytes.subarray(at + header, at + header + size);
      // What is left of a block may be too short for a message.
      if (at + header > bytes.length) break;
      if (data.length < size) throw new Malformed('a message reaches over the end of its object header');
      if (type === CONTINUATION) {
        const block = { at: integer(data, 0, offsets), length: integer(data, offsets, lengths) };
        blocks.push({ at: block.at + frame.before, length: block.length - frame.before - frame.after });
      } else messages.push({ type, data, offset: base + start + at + header, shared: (flags & 2) !== 0 });
      at += header + size;
    }
  }
  return messages;
}
