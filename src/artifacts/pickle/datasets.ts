/** What programs put into the datasets of HDF5 and load from there: arrays of bytes, texts, whatever was compressed. */
import { bytesSource, slice } from '../../archive/source.ts';
import { pushAll } from '../../limits/lists.ts';
import type { Context, MemberInspection } from '../inspection/format.ts';
import { isSameValue, membersWithin } from '../inspection/known.ts';
import { inspectTexts } from '../inspection/letters.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { inspectValues, type Value, type ValuesFound } from '../inspection/values.ts';
import type { Hdf5Object } from '../reading/hdf5.ts';
import { type Data, type Dataset, dataOf } from '../reading/hdf5-dataset.ts';
import { globalHeaps } from '../reading/hdf5-heap.ts';
import type { Layout } from '../reading/hdf5-layout.ts';
import { asUnpickled, carriedIn, LARGEST_CARRIER } from './carried.ts';

/** Into which the members go as they are found: what stands before damage counts. Throws Malformed, LimitReached. */
export function inspectData(
  layout: Layout,
  objects: readonly Hdf5Object[],
  context: Context,
  into: { readonly members: MemberInspection[]; readonly reasons: Reason[] },
): void {
  const datasets = objects.flatMap(({ path, dataset }) => (dataset ? [{ path, dataset }] : []));
  // What is most likely to be loaded comes first, because only so much is looked at.
  const ofBytes = datasets.filter(({ dataset }) => dataset.kind === 'bytes');
  const ofRecords = datasets.filter(({ dataset }) => dataset.kind === 'record');
  const ofNumbers = datasets.filter(({ dataset }) => dataset.kind === 'numbers' && !dataset.plain);
  let left = LARGEST_CARRIER;
  for (const { path, dataset } of [...ofBytes, ...ofRecords, ...ofNumbers]) {
    const data = dataOf(layout, dataset, left);
    left -= data.bytes.length;
    if (data.unread !== undefined && dataset.kind === 'bytes') into.reasons.push(unread(path, data.unread));
    add(into, path, inspectOne(dataset, data, context), context);
  }
  if (objects.some(holdsObjects)) {
    // PyTables unpickles them, so that what is safe is known to be; it is told, because others find it as well.
    const { members, reasons } = inHeaps(layout, context);
    pushAll(into.members, members);
    pushAll(into.reasons, reasons);
  } else if (datasets.some(hasValues) && layout.source.size <= LARGEST_CARRIER)
    add(into, '', inHeaps(layout, context), context);
}

function hasValues({ dataset: { kind } }: { dataset: Dataset }): boolean {
  return kind === 'values' || kind === 'record';
}

/** PyTables keeps arrays of objects as pickles in the global heap, whatever array they belong to. */
function holdsObjects({ attributes }: Hdf5Object): boolean {
  return attributes.some(
    ({ name, values }) =>
      name === 'PSEUDOATOM' &&
      values.some((value) => Buffer.from(value).toString('latin1').startsWith('object')),
  );
}

function add(
  into: { readonly members: MemberInspection[]; readonly reasons: Reason[] },
  path: string,
  { members, reasons }: ValuesFound,
  { brief }: Context,
): void {
  for (const member of members) {
    const { reasons: own, globals, members: inner = [] } = member.inspection;
    // Of plain data nothing is said.
    if (own.length === 0 && globals.length === 0 && inner.length === 0) continue;
    const name = [path.slice(1), member.path].filter((part) => part !== '').join(': ');
    // What only holds others (letters, archives) is no pickle; the first look has no names.
    const isPickle = !brief && globals.length > 0;
    into.members.push({ ...(isPickle ? asUnpickled(member) : member), path: printable(name) });
  }
  pushAll(into.reasons, reasons);
}

function inspectOne(dataset: Dataset, data: Data, context: Context): ValuesFound {
  const found = foundIn(dataset, data.bytes, context);
  // The rest of what lies in the file as it is, is searched with the file.
  if (data.isPlain) return found;
  const others = carriedIn(bytesSource(data.bytes), context);
  const known = found.members.flatMap((one) => [one, ...membersWithin(one.inspection)]);
  const members = others.filter((one) => !known.some((own) => isSameValue(own, one)));
  return { members: [...found.members, ...members], reasons: found.reasons };
}

const NOTHING: ValuesFound = { members: [], reasons: [] };

/** Where the fields of a record are is not followed: its letters are looked through as a whole. */
function foundIn({ kind, elementSize }: Dataset, bytes: Uint8Array, context: Context): ValuesFound {
  if (kind === 'numbers') return NOTHING;
  const values = kind === 'bytes' ? inspectValues(elements(bytes, elementSize), context) : NOTHING;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const letters = inspectTexts([{ text, offset: 0 }], context);
  return {
    members: [...values.members, ...letters.members],
    reasons: [...values.reasons, ...letters.reasons],
  };
}

/** Less than a pickle that does anything. */
const SHORTEST = 8;
const MOST_ELEMENTS = 10_000;

/** Texts of a fixed length each, or one array of bytes. */
function* elements(bytes: Uint8Array, size: number): Generator<Value, void> {
  const each = size >= SHORTEST ? size : bytes.length;
  for (let i = 0; i * each < bytes.length && i < MOST_ELEMENTS; i += 1) {
    const own = trimmed(bytes.subarray(i * each, (i + 1) * each));
    if (own.length >= SHORTEST)
      yield { path: each === bytes.length ? '' : `value ${i}`, bytes: bytesSource(own) };
  }
}

/** Without the zeros that fill up a text of fixed length. */
export function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}

/** Texts and bytes of any length. */
function inHeaps(layout: Layout, context: Context): ValuesFound {
  const values = inspectValues(heapValues(layout), context);
  const letters = inspectTexts(heapTexts(layout), context);
  return {
    members: [...values.members, ...letters.members],
    reasons: [...values.reasons, ...letters.reasons],
  };
}

function* heapValues(layout: Layout): Generator<Value, void> {
  for (const { offset, length } of globalHeaps(layout))
    if (length >= SHORTEST)
      yield { path: `object at byte ${offset}`, bytes: slice(layout.source, offset, length) };
}

function* heapTexts(layout: Layout): Generator<{ text: string; offset: number }, void> {
  for (const { offset, length } of globalHeaps(layout)) {
    layout.budget.spendBytes(length);
    yield { text: Buffer.from(layout.source.read(offset, length)).toString('latin1'), offset };
  }
}

function unread(path: string, filter: string): Reason {
  const message = `the filter ${printable(filter)} of its dataset ${printable(path)} is not undone`;
  return { rule: 'unsupported', verdict: 'unreadable', message };
}
