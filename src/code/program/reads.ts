import type { Position, Tree } from '../python/tree.ts';
import type { Module } from './module.ts';
import type { Written } from './written.ts';

/**
 * What can be asked of all files by a name, without looking into them: where it is mentioned, what classes have it as a
 * base, how many functions have it, where an attribute of it is assigned to, where something is put into what it holds.
 */
export const ASPECTS = ['names', 'bases', 'functions', 'stored', 'filled'] as const;
export type Aspect = (typeof ASPECTS)[number];

export function byAspect<T>(make: (aspect: Aspect) => T): Record<Aspect, T> {
  return Object.fromEntries(ASPECTS.map((aspect) => [aspect, make(aspect)])) as Record<Aspect, T>;
}

/** What was looked at of a program: files by position, and by aspect the ids of names that it was asked of. */
export type Looked = Readonly<Record<'files' | Aspect, readonly number[]>>;

/** Notes what is looked at, for whoever keeps answers from run to run. */
export class Reads {
  readonly #files: Seen;
  readonly #names = new Seen(1 << 12);
  readonly #bases = new Seen(1 << 12);
  readonly #functions = new Seen(1 << 12);
  readonly #stored = new Seen(1 << 12);
  readonly #filled = new Seen(1 << 12);
  #paused = false;

  constructor(files: number) {
    this.#files = new Seen(files);
  }

  file(index: number): void {
    if (!this.#paused) this.#files.add(index);
  }

  name(id: number): void {
    if (!this.#paused) this.#names.add(id);
  }

  base(id: number): void {
    if (!this.#paused) this.#bases.add(id);
  }

  functionsNamed(id: number): void {
    if (!this.#paused) this.#functions.add(id);
  }

  stored(id: number): void {
    if (!this.#paused) this.#stored.add(id);
  }

  filled(id: number): void {
    if (!this.#paused) this.#filled.add(id);
  }

  /** Does what depends on all files and is the same for everybody: nothing of it is noted. */
  unseen<T>(work: () => T): T {
    const before = this.#paused;
    this.#paused = true;
    try {
      return work();
    } finally {
      this.#paused = before;
    }
  }

  /** What was looked at since the last time. */
  take(): Looked {
    return {
      files: this.#files.take(),
      names: this.#names.take(),
      bases: this.#bases.take(),
      functions: this.#functions.take(),
      stored: this.#stored.take(),
      filled: this.#filled.take(),
    };
  }
}

/** Numbers, each once, cheap to ask and to empty. */
class Seen {
  #rounds: Int32Array;
  #round = 1;
  #list: number[] = [];

  constructor(size: number) {
    this.#rounds = new Int32Array(size);
  }

  add(number: number): void {
    if (number >= this.#rounds.length) this.#grow(number);
    if (this.#rounds[number] === this.#round) return;
    this.#rounds[number] = this.#round;
    this.#list.push(number);
  }

  take(): readonly number[] {
    const list = this.#list;
    this.#list = [];
    this.#round += 1;
    return list;
  }

  #grow(number: number): void {
    const larger = new Int32Array(Math.max(this.#rounds.length * 2, number + 1));
    larger.set(this.#rounds);
    this.#rounds = larger;
  }
}

/** The same module, but what is looked at in it is noted. */
export function noted(module: Module, reads: Reads): Module {
  return new NotedModule(module, reads);
}

class NotedModule implements Module {
  readonly index: number;
  readonly path: string;
  readonly importRoot: string;
  readonly name: string;
  readonly isPackage: boolean;
  readonly isAside: boolean;
  readonly written: Module['written'];
  readonly #module: Module;
  readonly #reads: Reads;

  constructor(module: Module, reads: Reads) {
    this.index = module.index;
    this.path = module.path;
    this.importRoot = module.importRoot;
    this.name = module.name;
    this.isPackage = module.isPackage;
    this.isAside = module.isAside;
    this.written = new NotedWritten(module, reads);
    this.#module = module;
    this.#reads = reads;
  }

  get tree(): Tree {
    return this.#noted.tree;
  }

  readonly placeOf = (position: Position): Position => this.#noted.placeOf(position);

  get functions(): Int32Array {
    return this.#noted.functions;
  }

  get bases(): Int32Array {
    return this.#noted.bases;
  }

  get stored(): Int32Array {
    return this.#noted.stored;
  }

  get filled(): Int32Array {
    return this.#noted.filled;
  }

  get isPython2(): boolean {
    return this.#noted.isPython2;
  }

  get #noted(): Module {
    this.#reads.file(this.index);
    return this.#module;
  }
}

class NotedWritten implements Pick<Written, keyof Written> {
  readonly #module: Module;
  readonly #index: number;
  readonly #reads: Reads;

  constructor(module: Module, reads: Reads) {
    this.#module = module;
    this.#index = module.index;
    this.#reads = reads;
  }

  get #written(): Module['written'] {
    return this.#module.written;
  }

  get names(): Int32Array {
    this.#reads.file(this.#index);
    return this.#written.names;
  }

  has(name: number): boolean {
    this.#reads.name(name);
    return this.#written.has(name);
  }

  named(name: number): Int32Array {
    const nodes = this.#written.named(name);
    // A file that does not have the name at all is as good as any other.
    if (nodes.length > 0) this.#reads.file(this.#index);
    else this.#reads.name(name);
    return nodes;
  }

  ofKind(kind: number): Int32Array {
    this.#reads.file(this.#index);
    return this.#written.ofKind(kind);
  }

  within(kind: number, from: number, to: number): Int32Array {
    this.#reads.file(this.#index);
    return this.#written.within(kind, from, to);
  }
}
