import { nameCount } from '../python/names.ts';
import type { Module } from './module.ts';

/**
 * Which files mention a name, without a set for each name. Files whose contents change are looked at by themselves from then
 * on; once these are many, the index is made anew.
 */
export class Mentions {
  readonly #modules: readonly Module[];
  #starts = new Int32Array(0);
  #files = new Int32Array(0);
  /** Those that have changed since the index was made. */
  readonly #changed = new Set<number>();

  constructor(modules: readonly Module[]) {
    this.#modules = modules;
    this.#index();
  }

  #index(): void {
    const starts = new Int32Array(nameCount() + 1);
    const names = this.#modules.map(({ written }) => written.names);
    for (const ids of names) for (let i = 0; i < ids.length; i += 1) starts[ids[i]! + 1]! += 1;
    for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
    const next = starts.slice();
    this.#starts = starts;
    this.#files = new Int32Array(starts.at(-1)!);
    for (const [file, ids] of names.entries()) {
      for (let i = 0; i < ids.length; i += 1) {
        this.#files[next[ids[i]!]!] = file;
        next[ids[i]!]! += 1;
      }
    }
  }

  /** To be told of files that have other contents now. */
  forget(files: ReadonlySet<number>): void {
    for (const file of files) this.#changed.add(file);
    if (this.#changed.size <= MANY) return;
    this.#changed.clear();
    this.#index();
  }

  /** The positions of the files that mention a name, ascending. */
  of(name: number): readonly number[] {
    // A name that was first seen later is in no file of the index.
    const isIndexed = name + 1 < this.#starts.length;
    const known = isIndexed ? this.#files.subarray(this.#starts[name], this.#starts[name + 1]) : [];
    if (this.#changed.size === 0) return [...known];
    const changed = [...this.#changed].filter((file) => this.#modules[file]?.written.has(name));
    return [...known]
      .filter((file) => !this.#changed.has(file))
      .concat(changed)
      .sort((a, b) => a - b);
  }
}

/** How many functions have a name. */
export class FunctionCounts {
  readonly #modules: readonly Module[];
  /** What was counted, by file. */
  readonly #counted: Int32Array[];
  readonly #counts = new Map<number, number>();

  constructor(modules: readonly Module[]) {
    this.#modules = modules;
    this.#counted = modules.map(({ functions }) => functions);
    for (const names of this.#counted) this.#count(names, 1);
  }

  /** To be told of files that have other contents now. */
  forget(files: ReadonlySet<number>): void {
    for (const file of files) {
      this.#count(this.#counted[file] as Int32Array, -1);
      const { functions } = this.#modules[file] as Module;
      this.#counted[file] = functions;
      this.#count(functions, 1);
    }
  }

  of(name: number): number {
    return this.#counts.get(name) ?? 0;
  }

  #count(names: Int32Array, by: number): void {
    for (const name of names) this.#counts.set(name, (this.#counts.get(name) ?? 0) + by);
  }
}

/** Each file costs a look per question. */
const MANY = 20;
