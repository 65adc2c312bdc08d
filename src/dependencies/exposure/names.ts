/** Under which names a package is imported, and which packages a name may come from. Nothing is guessed silently. */
import type { NameSource } from '../../report/exposure.ts';
import { nameTable } from '../naming/table.ts';
import type { Distribution } from '../reading/declarations.ts';

export interface ImportNames {
  /** Dotted; empty where the package brings no modules. */
  readonly modules: readonly string[];
  readonly source: NameSource;
}

/** What is known of names, first from what is installed, then from the table that comes with Wherefrom. */
export class NameBook {
  readonly #installed = new Map<string, readonly string[]>();
  readonly #table = nameTable();
  /** By module: the packages that bring it. */
  readonly #owners = new Map<string, Set<string>>();

  constructor(distributions: readonly Distribution[]) {
    for (const { name, modules } of distributions) if (modules) this.#installed.set(name, modules);
    for (const [name, modules] of this.#installed) this.#own(name, modules);
    for (const [name, modules] of this.#table) if (!this.#installed.has(name)) this.#own(name, modules);
  }

  #own(name: string, modules: readonly string[]): void {
    for (const module of modules) {
      const owners = this.#owners.get(module) ?? new Set();
      this.#owners.set(module, owners.add(name));
    }
  }

  /** `seen` are first names that the code imports: a package of that very name is taken to be what brings it, and it is said. */
  namesOf(name: string, seen: ReadonlySet<string>): ImportNames {
    const installed = this.#installed.get(name);
    if (installed) return { modules: installed, source: 'environment' };
    const known = this.#table.get(name);
    if (known) return { modules: known, source: 'table' };
    const alike = [...seen].filter((module) => nameLike(module) === name);
    return alike.length > 0 ? { modules: alike, source: 'name' } : { modules: [], source: 'none' };
  }

  /** The packages that bring a dotted name, by its longest part that is known; empty where nobody knows. */
  ownersOf(dotted: string): { readonly module: string; readonly packages: readonly string[] } | undefined {
    const parts = dotted.split('.');
    for (let length = parts.length; length > 0; length -= 1) {
      const module = parts.slice(0, length).join('.');
      const owners = this.#owners.get(module);
      if (owners) return { module, packages: [...owners].sort() };
    }
    return undefined;
  }

  /** First names of everything that is known of. */
  get firstNames(): ReadonlySet<string> {
    return new Set([...this.#owners.keys()].map((module) => module.split('.')[0] as string));
  }
}

/** `my_module` is what a package `my-module` would be called. */
export function nameLike(module: string): string {
  return module.replaceAll('_', '-').toLowerCase();
}
