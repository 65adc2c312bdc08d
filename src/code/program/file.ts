import type { Incomplete } from '../../finding/incomplete.ts';
import type { ProjectFile } from '../../project/project.ts';
import { Flag, Kind } from '../python/nodes.ts';
import type { Position, Tree } from '../python/tree.ts';
import { changesIn, holderChangedBy } from './holders.ts';
import type { Module } from './module.ts';
import { holdsName, Written } from './written.ts';

/** Where a file stands among the modules of a program. */
export type ModulePlace = Pick<Module, 'index' | 'path' | 'importRoot' | 'name' | 'isPackage' | 'isAside'>;

/** A file as it was parsed. */
export interface Parsed {
  readonly tree: Tree;
  readonly placeOf: (position: Position) => Position;
}

/** What can be told of a file without its tree, where it is known from before. */
export interface Told {
  /** Ids of the names that it mentions, ascending. */
  readonly names: Int32Array;
  readonly functions: Int32Array;
  readonly bases: Int32Array;
  readonly stored: Int32Array;
  readonly filled: Int32Array;
  readonly isPython2: boolean;
}

/** What reading a file says of it. */
export interface FileNotes {
  readonly lines: number;
  readonly incomplete: readonly Incomplete[];
}

/** What is known of files before they are parsed. */
export interface Known {
  /** Of a file with these bytes; undefined where it has to be parsed. */
  before(path: string, bytes: Uint8Array): (Told & FileNotes) | undefined;
  /** Told what was found in those that were. */
  now(path: string, notes: FileNotes): void;
  /** Of a file that is certain to be as it was when it was last read; it need not be read then. */
  unread?(file: ProjectFile): (FileNotes & { readonly contents: Contents }) | undefined;
  /** What is in memory already of a file with these bytes. */
  readonly contents?: { get(path: string, bytes: Uint8Array, make: () => Contents): Contents };
}

/** A module of which everything is made when it is first asked for. */
export function moduleOf(place: ModulePlace, contents: Contents): FileModule {
  return new FileModule(place, contents);
}

/** It stays the same while what is in the file changes. */
export class FileModule implements Module {
  readonly index: number;
  readonly path: string;
  readonly importRoot: string;
  readonly name: string;
  readonly isPackage: boolean;
  readonly isAside: boolean;
  contents: Contents;

  constructor(place: ModulePlace, contents: Contents) {
    this.index = place.index;
    this.path = place.path;
    this.importRoot = place.importRoot;
    this.name = place.name;
    this.isPackage = place.isPackage;
    this.isAside = place.isAside;
    this.contents = contents;
  }

  get tree(): Tree {
    return this.contents.tree;
  }

  readonly placeOf = (position: Position): Position => this.contents.placeOf(position);

  get written(): Module['written'] {
    return this.contents.written;
  }

  get functions(): Int32Array {
    return this.contents.functions;
  }

  get bases(): Int32Array {
    return this.contents.bases;
  }

  get stored(): Int32Array {
    return this.contents.stored;
  }

  get filled(): Int32Array {
    return this.contents.filled;
  }

  get isPython2(): boolean {
    return this.contents.isPython2;
  }
}

/** What is in a file, wherever that stands in a program: parsed when its tree is first asked for. */
export class Contents {
  readonly #parse: () => Parsed;
  readonly #told: Told | undefined;
  #parsed: Parsed | undefined;
  #whole: Written | undefined;
  /** What can be told of it without its tree. */
  #short: Module['written'] | undefined;
  #functions: Int32Array | undefined;
  #bases: Int32Array | undefined;
  #stored: Int32Array | undefined;
  #filled: Int32Array | undefined;

  constructor(parse: () => Parsed, told?: Told) {
    this.#parse = parse;
    this.#told = told;
  }

  get #file(): Parsed {
    this.#parsed ??= this.#parse();
    return this.#parsed;
  }

  get #all(): Written {
    this.#whole ??= new Written(this.#file.tree);
    return this.#whole;
  }

  get tree(): Tree {
    return this.#file.tree;
  }

  placeOf(position: Position): Position {
    return this.#file.placeOf(position);
  }

  get written(): Module['written'] {
    if (this.#whole || !this.#told) return this.#all;
    this.#short ??= this.#writtenFrom(this.#told.names);
    return this.#short;
  }

  /** Answers from the names that it mentions, as far as that goes. */
  #writtenFrom(names: Int32Array): Module['written'] {
    const all = () => this.#all;
    return {
      names,
      has: (name) => holdsName(names, name),
      named: (name) => (holdsName(names, name) ? all().named(name) : NONE),
      ofKind: (kind) => all().ofKind(kind),
      within: (kind, from, to) => all().within(kind, from, to),
    };
  }

  get functions(): Int32Array {
    this.#functions ??= this.#told?.functions ?? Int32Array.from(functionNames(this.tree, this.#all)).sort();
    return this.#functions;
  }

  get bases(): Int32Array {
    this.#bases ??= this.#told?.bases ?? distinct(baseNames(this.tree, this.#all));
    return this.#bases;
  }

  get stored(): Int32Array {
    this.#stored ??= this.#told?.stored ?? distinct(storedNames(this.tree));
    return this.#stored;
  }

  get filled(): Int32Array {
    this.#filled ??= this.#told?.filled ?? distinct(filledNames(this.tree, this.#all));
    return this.#filled;
  }

  get isPython2(): boolean {
    return this.#told?.isPython2 ?? isPython2(this.tree, this.#all);
  }
}

const NONE = new Int32Array(0);

function* functionNames(tree: Tree, written: Written): Iterable<number> {
  for (const kind of [Kind.FunctionDef, Kind.AsyncFunctionDef])
    for (const node of written.ofKind(kind)) yield tree.nameId(node);
}

function* baseNames(tree: Tree, written: Written): Iterable<number> {
  for (const node of written.ofKind(Kind.ClassDef))
    for (let i = 0; i < tree.count(node); i += 1) yield tree.nameId(tree.item(node, i));
}

function* storedNames(tree: Tree): Iterable<number> {
  const { nodes, root } = tree;
  for (let node = tree.firstRecord(root); node <= root; node = tree.nextRecord(node))
    if ((nodes[node]! & 0xff) === Kind.Attribute && tree.isStore(node)) yield tree.nameId(node);
}

function* filledNames(tree: Tree, written: Written): Iterable<number> {
  for (const node of changesIn({ tree, written }, 0, tree.root)) {
    const holder = holderChangedBy(tree, node);
    if (holder) yield tree.nameId(holder);
  }
}

function distinct(names: Iterable<number>): Int32Array {
  return Int32Array.from(new Set(names)).sort();
}

/** `print x`, `exec code`, `except Error, name:`. */
function isPython2(tree: Tree, written: Written): boolean {
  if (written.ofKind(Kind.Print).length + written.ofKind(Kind.Exec).length > 0) return true;
  return written.ofKind(Kind.ExceptHandler).some((handler) => tree.has(handler, Flag.Comma));
}
