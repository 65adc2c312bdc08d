/** What torch's own loaders make of persistent ids. Source: torch/serialization.py. */
import { decodeAtomText } from './atoms.ts';
import type { Judging } from './policy/arguments.ts';
import { isContainer, isGlobal, TUPLE, type Value } from './value.ts';

/**
 * `('storage', class, key, location, count, …)`, and in old files `('module', class, file, source)`. The class is
 * a name like any other, and judged as such.
 */
export function isTorchPersistentId(id: Value, { reader }: Judging): boolean {
  if (!isContainer(id) || id.kind !== TUPLE) return false;
  const [tag, type] = id.items;
  const text = typeof tag === 'number' ? decodeAtomText(reader, tag) : undefined;
  return (text === 'storage' || text === 'module') && isGlobal(type);
}
