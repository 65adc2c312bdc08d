import { libraries } from '../vouched/registry.generated.ts';
import type { Entry, Library } from './entry.ts';

export interface Vouched {
  readonly entry: Entry;
  /** Which library's file vouches. */
  readonly library: string;
}

let index: Map<string, Vouched> | undefined;

/** Who vouches for the name, and for what; built at first use. */
export function vouchedFor(module: string, name: string): Vouched | undefined {
  index ??= indexed(libraries);
  return index.get(`${module} ${name}`);
}

/** The first file that names something counts; that none contradicts another is tested. */
function indexed(all: readonly Library[]): Map<string, Vouched> {
  const found = new Map<string, Vouched>();
  for (const { name: library, names: groups } of all) {
    for (const { modules, names, entry } of groups) {
      for (const module of modules)
        for (const name of names) add(found, `${module} ${name}`, { entry, library });
    }
  }
  return found;
}

function add(found: Map<string, Vouched>, key: string, vouched: Vouched): void {
  if (!found.has(key)) found.set(key, vouched);
}
