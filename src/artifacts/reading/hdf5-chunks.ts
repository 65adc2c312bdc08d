/**
 * Where the chunks of a dataset lie: a tree of version 1 in old files, and in new ones one of five indexes. Specification, III.A.1
 * and VII (appendix C); what it leaves out about the extensible array, from H5EAhdr.c and H5EAdblock.c.
 */
import { u16, u32 } from '../../archive/source.ts';
import { integer, isNowhere, type Layout, littleEndian, ownedBytes, signatureOf } from './hdf5-layout.ts';
import { recordsOf } from './hdf5-tree.ts';
import { Malformed } from './malformed.ts';

export interface ChunkIndex {
  readonly kind: 'tree' | 'single' | 'implicit' | 'fixed' | 'extensible' | 'records';
  readonly address: number;
  readonly isFiltered: boolean;
  /** Bytes of a chunk before it is filtered. */
  readonly length: number;
  /** Of the dataset, and one more for the bytes of an element. */
  readonly dimensions: number;
  /** Of a single chunk that is filtered. */
  readonly first?: { readonly size: number; readonly mask: number };
}

export interface Chunk {
  readonly address: number;
  /** In the file. */
  readonly length: number;
  /** Filters that were left out, a bit each. */
  readonly mask: number;
  /** What tells the order of chunks. */
  readonly place: readonly number[];
}

/** Throws {@link Malformed}, LimitReached. */
export function chunksOf(layout: Layout, index: ChunkIndex): Iterable<Chunk> {
  if (index.kind === 'tree') return inTree(layout, index);
  if (index.kind === 'records') return inRecords(layout, index);
  if (index.kind === 'fixed') return counted(inFixedArray(layout, index));
  if (index.kind === 'extensible') return counted(inExtensibleArray(layout, index));
  const { address, first, length } = index;
  // Chunks of an implicit index lie behind each other as they are: that they are many is not told, nor needed.
  return [{ address, length: first?.size ?? length, mask: first?.mask ?? 0, place: [0] }];
}

const TREE_OF_CHUNKS = 1;

function* inTree(layout: Layout, { address, dimensions }: ChunkIndex): Generator<Chunk, void> {
  const { source, base, budget, offsets } = layout;
  const key = 8 + 8 * dimensions;
  const stack = [address];
  const seen = new Set<number>();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const head = source.read(base + next, 8);
    if (signatureOf(head) !== 'TREE' || head[4] !== TREE_OF_CHUNKS)
      throw new Malformed(`no tree of chunks at byte ${base + next}`);
    const [level = 0, count] = [head[5], u16(head, 6)];
    const node = ownedBytes(layout, next + 8 + 2 * offsets, count * (key + offsets));
    for (let i = 0; i < count; i += 1) {
      budget.spendOperations();
      const at = i * (key + offsets);
      const child = integer(node, at + key, offsets);
      if (level > 0) stack.push(child);
      else {
        const place = Array.from({ length: dimensions }, (_, d) => integer(node, at + 8 + 8 * d, 8));
        yield { address: child, length: u32(node, at), mask: u32(node, at + 4), place };
      }
    }
  }
}

const PLAIN_RECORDS = 10;
const FILTERED_RECORDS = 11;

function* inRecords(layout: Layout, index: ChunkIndex): Generator<Chunk, void> {
  const { address, isFiltered, dimensions } = index;
  const { offsets } = layout;
  for (const record of recordsOf(layout, address, isFiltered ? FILTERED_RECORDS : PLAIN_RECORDS)) {
    const places = 8 * (dimensions - 1);
    const size = record.length - offsets - places;
    const place = Array.from({ length: dimensions - 1 }, (_, d) =>
      integer(record, offsets + size + 8 * d, 8),
    );
    yield { ...element(layout, index, record.subarray(0, offsets + size)), place };
  }
}

/** An address, and of a filtered chunk its size and the mask. */
function element(
  { offsets }: Layout,
  { isFiltered, length }: ChunkIndex,
  bytes: Uint8Array,
): Omit<Chunk, 'place'> {
  const address = integer(bytes, 0, offsets);
  if (!isFiltered) return { address, length, mask: 0 };
  const sizeEnd = bytes.length - 4;
  return { address, length: littleEndian(bytes.subarray(offsets, sizeEnd)), mask: u32(bytes, sizeEnd) };
}

/** In the order of the array, without those that were never written: their places may be zeros, too, which is where the file begins. */
function* counted(chunks: Iterable<Omit<Chunk, 'place'>>): Generator<Chunk, void> {
  let count = 0;
  for (const chunk of chunks) {
    count += 1;
    if (chunk.address > 0 && !isNowhere(chunk.address)) yield { ...chunk, place: [count] };
  }
}

type Elements = Generator<Omit<Chunk, 'place'>, void>;

const MOST_ELEMENTS = 1 << 24;
const CHECKSUM = 4;

/** So many elements, in pages with a checksum each where they are more than a page. */
function* elements(layout: Layout, index: ChunkIndex, at: number, array: ArrayOf, count: number): Elements {
  const { size, page } = array;
  let address = at;
  for (let done = 0; done < count; done += page) {
    const here = Math.min(page, count - done);
    const bytes = ownedBytes(layout, address, here * size);
    layout.budget.spendOperations(here);
    for (let i = 0; (i + 1) * size <= bytes.length; i += 1)
      yield element(layout, index, bytes.subarray(i * size, (i + 1) * size));
    if (bytes.length < here * size) throw new Malformed('an index of chunks is cut off');
    address += page * size + CHECKSUM;
  }
}

