import type { Engine } from '../flow/ask/engine.ts';
import type { Module } from '../program/module.ts';
import { intern, spelling } from '../python/names.ts';
import { Field, Kind, Operator } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import type { Listings } from './listings.ts';
import { Telling } from './telling.ts';

/** Which files can know a library: they mention it, or import a file of the project that does. */
export class Knowledge {
  readonly #engine: Engine;
  readonly #direct = new Map<string, ReadonlySet<Module>>();
  readonly #imports = new Map<Module, readonly Module[]>();
  readonly #bound = new Map<Module, ReadonlySet<number>>();
  #inStrings: ReadonlyMap<string, ReadonlySet<Module>> | undefined;

  readonly #looks = new Map<Module, readonly number[]>();
  #telling: Telling | undefined;

  #listings: Listings | undefined;

  constructor(engine: Engine, listings?: Listings) {
    this.#engine = engine;
    this.#listings = listings;
  }

  /** Goes on after some files have changed, none of them in what is known of them by others. */
  goOn(listings: Listings, changed: Iterable<Module>): void {
    this.#listings = listings;
    for (const module of changed)
      for (const known of [this.#imports, this.#bound, this.#looks]) known.delete(module);
  }

  get telling(): Telling {
    this.#telling ??= new Telling(this.#engine.catalogue);
    return this.#telling;
  }

  /** What a file looks like that may name no library: positions in {@link telling}. */
  looksOf(module: Module): readonly number[] {
    const known = this.#looks.get(module) ?? this.#listings?.before(module)?.looks ?? this.telling.in(module);
    this.#looks.set(module, known);
    return known;
  }

  knows(module: Module, library: string): boolean {
    if (library === 'builtins') return true;
    const direct = this.#mentioning(library);
    return (
      direct.has(module) || (direct.size > 0 && this.importsOf(module).some((other) => direct.has(other)))
    );
  }

  #mentioning(library: string): ReadonlySet<Module> {
    const known = this.#direct.get(library);
    if (known) return known;
    const [first = '', ...rest] = library.split('.');
    const named = this.#engine.program
      .mentioning(intern(first))
      .filter(({ written }) => rest.every((part) => written.has(intern(part))));
    this.#inStrings ??= this.#allWords();
    const quoted = this.#inStrings.get(first) ?? [];
    const modules = new Set([...named, ...quoted]);
    this.#direct.set(library, modules);
    return modules;
  }

  /** From the text alone: whether the first name of `requests.api.get` is bound by an import somewhere in the file. */
  isImported(module: Module, node: number): boolean {
    const { tree } = module;
    let first = node;
    while (tree.kind(first) === Kind.Attribute) first = tree.child(first, Field.Attribute.value);
    return tree.kind(first) === Kind.Name && this.#boundByImports(module).has(tree.nameId(first));
  }

  #boundByImports(module: Module): ReadonlySet<number> {
    const known = this.#bound.get(module);
    if (known) return known;
    const { tree, written } = module;
    const names = Array.from(
      written.ofKind(Kind.Alias),
      (node) => tree.nameAt(node, Field.Alias.asname) || intern(tree.name(node).split('.')[0] as string),
    );
    const bound = new Set([...names, ...namesOfLoaded(module)]);
    this.#bound.set(module, bound);
    return bound;
  }

