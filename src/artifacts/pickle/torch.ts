/** What torch's own loaders make of persistent ids. Source: torch/serialization.py. */
import { byWord } from '../../limits/by-word.ts';
import { decodeAtomText } from './atoms.ts';
import { smallInteger } from './literal.ts';
import type { Judging } from './policy/arguments.ts';
import { isContainer, isForeign, isGlobal, TUPLE, type Value } from './value.ts';

/**
 * `('storage', class, key, location, count, …)`, and in old files `('module', class, file, source)`. The class is
 * a name like any other, and judged as such.
 */
export function isTorchPersistentId(id: Value, judging: Judging): boolean {
  return torchPersistentId(id, judging) !== undefined;
}

export interface TorchStorage {
  /** Of the class of the storage. */
  readonly type: string;
  readonly key: string | undefined;
  /** In items. */
  readonly count: number | undefined;
}

/** What the id names; undefined for what is none of torch's ids. */
export function torchPersistentId(id: Value, judging: Judging): TorchStorage | 'module' | undefined {
  const { reader } = judging;
  if (!isContainer(id) || id.kind !== TUPLE) return undefined;
  const [tag, type, key, location, count] = id.items;
  const text = (value: Value | undefined) =>
    typeof value === 'number' ? decodeAtomText(reader, value) : undefined;
  if (!isGlobal(type)) return undefined;
  if (text(tag) === 'module') return 'module';
  if (text(tag) !== 'storage' || judging.classify(type).entry?.make) return undefined;
  // Of a place and a key that are objects torch calls the methods.
  if ([key, location, count].some(isForeign)) return undefined;
  const items = typeof count === 'number' ? smallInteger(reader, count) : undefined;
  return { type: type.name ?? '', key: text(key), count: items };
}

/** Bytes an item, by the class of the storage. */
const ITEM_SIZES: Record<string, number> = byWord({
  DoubleStorage: 8,
  LongStorage: 8,
  ComplexFloatStorage: 8,
  ComplexDoubleStorage: 16,
  FloatStorage: 4,
  IntStorage: 4,
  QInt32Storage: 4,
  HalfStorage: 2,
  BFloat16Storage: 2,
  ShortStorage: 2,
  CharStorage: 1,
  ByteStorage: 1,
  BoolStorage: 1,
  QInt8Storage: 1,
  QUInt8Storage: 1,
});

/** Undefined where it cannot be told. */
export function sizeOfStorage({ type, count }: TorchStorage): number | undefined {
  const size = ITEM_SIZES[type];
  return size === undefined || count === undefined ? undefined : size * count;
}