interface ArrayOf {
  /** Bytes of an element. */
  readonly size: number;
  /** Elements of a page. */
  readonly page: number;
}

function* inFixedArray(layout: Layout, index: ChunkIndex): Elements {
  const { source, base, offsets, lengths } = layout;
  const head = source.read(base + index.address, 8 + lengths + offsets);
  if (signatureOf(head) !== 'FAHD') throw new Malformed(`no array of chunks at byte ${base + index.address}`);
  const array = { size: sound(head[6], offsets), page: 2 ** Math.min(head[7] as number, 31) };
  const count = integer(head, 8, lengths);
  if (count > MOST_ELEMENTS) throw new Malformed('an index of chunks is too long');
  const block = integer(head, 8 + lengths, offsets);
  if (isNowhere(block)) return;
  expectSignature(layout, block, 'FADB');
  const start = block + 6 + offsets;
  if (count <= array.page) yield* elements(layout, index, start, array, count);
  else {
    // Which pages were written stands before them, a bit each.
    const pages = Math.ceil(count / array.page);
    yield* elements(layout, index, start + Math.ceil(pages / 8) + CHECKSUM, array, count);
  }
}

/** Of a block of an index: what it is called in the specification, III.F and G. */
function expectSignature({ source, base }: Layout, address: number, signature: string): void {
  if (signatureOf(source.read(base + address, 4)) !== signature)
    throw new Malformed(`no ${signature}, a block of an index of chunks, at byte ${base + address}`);
}

function sound(size: number | undefined, least: number): number {
  if (size === undefined || size < least) throw new Malformed('an index of chunks makes no sense');
  return size;
}

interface Extensible extends ArrayOf {
  /** Bytes of an offset in the array. */
  readonly offsetSize: number;
  /** Elements of the smallest block. */
  readonly least: number;
  /** Elements that were ever written are among so many. */
  readonly most: number;
}

/**
 * The first elements stand in the index block, which names the first blocks and the blocks of blocks. Of those number N has
 * 2^⌊N/2⌋ blocks of 2^⌈N/2⌉ times the least elements.
 */
function* inExtensibleArray(layout: Layout, index: ChunkIndex): Elements {
  const { source, base, offsets, lengths } = layout;
  const head = source.read(base + index.address, 12 + 6 * lengths + offsets);
  if (signatureOf(head) !== 'EAHD') throw new Malformed(`no array of chunks at byte ${base + index.address}`);
  const [size, bits = 0, own = 0, least = 0, pointers = 0, pageBits = 0] = head.subarray(6, 12);
  if (least === 0 || pointers === 0 || bits > 64) throw new Malformed('an index of chunks makes no sense');
  const array: Extensible = {
    size: sound(size, offsets),
    page: 2 ** Math.min(pageBits, 31),
    offsetSize: Math.ceil(bits / 8),
    least,
    most: integer(head, 12 + 4 * lengths, lengths),
  };
  if (array.most > MOST_ELEMENTS) throw new Malformed('an index of chunks is too long');
  const block = integer(head, 12 + 6 * lengths, offsets);
  if (isNowhere(block)) return;
  expectSignature(layout, block, 'EAIB');
  const start = block + 6 + offsets;
  yield* elements(layout, index, start, { ...array, page: own || 1 }, own);
  const rows = 1 + bits - Math.log2(least);
  // The blocks of the first blocks of blocks are named here themselves.
  const direct = 2 * Math.log2(pointers);
  let at = start + own * array.size;
  let done = own;
  for (let row = 0; row < rows && done < array.most; row += 1) {
    const blocks = 2 ** Math.floor(row / 2);
    const count = 2 ** Math.ceil(row / 2) * least;
    if (row < direct) {
      for (const address of addresses(layout, at, blocks))
        yield* inBlock(layout, index, array, address, count);
      at += blocks * offsets;
    } else {
      const [address = Infinity] = addresses(layout, at, 1);
      yield* inBlockOfBlocks(layout, index, array, address, blocks, count);
      at += offsets;
    }
    done += blocks * count;
  }
}

function addresses(layout: Layout, at: number, count: number): number[] {
  if (count > MOST_ELEMENTS) throw new Malformed('an index of chunks is too long');
  const bytes = ownedBytes(layout, at, count * layout.offsets);
  return Array.from({ length: count }, (_, i) => integer(bytes, i * layout.offsets, layout.offsets));
}

function* inBlock(
  layout: Layout,
  index: ChunkIndex,
  array: Extensible,
  address: number,
  count: number,
): Elements {
  if (isNowhere(address)) return;
  expectSignature(layout, address, 'EADB');
  const start = address + 6 + layout.offsets + array.offsetSize;
  const isPaged = count > array.page;
  yield* elements(layout, index, start + (isPaged ? CHECKSUM : 0), array, count);
}

function* inBlockOfBlocks(
  layout: Layout,
  index: ChunkIndex,
  array: Extensible,
  address: number,
  blocks: number,
  count: number,
): Elements {
  if (isNowhere(address)) return;
  expectSignature(layout, address, 'EASB');
  // Which pages of each block were written, a bit each.
  const pages = count > array.page ? Math.ceil(count / array.page) : 0;
  const start = address + 6 + layout.offsets + array.offsetSize + blocks * Math.ceil(pages / 8);
  for (const child of addresses(layout, start, blocks)) yield* inBlock(layout, index, array, child, count);
}
