/**
 * HDF5, as far as what loaders look at: every object, its attributes, and links that lead elsewhere. Of data only where it lies (hdf5-dataset.ts).
 * Source: HDF5 File Format Specification Version 3.0.
 */
import { type ByteSource, u16 } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { pushAll } from '../../limits/lists.ts';
import { type Attribute, attributeOf } from './hdf5-attribute.ts';
import { type Dataset, datasetOf } from './hdf5-dataset.ts';
import { denseAttributes, denseLinks } from './hdf5-dense.ts';
import { type Message, messagesOf } from './hdf5-header.ts';
import { globalHeapObject } from './hdf5-heap.ts';
import { integer, isNowhere, type Layout, ownedBytes, text } from './hdf5-layout.ts';
import { Malformed } from './malformed.ts';

export interface Hdf5Object {
  /** `/` and the names of links; of an object with several, the first. */
  readonly path: string;
  readonly attributes: readonly Attribute[];
  /** Undefined for groups and types. */
  readonly dataset: Dataset | undefined;
}

export interface Hdf5 {
  readonly objects: readonly Hdf5Object[];
  /** Files that links, datasets and virtual datasets name. */
  readonly external: readonly { readonly file: string; readonly offset: number }[];
  /** What is there and is not read. */
  readonly unread: ReadonlySet<string>;
}

const SIGNATURE = '\x89HDF\r\n\x1a\n';
const FIRST = 0x89;

/** Where the file begins: at 0, or behind a block of the user's whose size is a power of two; undefined if it is none. */
export function findHdf5(source: ByteSource): number | undefined {
  for (let at = 0; at < source.size; at = at === 0 ? 512 : at * 2) {
    const bytes = source.read(at, SIGNATURE.length);
    // Every file is asked at every place.
    if (bytes[0] === FIRST && Buffer.from(bytes).toString('latin1') === SIGNATURE) return at;
  }
  return undefined;
}

/** Adds what it finds to `found`, so that what stands before damage counts. Throws {@link Malformed}, LimitReached. */
export function readHdf5(
  layout: Layout,
  root: number,
  found: { objects: Hdf5Object[]; external: { file: string; offset: number }[]; unread: Set<string> },
): void {
  const { budget } = layout;
  const seen = new Set<number>();
  const stack: { path: string; address: number }[] = [{ path: '/', address: root }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (seen.has(next.address)) continue;
    seen.add(next.address);
    budget.spendOperations();
    const { path } = next;
    const attributes: Attribute[] = [];
    const children: { name: string; address: number }[] = [];
    const messages = messagesOf(layout, next.address);
    for (const message of messages) {
      budget.spendOperations();
      readMessage(layout, message, { attributes, children, external: found.external, unread: found.unread });
    }
    found.objects.push({ path, attributes, dataset: datasetOf(layout, messages) });
    for (const { name, address } of children.reverse()) stack.push({ path: pathOf(path, name), address });
  }
}

/** In thousands of groups within each other every path would be as long as all before it. */
const LONGEST_PATH = 4096;

function pathOf(group: string, name: string): string {
  if (group === '/') return `/${name}`;
  return group.length > LONGEST_PATH ? `/…/${name}` : `${group}/${name}`;
}

/**
 * How the file is laid out, the address of its root group, and where it must end. Address 0 is where the superblock
 * lies, whatever base it names: the library corrects base and end alike (H5Fsuper.c). Throws {@link Malformed}.
 */
export function superblock(
  source: ByteSource,
  start: number,
  budget: Budget,
): { layout: Layout; root: number; end: number } {
  const block = source.read(start, 200);
  const version = block[8];
  if (version === undefined || version > 3) throw new Malformed('its superblock is of an unknown version');
  const [offsets, lengths] = version < 2 ? [block[13], block[14]] : [block[9], block[10]];
  if (!isSize(offsets) || !isSize(lengths)) throw new Malformed('its superblock makes no sense');
  const address = (at: number) => integer(block, at, offsets);
  const at = version < 2 ? (version === 1 ? 28 : 24) : 12;
  const end = address(at + 2 * offsets) - address(at) + start;
  const rootAt = version < 2 ? at + 4 * offsets + offsets : at + 3 * offsets;
  return {
    layout: { source, budget, offsets, lengths, base: start, owned: { bytes: 0 } },
    root: address(rootAt),
    end,
  };
}

function isSize(size: number | undefined): size is number {
  return size === 2 || size === 4 || size === 8;
}

interface Into {
  readonly attributes: Attribute[];
  readonly children: { name: string; address: number }[];
  readonly external: { file: string; offset: number }[];
  readonly unread: Set<string>;
}

function readMessage(layout: Layout, message: Message, into: Into): void {
  const { type, data, offset } = message;
  if (message.shared && (type === 0x0c || type === 0x06)) into.unread.add('shared messages');
  else if (type === 0x02) linkInfo(layout, data, into);
  else if (type === 0x06) link(layout, data, offset, into);
  else if (type === 0x07) into.external.push({ file: externalFile(layout, data), offset });
  else if (type === 0x08) virtualLayout(layout, data, offset, into);
  else if (type === 0x0c) into.attributes.push(attributeOf(layout, data, offset));
  else if (type === 0x11) symbolTable(layout, data, into);
  else if (type === 0x15) attributeInfo(layout, data, into);
}

