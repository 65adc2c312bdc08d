/** Trees of version 2 of HDF5, whatever their records are. Specification, III.A.2; what it leaves out about widths, from H5B2hdr.c. */
import { u16, u32 } from '../../archive/source.ts';
import { integer, type Layout, littleEndian, ownedBytes, signatureOf } from './hdf5-layout.ts';
import { Malformed } from './malformed.ts';

const MOST_DEPTH = 32;

interface Tree {
  readonly record: number;
  /** Bytes of a pointer to a node, by that node's height. */
  readonly pointers: readonly number[];
  /** Bytes of the number of records of a node. */
  readonly countSize: number;
}

interface Node {
  readonly address: number;
  readonly count: number;
  readonly height: number;
}

/** All records of a tree of version 2, those of a node before those of its children. Throws {@link Malformed}, LimitReached. */
export function* recordsOf(layout: Layout, address: number, type: number): Generator<Uint8Array, void> {
  const { source, base, budget, offsets } = layout;
  const head = source.read(base + address, 16 + offsets + 2);
  if (signatureOf(head) !== 'BTHD' || head[5] !== type || head.length < 18 + offsets)
    throw new Malformed(`no tree at byte ${base + address}`);
  const height = u16(head, 12);
  if (height > MOST_DEPTH) throw new Malformed('a tree is too deep');
  const tree = treeOf(u32(head, 6), u16(head, 10), height, offsets);
  const stack: Node[] = [{ address: integer(head, 16, offsets), count: u16(head, 16 + offsets), height }];
  const seen = new Set<number>();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.count === 0 || seen.has(node.address)) continue;
    seen.add(node.address);
    const { record } = tree;
    const pointer = node.height === 0 ? 0 : (tree.pointers[node.height - 1] as number);
    const length = 6 + node.count * record + (node.height === 0 ? 0 : (node.count + 1) * pointer);
    const bytes = ownedBytes(layout, node.address, length);
    const wanted = node.height === 0 ? 'BTLF' : 'BTIN';
    if (signatureOf(bytes) !== wanted || bytes.length < length)
      throw new Malformed(`no node of a tree at byte ${base + node.address}`);
    for (let i = 0; i < node.count; i += 1) {
      budget.spendOperations();
      yield bytes.subarray(6 + i * record, 6 + (i + 1) * record);
    }
    if (node.height === 0) continue;
    for (let i = node.count; i >= 0; i -= 1) {
      const at = 6 + node.count * record + i * pointer;
      const count = littleEndian(bytes.subarray(at + offsets, at + offsets + tree.countSize));
      stack.push({ address: integer(bytes, at, offsets), count, height: node.height - 1 });
    }
  }
}

/** The widths of a tree's numbers follow from how much its nodes can hold. Source: H5B2_hdr_init. */
function treeOf(nodeSize: number, record: number, height: number, offsets: number): Tree {
  if (record === 0 || nodeSize < 10 + record) throw new Malformed('a tree makes no sense');
  const most = Math.floor((nodeSize - 10) / record);
  const countSize = encodedSize(most);
  const pointers = [offsets + countSize];
  let below = most;
  for (let at = 1; at < height; at += 1) {
    const pointer = pointers[at - 1] as number;
    const here = Math.floor((nodeSize - 10 - pointer) / (record + pointer));
    below = (here + 1) * below + here;
    pointers.push(offsets + countSize + encodedSize(below));
  }
  return { record, pointers, countSize };
}

/** Bytes that a number up to `most` takes. */
export function encodedSize(most: number): number {
  return Math.floor(Math.log2(Math.max(1, most)) / 8) + 1;
}
