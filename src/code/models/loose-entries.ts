import { CALLED, componentsOf, expanded, ITEM } from './paths.ts';
import type { Entry } from './vocabulary.ts';

/** Entries that no path leads to from the function they are about. */
export interface LooseEntries {
  readonly bySignature: readonly Entry[];
  /** Whose base has a `*` within a name. */
  readonly byPattern: readonly Entry[];
  /** Told by calls that get an object, a class or a name in a string, or by stores, by the last name of these. */
  readonly byName: ReadonlyMap<string, readonly Entry[]>;
  /** Told by calls that get a function. */
  readonly byCall: readonly Entry[];
  /** Told by decorators that a call makes, which can be called with the function as well. */
  readonly byMade: readonly Entry[];
}

/** The path of the library that tells of an entry, undefined where none does. */
export function pathOfEntry({ decorator, call, assigned, base }: Entry): string | undefined {
  return decorator ?? call ?? assigned ?? (isPattern(base) ? undefined : base);
}

/** A `*` that is not a whole name. */
function isPattern(base: string | undefined): boolean {
  return /[^.]\*|\*[^.]/.test(base ?? '');
}

export function looseEntries(entries: readonly Entry[]): LooseEntries {
  const loose = {
    bySignature: [] as Entry[],
    byPattern: [] as Entry[],
    byName: new Map<string, Entry[]>(),
    byCall: [] as Entry[],
    byMade: [] as Entry[],
  };
  for (const entry of entries) {
    if (entry.signature) loose.bySignature.push(entry);
    if (entry.call && !entry.methods) loose.byCall.push(entry);
    if (!entry.methods && expanded(entry.decorator ?? '').some(isMade)) loose.byMade.push(entry);
    if (isPattern(entry.base)) loose.byPattern.push(entry);
    const told = entry.methods || entry.dotted ? entry.call : entry.assigned;
    for (const name of new Set(told ? expanded(told).map(lastName) : [])) {
      if (name) loose.byName.set(name, [...(loose.byName.get(name) ?? []), entry]);
    }
  }
  return loose;
}

function isMade(path: string): boolean {
  return path.endsWith(CALLED);
}

function lastName(path: string): string | undefined {
  return componentsOf(path).findLast((component) => component !== CALLED && component !== ITEM);
}