  /** Which files have a name of a module in a string, by its first name. */
  #allWords(): ReadonlyMap<string, ReadonlySet<Module>> {
    const words = new Map<string, Set<Module>>();
    for (const module of this.#engine.program.modules) {
      for (const text of this.wordsIn(module)) {
        const known = words.get(text);
        if (known) known.add(module);
        else words.set(text, new Set([module]));
      }
    }
    return words;
  }

  /** `import_module('pickle')`: first names of what a file may import under a name in a string. */
  wordsIn(module: Module): readonly string[] {
    const kept = this.#listings?.before(module);
    if (kept) return kept.words;
    if (!IMPORTERS.some((name) => module.written.has(name))) return [];
    return [...new Set(namesInStrings(module))];
  }

  /** Of each file, which of some libraries can be known in it, as a text to compare with. */
  basis(libraries: Iterable<string>): (module: Module) => string {
    const direct = new Map<Module, string>();
    for (const library of libraries)
      for (const module of this.#mentioning(library))
        direct.set(module, `${direct.get(module) ?? ''} ${library}`);
    return (module) => {
      const imported = this.importsOf(module).map((other) => direct.get(other) ?? '');
      return [direct.get(module) ?? '', ...new Set(imported)].join('|');
    };
  }

  /** The files of the project that a file imports. */
  importsOf(module: Module): readonly Module[] {
    const known = this.#imports.get(module);
    if (known) return known;
    const kept = this.#listings?.before(module)?.imports;
    const { modules } = this.#engine.program;
    const imports = kept
      ? kept.map((index) => modules[index] as Module)
      : importedModules(this.#engine, module);
    this.#imports.set(module, imports);
    return imports;
  }
}

const LOADERS = ['import_module', '__import__'].map(intern);
const IMPORTERS = [...LOADERS, intern('getattr')];

/** The names that `jwt = import_module("jwt")` binds. */
function namesOfLoaded({ tree, written }: Module): readonly number[] {
  return LOADERS.flatMap((name) => [...written.named(name)]).flatMap((node) => {
    const call = tree.parent(node);
    const assignment = tree.parent(call);
    if (tree.kind(call) !== Kind.Call || tree.kind(assignment) !== Kind.Assign) return [];
    const targets = Array.from({ length: tree.count(assignment) }, (_, i) => tree.item(assignment, i));
    return targets.filter((target) => tree.kind(target) === Kind.Name).map((target) => tree.nameId(target));
  });
}

/** Of all strings that are names, dotted ones too, what stands before the first dot. */
function* namesInStrings({ tree, written }: Module): Iterable<string> {
  for (const node of written.ofKind(Kind.Str)) {
    if (!mayBeName(tree.bytes, tree.start(node), tree.end(node))) continue;
    const first = /^\w+(?=[.\w]*$)/.exec(tree.stringValue(node));
    if (first) yield first[0];
  }
  for (const name of IMPORTERS) {
    for (const node of written.named(name)) {
      const call = tree.parent(node);
      if (tree.kind(call) !== Kind.Call || tree.count(call) === 0) continue;
      const first = /^\w+(?=[.\w]*$)/.exec(joinedText(tree, tree.item(call, 0)) ?? '');
      if (first) yield first[0];
    }
  }
}

/** `"pick" + "le"`. */
function joinedText(tree: Tree, sum: number): string | undefined {
  const parts: string[] = [];
  let at = sum;
  while (tree.kind(at) === Kind.BinOp && tree.operator(at) === Operator.Add && parts.length < MAX_PARTS) {
    const right = tree.child(at, Field.BinOp.right);
    if (tree.kind(right) !== Kind.Str) return undefined;
    parts.unshift(tree.stringValue(right));
    at = tree.child(at, Field.BinOp.left);
  }
  return tree.kind(at) === Kind.Str ? tree.stringValue(at) + parts.join('') : undefined;
}

/** Parts of a name: nobody hides one in more. */
const MAX_PARTS = 16;

/** Bytes of a string, quotes included, that may be the name of a module. */
const MAX_NAME = 80;

/** From the bytes alone, before any text is made of them: quotes, letters, digits, dots and underscores. */
function mayBeName(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > MAX_NAME) return false;
  for (let i = start; i < end; i += 1) if (OF_NAMES[bytes[i]!] === 0) return false;
  return true;
}

const OF_NAMES = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte >= 0x80 || /[\w."'\\]/.test(String.fromCharCode(byte))),
);

/** The files of the project that a file imports. */
function importedModules(engine: Engine, module: Module): readonly Module[] {
  const { tree } = module;
  const { imports } = engine.program;
  const found = new Set<Module>();
  for (const node of module.written.ofKind(Kind.Import)) {
    for (let i = 0; i < tree.count(node); i += 1) {
      const imported = imports.resolve(module, tree.name(tree.item(node, i)), 0);
      if (imported.sort === 'module') found.add(imported.module);
    }
  }
  for (const node of module.written.ofKind(Kind.ImportFrom)) {
    const name = spelling(tree.nameAt(node, Field.ImportFrom.module));
    const from = imports.resolve(module, name, tree.level(node));
    if (from.sort === 'module') found.add(from.module);
    for (let i = 0; i < tree.count(node); i += 1) {
      const below = imports.submodule(from, tree.name(tree.item(node, i)));
      if (below?.sort === 'module') found.add(below.module);
    }
  }
  return [...found];
}
