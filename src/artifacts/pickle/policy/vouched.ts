import { libraries } from '../vouched/registry.generated.ts';
import type { Entry, Library } from './entry.ts';

export interface Vouched {
  readonly entry: Entry;
  /** Which library's file vouches. */
  readonly library: string;
}

/** Of each module the groups that name it: a third as many entries as there are names, and made as much faster. */
let index: Map<string, Group[]> | undefined;

interface Group extends Vouched {
  readonly names: readonly string[];
}

/** Who vouches for the name, and for what; built at first use. The first file that names something counts. */
export function vouchedFor(module: string, name: string): Vouched | undefined {
  index ??= indexed(libraries);
  return index.get(module)?.find(({ names }) => names.includes(name));
}

function indexed(all: readonly Library[]): Map<string, Group[]> {
  const found = new Map<string, Group[]>();
  for (const { name: library, names: groups } of all) {
    for (const { modules, names, entry } of groups) {
      const group: Group = { names, entry, library };
      for (const module of modules) {
        const before = found.get(module);
        if (before) before.push(group);
        else found.set(module, [group]);
      }
    }
  }
  return found;
}
