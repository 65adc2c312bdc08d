import type { Module } from './module.ts';
import { STANDARD_LIBRARY } from './stdlib.ts';

/** What an import names: a module of the project, a folder of it without `__init__.py`, or a library. */
export type Imported =
  | { readonly sort: 'module'; readonly module: Module }
  | { readonly sort: 'folder'; readonly folder: string }
  | { readonly sort: 'library'; readonly name: string };

/** What is known of names before the project is looked at. */
export interface KnownNames {
  /** First names of the libraries that the models describe. */
  readonly libraries: { has(name: string): boolean };
  /** The project runs on Python 2 alone, where `import yaml` means the file beside the module. */
  readonly python2: boolean;
  /** Copies of those libraries in the project stand for them. */
  readonly copies?: true;
}

/** Folders in which the sources of a project often lie without being a package themselves. */
const SOURCE_FOLDERS = ['', 'src', 'lib', 'python'];

/**
 * Finds modules as Python would, from files alone. `sys.path` is not known, so each folder that can stand on it is
 * tried: for a module its own import root and the folders above it, then the usual source folders, then the import
 * roots of the project's other modules. A name of the standard library is looked for in the module's own import
 * root only: elsewhere a file of that name shadows nothing. Where that root is a standard library itself, its modules
 * mean each other as everybody else means them: as the models know them. The name of a library that the models know
 * is looked for where the project's own packages lie, not in every folder with a script in it.
 */
export class ImportMap {
  readonly #byPath = new Map<string, Module>();
  readonly #folders = new Set<string>();
  readonly #roots: readonly string[];
  /** First names that any file or folder of the project could answer to. */
  readonly #firstNames = new Set<string>();
  readonly #standardRoots: ReadonlySet<string>;
  readonly #known: KnownNames;

  constructor(modules: readonly Module[], known: KnownNames) {
    this.#known = known;
    const roots = new Set(SOURCE_FOLDERS);
    for (const module of modules) {
      this.#byPath.set(module.path, module);
      roots.add(module.importRoot);
      this.#addFolders(module.path);
    }
    this.#roots = [...roots];
    this.#standardRoots = standardRoots(modules);
  }

