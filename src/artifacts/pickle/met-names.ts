/**
 * How classes may be called, by the bytes of their names: of many files in one folder most ask for the same names, and
 * a text for each would cost more than all else that a first look does.
 */
import type { Surroundings } from '../inspection/format.ts';

/** Where a name stands: its module and itself, each from a place to a place behind it. */
export interface NamePlace {
  module: number;
  moduleEnd: number;
  name: number;
  nameEnd: number;
}

interface Met {
  /** The module, and the name behind it. */
  readonly bytes: Uint8Array;
  /** Of the module. */
  readonly length: number;
  readonly calls: number;
}

const MOST_MET = 10_000;
const met = new Map<number, Met>();
let metIn: Surroundings | undefined;

/** What `find` says of the name, or said of it before in these surroundings. */
export function metName(
  bytes: Uint8Array,
  place: NamePlace,
  protocol: number,
  around: Surroundings,
  find: () => number,
): number {
  if (metIn !== around || met.size > MOST_MET) met.clear();
  metIn = around;
  const { module, moduleEnd, name, nameEnd } = place;
  // Names of Python 2 are others; equal bytes have equal sums for equal beginnings only.
  let sum = protocol < 3 ? 2 : 3;
  for (let at = module; at < moduleEnd; at += 1) sum = (Math.imul(sum, 31) + (bytes[at] as number)) | 0;
  for (let at = name; at < nameEnd; at += 1) sum = (Math.imul(sum, 31) + (bytes[at] as number)) | 0;
  const before = met.get(sum);
  if (before && isSame(before, bytes, place)) return before.calls;
  const calls = find();
  const length = moduleEnd - module;
  const own = new Uint8Array(length + nameEnd - name);
  own.set(bytes.subarray(module, moduleEnd));
  own.set(bytes.subarray(name, nameEnd), length);
  met.set(sum, { bytes: own, length, calls });
  return calls;
}

function isSame({ bytes: own, length }: Met, bytes: Uint8Array, place: NamePlace): boolean {
  const { module, moduleEnd, name, nameEnd } = place;
  if (length !== moduleEnd - module || own.length - length !== nameEnd - name) return false;
  for (let at = 0; at < length; at += 1) if (own[at] !== bytes[module + at]) return false;
  for (let at = length; at < own.length; at += 1) if (own[at] !== bytes[name + at - length]) return false;
  return true;
}
