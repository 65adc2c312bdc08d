/** Under which names packages are imported, from all that is known: what their releases, their metadata and installations say. */
import type { Distribution } from '../reading/declarations.ts';
import { minedModules, minedPackagesWith } from '../symbols/lookup.ts';
import { nameTable } from './table.ts';

/** Packages by their normalised names, modules dotted. */
export interface ImportNames {
  /** Undefined where nobody knows, also for a package of which no module is known. */
  known(name: string): readonly string[] | undefined;
  /**
   * The names that are known, or else what the package's own name suggests. That one of these is imported says
   * something; that none is says nothing unless they are known.
   */
  likely(name: string): readonly string[];
  /** The packages that bring a module, as far as they are known. */
  packagesWith(module: string): readonly string[];
}

/** `installed` is asked only for a package that is known from nowhere else: looking into an environment takes time. */
export function importNames(installed: () => readonly Distribution[]): ImportNames {
  let modulesOf: ReadonlyMap<string, readonly string[]> | undefined;
  const installedModules = (name: string) => {
    modulesOf ??= new Map(installed().flatMap(({ name: own, modules }) => (modules ? [[own, modules]] : [])));
    return modulesOf.get(name) ?? [];
  };
  const known = (name: string) => {
    // Both, because names change: some are those of older releases, others of the newest.
    const read = new Set([...minedModules(name), ...(nameTable().get(name) ?? [])]);
    const modules = read.size > 0 ? [...read].sort() : installedModules(name);
    return modules.length > 0 ? modules : undefined;
  };
  return {
    known,
    likely: (name) => known(name) ?? suggested(name),
    packagesWith(module) {
      const listed = [...nameTable()].filter(([, modules]) => modules.includes(module));
      return [...new Set([...minedPackagesWith(module), ...listed.map(([name]) => name)])].sort();
    },
  };
}

function suggested(name: string): readonly string[] {
  const plain = name.replaceAll('-', '_');
  return [...new Set([plain, plain.replace(/^python_|_python$/g, '')])];
}