  #addFolders(path: string): void {
    const parts = path.split('/');
    for (let i = 1; i < parts.length; i += 1) {
      this.#folders.add(parts.slice(0, i).join('/'));
      this.#firstNames.add(parts[i - 1] as string);
    }
    this.#firstNames.add((parts.at(-1) as string).replace(/\.pyw?$/, ''));
  }

  /** `import name` or the module of `from ..name import x`, as written in `from`. */
  resolve(from: Module, name: string, level: number): Imported {
    const found = level > 0 ? this.#relative(from, name, level) : this.#absolute(from, name);
    return this.#original(found, from) ?? found;
  }

  #absolute(from: Module, name: string): Imported {
    const first = firstName(name);
    if (!this.#firstNames.has(first)) return { sort: 'library', name };
    const path = name.replaceAll('.', '/');
    const isStandard = STANDARD_LIBRARY.has(first);
    if (isStandard && this.#standardRoots.has(from.importRoot)) return { sort: 'library', name };
    const isLibrary = isStandard || this.#known.libraries.has(first);
    for (const root of isStandard ? [from.importRoot] : this.#rootsFor(from, isLibrary)) {
      const there = this.#at(join(root, first));
      const found = there && this.#at(join(root, path));
      // A folder without `__init__.py` gives way to an installed library; whatever else has the name settles it.
      if (!there || (isLibrary && there.sort === 'folder' && found?.sort !== 'module')) continue;
      return found ?? { sort: 'library', name };
    }
    const beside = isLibrary && !this.#known.python2 ? undefined : this.#implicitRelative(from, path);
    return beside ?? { sort: 'library', name };
  }

  /** The submodule `name` of a package of the project. */
  submodule(of: Imported, name: string): Imported | undefined {
    if (of.sort === 'library') return undefined;
    const folder =
      of.sort === 'folder' ? of.folder : of.module.isPackage ? folderOf(of.module.path) : undefined;
    const found = folder === undefined ? undefined : this.#at(join(folder, name));
    return found && (this.#original(found, undefined) ?? found);
  }

  /**
   * A copy of a library that the models know, `project/_vendor/yaml/`, means the library, for all but its own modules. A
   * single file of such a name is as often something of the project's own.
   */
  #original(found: Imported, from: Module | undefined): Imported | undefined {
    if (found.sort === 'library' || !this.#known.copies) return undefined;
    const path = found.sort === 'folder' ? found.folder : found.module.path;
    const [, above, first = ''] = COPY.exec(path) ?? [];
    if (!this.#known.libraries.has(first) || STANDARD_LIBRARY.has(first)) return undefined;
    if (from?.path.startsWith(`${above}${first}/`)) return undefined;
    const below = path.slice((above as string).length).replace(/(\/__init__)?\.pyw?$/, '');
    return { sort: 'library', name: below.replaceAll('/', '.') };
  }

  #relative(from: Module, name: string, level: number): Imported {
    let folder = folderOf(from.path);
    for (let i = 1; i < level; i += 1) folder = folderOf(folder);
    const path = name ? join(folder, name.replaceAll('.', '/')) : folder;
    return this.#at(path) ?? { sort: 'library', name: `${'.'.repeat(level)}${name}` };
  }

  /** Python 2 looks beside the module first; only asked where nothing else answers. */
  #implicitRelative(from: Module, path: string): Imported | undefined {
    const folder = folderOf(from.path);
    return folder === from.importRoot ? undefined : this.#at(join(folder, path));
  }

  *#rootsFor(from: Module, isLibrary: boolean): Iterable<string> {
    for (let folder = from.importRoot; ; folder = folderOf(folder)) {
      yield folder;
      if (folder === '') break;
    }
    yield* isLibrary ? SOURCE_FOLDERS : this.#roots;
  }

  #at(path: string): Imported | undefined {
    // The audited folder may be a package itself.
    const module = this.#byPath.get(join(path, '__init__.py')) ?? this.#byPath.get(`${path}.py`);
    if (module) return { sort: 'module', module };
    return this.#folders.has(path) ? { sort: 'folder', folder: path } : undefined;
  }
}

/** Folders that hold copies of libraries. */
const COPY =
  /^((?:.*\/)?(?:_?vendor(?:ed)?|_vendored_packages|third_?party|externals?|extern|bundled)\/)(\w+)(?:\/|$)/;

/** Import roots with so many modules of the standard library's names that they must be one. */
function standardRoots(modules: readonly Module[]): ReadonlySet<string> {
  const found = new Map<string, Set<string>>();
  for (const { importRoot, name } of modules) {
    const first = firstName(name);
    if (!STANDARD_LIBRARY.has(first)) continue;
    const names = found.get(importRoot) ?? new Set<string>();
    found.set(importRoot, names.add(first));
  }
  return new Set([...found].filter(([, names]) => names.size >= STANDARD_NAMES).map(([root]) => root));
}

/** No project has so many modules of such names by chance. */
const STANDARD_NAMES = 40;

function firstName(dotted: string): string {
  const dot = dotted.indexOf('.');
  return dot < 0 ? dotted : dotted.slice(0, dot);
}

function join(folder: string, name: string): string {
  return folder ? `${folder}/${name}` : name;
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/**
 * Where a file stands among modules: the folder above the topmost of the packages around it, and its name from
 * there. `hasInit` tells whether a folder holds an `__init__.py`.
 */
export function modulePlace(
  path: string,
  hasInit: (folder: string) => boolean,
): { importRoot: string; name: string; isPackage: boolean } {
  let importRoot = folderOf(path);
  while (importRoot !== '' && hasInit(importRoot)) importRoot = folderOf(importRoot);
  const relative = importRoot ? path.slice(importRoot.length + 1) : path;
  const isPackage = /(^|\/)__init__\.pyw?$/.test(path);
  const stem = relative.replace(/\.(pyw?|ipynb)$/, '').replace(/(^|\/)__init__$/, '');
  return { importRoot, name: stem.replaceAll('/', '.') || '__init__', isPackage };
}
