import { createHash, randomInt } from 'node:crypto';
import type { Environment } from '../../project/environment.ts';
import type { Ledger } from '../flow/ask/memo.ts';
import type { Module } from '../program/module.ts';
import { functionNames, type Program } from '../program/program.ts';
import type { Reads } from '../program/reads.ts';
import { intern, nameCount, spelling } from '../python/names.ts';
import { Kind } from '../python/nodes.ts';
import { decoded, encoded } from './format.ts';
import { Naming } from './naming.ts';
import type { FileRecord, RunRecord } from './record.ts';
import { type Changes, Replay } from './replay.ts';

/** Of the bytes of a file. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/** Where one run is kept for the next. */
export interface Shelf {
  /** What was put there last; undefined where there is nothing, or nothing that can be read. */
  get(): Uint8Array | undefined;
  put(bytes: Uint8Array): void;
}

/** A run that was kept, if it can be gone on from: the same settings, files of the same names, all names known. */
export function openRun(shelf: Shelf, settings: string, environment: Environment): RunRecord | undefined {
  const bytes = shelf.get();
  const run = bytes && decoded(bytes);
  if (run?.settings !== settings) return undefined;
  if (run.allowed.some(([name, specifiers, answer]) => environment.allows(name, specifiers) !== answer))
    return undefined;
  return haveSameIds(run.spellings) ? run : undefined;
}

/** Ids are given in the order in which names are met: those of the run that was kept are given first. */
function haveSameIds(spellings: readonly string[]): boolean {
  const known = Math.min(nameCount() - 1, spellings.length);
  for (let i = 0; i < known; i += 1) if (spelling(i + 1) !== spellings[i]) return false;
  for (let i = known; i < spellings.length; i += 1)
    if (intern(spellings[i] as string) !== i + 1) return false;
  return true;
}

/** The same environment; every answer to `allows` is written down. */
export function notedEnvironment(environment: Environment, allowed: Map<string, Allowed>): Environment {
  return {
    ...environment,
    allows(name, specifiers) {
      const answer = environment.allows(name, specifiers);
      allowed.set(`${name} ${specifiers}`, [name, specifiers, answer]);
      return answer;
    },
  };
}

export type Allowed = RunRecord['allowed'][number];

export interface Kept {
  readonly replay: Replay;
  /** Puts this run in place of the one before. */
  keep(shelf: Shelf): void;
}

export interface KeepOptions {
  readonly program: Program;
  readonly ledger: Ledger;
  readonly reads: Reads;
  /** As they are read, without notes. */
  readonly modules: readonly Module[];
  /** Of the bytes of each, by path. */
  readonly digests: ReadonlyMap<string, string>;
  readonly settings: string;
  readonly allowed: ReadonlyMap<string, Allowed>;
  readonly before: RunRecord | undefined;
}

/** A run that goes on from the one before. */
export function keeping(options: KeepOptions): Kept {
  const { program, ledger, reads, modules, digests, settings, allowed } = options;
  const { python2 } = program;
  const digest = ({ path }: Module) => digests.get(path) ?? '';
  const before = isAlike(options) ? options.before : undefined;
  const seed = before?.seed ?? randomInt(2 ** 47);
  const contents = new Map<number, number>();
  const naming = new Naming(program.modules, program, seed, ({ index }) => contents.get(index) ?? 0);
  for (const module of modules) contents.set(module.index, naming.of(digest(module)));
  const files = modules.map(
    (module, i) => unchanged(before?.files[i], digest(module)) ?? fileRecord(module, digest(module)),
  );
  const replay = new Replay(
    ledger,
    reads,
    naming,
    before?.steps ?? [],
    changesIn(before?.files ?? [], files),
  );
  return {
    replay,
    keep(shelf) {
      const spellings = Array.from({ length: nameCount() - 1 }, (_, i) => spelling(i + 1));
      const steps = replay.records();
      const all = new Map((before?.allowed ?? []).map((one) => [`${one[0]} ${one[1]}`, one]));
      for (const [key, one] of allowed) all.set(key, one);
      shelf.put(encoded({ python2, settings, seed, spellings, allowed: [...all.values()], files, steps }));
    },
  };
}

function isAlike({ before, modules, program }: KeepOptions): boolean {
  return (
    before !== undefined &&
    before.python2 === program.python2 &&
    before.files.length === modules.length &&
    before.files.every(({ path }, i) => path === modules[i]?.path)
  );
}

function unchanged(record: FileRecord | undefined, digest: string): FileRecord | undefined {
  return record?.digest === digest ? record : undefined;
}

function fileRecord(module: Module, digest: string): FileRecord {
  const { path, tree, written } = module;
  const bases = new Set<number>();
  for (const node of written.ofKind(Kind.ClassDef))
    for (let i = 0; i < tree.count(node); i += 1) bases.add(tree.nameId(tree.item(node, i)));
  const functions = Int32Array.from(functionNames(module)).sort();
  return { path, digest, names: written.names, bases: Int32Array.from(bases), functions };
}

function changesIn(before: readonly FileRecord[], now: readonly FileRecord[]): Changes {
  const files = new Set<number>();
  const names = new Set<number>();
  const bases = new Set<number>();
  const functions = new Set<number>();
  for (const [i, file] of now.entries()) {
    const old = before[i];
    if (!old || old === file) continue;
    files.add(i);
    for (const name of differing(old.names, file.names)) names.add(name);
    for (const base of differing(old.bases, file.bases)) bases.add(base);
    for (const name of recounted(old.functions, file.functions)) functions.add(name);
  }
  return { files, names, bases, functions };
}

/** Those that are in two lists in different numbers. */
function recounted(a: Int32Array, b: Int32Array): readonly number[] {
  const more = new Map<number, number>();
  for (const id of a) more.set(id, (more.get(id) ?? 0) + 1);
  for (const id of b) more.set(id, (more.get(id) ?? 0) - 1);
  return [...more].flatMap(([id, count]) => (count === 0 ? [] : [id]));
}

/** Those that are in one of two lists only. */
function differing(a: Int32Array, b: Int32Array): readonly number[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...[...inA].filter((id) => !inB.has(id)), ...[...inB].filter((id) => !inA.has(id))];
}