function linkInfo(layout: Layout, data: Uint8Array, into: Into): void {
  const at = 2 + ((data[1] as number) & 1 ? 8 : 0);
  const heap = integer(data, at, layout.offsets);
  if (isNowhere(heap)) return;
  const tree = integer(data, at + layout.offsets, layout.offsets);
  for (const { data: message, offset, hidden } of denseLinks(layout, heap, tree)) {
    if (hidden) into.unread.add('links in compressed storage');
    else link(layout, message, offset, into);
  }
}

function attributeInfo(layout: Layout, data: Uint8Array, into: Into): void {
  const at = 2 + ((data[1] as number) & 1 ? 2 : 0);
  const heap = integer(data, at, layout.offsets);
  if (isNowhere(heap)) return;
  const tree = integer(data, at + layout.offsets, layout.offsets);
  for (const { data: message, offset, hidden } of denseAttributes(layout, heap, tree)) {
    if (hidden) into.unread.add('attributes in compressed or shared storage');
    else into.attributes.push(attributeOf(layout, message, offset));
  }
}

const HARD = 0;
const SOFT = 1;
const EXTERNAL = 64;

function link({ offsets }: Layout, data: Uint8Array, offset: number, into: Into): void {
  const flags = data[1] as number;
  let at = 2;
  const type = flags & 8 ? (data[at++] as number) : HARD;
  at += (flags & 4 ? 8 : 0) + (flags & 16 ? 1 : 0);
  const width = 1 << (flags & 3);
  const length = integer(data, at, width);
  at += width;
  const name = Buffer.from(data.subarray(at, at + length)).toString('utf8');
  at += length;
  if (type === HARD) into.children.push({ name, address: integer(data, at, offsets) });
  else if (type === EXTERNAL) into.external.push({ file: text(data.subarray(at + 3)), offset });
  else if (type !== SOFT) into.unread.add('links of an unknown kind');
}

/** The heap with the names of the first of the files that hold a dataset. */
function externalFile(layout: Layout, data: Uint8Array): string {
  const heap = integer(data, 8, layout.offsets);
  const name = integer(data, 8 + layout.offsets, layout.lengths);
  return heapName(layout, heap, name);
}

/** Version 4, class 3: parts of other files, named in the global heap. */
function virtualLayout(layout: Layout, data: Uint8Array, offset: number, into: Into): void {
  if ((data[0] as number) < 4 || data[1] !== 3) return;
  const heap = integer(data, 2, layout.offsets);
  const index = integer(data, 2 + layout.offsets, 4);
  const object = globalHeapObject(layout, heap, index);
  // Version 0, the number of parts, and then the name of the first file. A dot is this file.
  const file = object ? text(object.subarray(1 + layout.lengths)) : '';
  if (file !== '.') into.external.push({ file, offset });
}

/** Groups of the old kind: a tree of nodes whose leaves list names and addresses. */
function symbolTable(layout: Layout, data: Uint8Array, into: Into): void {
  const { source, budget, base, offsets, lengths } = layout;
  const heap = integer(data, offsets, offsets);
  const stack = [integer(data, 0, offsets)];
  const seen = new Set<number>();
  for (let address = stack.pop(); address !== undefined; address = stack.pop()) {
    if (seen.has(address)) continue;
    seen.add(address);
    budget.spendOperations();
    const head = source.read(base + address, 8);
    const signature = Buffer.from(head.subarray(0, 4)).toString('latin1');
    if (signature === 'SNOD') pushAll(into.children, symbols(layout, address, heap, into.unread));
    else if (signature === 'TREE') {
      const count = u16(head, 6);
      const node = ownedBytes(layout, address + 8 + 2 * offsets, count * (offsets + lengths) + lengths);
      for (let i = count - 1; i >= 0; i -= 1)
        stack.push(integer(node, lengths + i * (offsets + lengths), offsets));
    } else throw new Malformed(`a group has no members at byte ${base + address}`);
  }
}

function symbols(layout: Layout, address: number, heap: number, unread: Set<string>): Into['children'] {
  const { source, budget, base, offsets } = layout;
  const count = u16(source.read(base + address + 6, 2), 0);
  const width = 2 * offsets + 24;
  const node = ownedBytes(layout, address + 8, count * width);
  const children: Into['children'] = [];
  for (let i = 0; i < count; i += 1) {
    budget.spendOperations();
    const at = i * width;
    const name = heapName(layout, heap, integer(node, at, offsets));
    const kind = integer(node, at + 2 * offsets, 4);
    // A symbolic link leads to another name in this file.
    if (kind === 2) continue;
    if (kind > 2) unread.add('links of an unknown kind');
    children.push({ name, address: integer(node, at + offsets, offsets) });
  }
  return children;
}

const LONGEST_NAME = 1024;

function heapName({ source, base, offsets, lengths }: Layout, heap: number, at: number): string {
  const head = source.read(base + heap, 8 + 2 * lengths + offsets);
  const data = integer(head, 8 + 2 * lengths, offsets);
  return text(source.read(base + data + at, LONGEST_NAME));
}
