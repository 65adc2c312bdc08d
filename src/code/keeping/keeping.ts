import { randomInt } from 'node:crypto';
import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Environment } from '../../project/environment.ts';
import type { ProjectFile } from '../../project/project.ts';
import type { Comment } from '../../suppression/comment.ts';
import type { Ledger } from '../flow/ask/memo.ts';
import type { Listing, Listings } from '../judging/listings.ts';
import type { FileNotes, Known } from '../program/file.ts';
import type { Module } from '../program/module.ts';
import type { Program } from '../program/program.ts';
import { ASPECTS, byAspect, type Reads } from '../program/reads.ts';
import { digestOf } from './digest.ts';
import type { Changes } from './holding.ts';
import { Naming } from './naming.ts';
import { type EnvironmentAnswer, type FileRecord, haveSameAnswers, type RunRecord } from './record.ts';
import { Replay } from './replay.ts';
import type { AskedEnvironment, RunMemory, Runs } from './runs.ts';

/** The environment of which every answer is written down. It may become another one with the next run. */
function noting(asked: AskedEnvironment): Environment {
  const noted = (one: EnvironmentAnswer) => {
    asked.answers.set(keyOf(one), one);
    return one[3];
  };
  return {
    ...asked.environment,
    allows: (name, specifiers) =>
      noted(['allows', name, specifiers, asked.environment.allows(name, specifiers)]),
    has: (pattern) => noted(['has', pattern, '', asked.environment.has?.(pattern) ?? 'unknown']),
  };
}

function keyOf([asked, about, specifiers]: EnvironmentAnswer): string {
  return `${asked} ${about} ${specifiers}`;
}

/** What the program is, once it is opened; `modules` are those of it as they were read, without notes. */
export interface OpenedProgram {
  readonly program: Program;
  readonly ledger: Ledger;
  readonly reads: Reads;
  readonly modules: readonly Module[];
}

/** One audit of code that goes on from the one before, and is kept for the next. Its methods are called in this order. */
export class Keeping {
  readonly #runs: Runs;
  readonly #settings: string;
  readonly #before: RunRecord | undefined;
  readonly #files: ReadonlyMap<string, FileRecord>;
  readonly #digests = new Map<string, string>();
  readonly #notes = new Map<string, FileNotes>();
  readonly #answers: ReadonlyMap<string, EnvironmentAnswer>;
  /** The same environment; every answer of it is written down. */
  readonly environment: Environment;

  /**
   * `settings` is all that a run depends on besides the files. To be made before any file is read: names have the numbers
   * that they had then.
   */
  constructor(runs: Runs, settings: string, environment: Environment) {
    this.#runs = runs;
    this.#settings = settings;
    this.#before = runs.get((run) => run.settings === settings && haveSameAnswers(run.answers, environment));
    this.#files = new Map(this.#before?.files.map((file) => [file.path, file]));
    const known = this.#before ? runs.memory?.asked : undefined;
    const answers = this.#before?.answers.map((one) => [keyOf(one), one] as const);
    const asked = known ?? { environment, answers: new Map(answers) };
    asked.environment = environment;
    if (runs.memory) runs.memory.asked = asked;
    this.#answers = asked.answers;
    this.environment = noting(asked);
  }

  /** What is known of files that have not changed. */
  get known(): Known {
    const { memory } = this.#runs;
    return {
      before: (path, bytes) => {
        const digest = digestOf(bytes);
        this.#digests.set(path, digest);
        const file = this.#files.get(path);
        return file?.digest === digest ? file : undefined;
      },
      now: (path, notes) => {
        this.#notes.set(path, notes);
      },
      ...(memory && { contents: memory.contents, unread: (file: ProjectFile) => this.#unread(memory, file) }),
    };
  }

  #unread({ contents }: RunMemory, file: ProjectFile) {
    const { path } = file;
    const kept = contents.unread(file);
    const record = this.#files.get(path);
    if (!kept || record?.digest !== kept.digest) return undefined;
    this.#digests.set(path, kept.digest);
    return { lines: record.lines, incomplete: record.incomplete, contents: kept.contents };
  }

  /** Whether there is a run that rests on the same, but for the files. */
  get goesOn(): boolean {
    return this.#before !== undefined;
  }

  /** Once all files are read. */
  begin(opened: OpenedProgram): KeptRun {
    const before = this.#before && isAlike(this.#before, opened) ? this.#before : undefined;
    const { program, modules } = opened;
    const fileOf = (module: Module): FileRecord => {
      const { path, written, functions, bases, stored, filled, isPython2 } = module;
      const digest = this.#digests.get(path) ?? '';
      const known = this.#files.get(path);
      if (known?.digest === digest) return known;
      const notes = this.#notes.get(path) ?? { lines: 0, incomplete: [] };
      return { path, digest, names: written.names, functions, bases, stored, filled, isPython2, ...notes };
    };
    const files = modules.map(fileOf);
    const seed = before?.seed ?? randomInt(2 ** 47);
    const common = { settings: this.#settings, seed, python2: program.python2 };
    return new KeptRun(
      opened,
      before,
      files,
      this.#runs.worthKeeping,
      (run) => this.#runs.put({ ...common, ...run, answers: [...this.#answers.values()] }),
      () => [...this.#answers.values()],
      seed,
      this.#runs.memory,
    );
  }
}

/** The steps and files of a run that is kept. */
export class KeptRun {
  readonly steps: Replay;
  /** All files are as they were in the run before, of which everything is in memory. */
  readonly isUnchanged: boolean;
  readonly listings: Listings;
  readonly #before: readonly (FileRecord | undefined)[];
  readonly #files: FileRecord[];
  readonly #put: (run: Pick<RunRecord, 'files' | 'steps' | 'memory'>) => void;
  readonly #answers: () => readonly EnvironmentAnswer[];
  readonly #worthKeeping: number | undefined;

  constructor(
    { program, ledger, reads }: OpenedProgram,
    before: RunRecord | undefined,
    files: readonly FileRecord[],
    worthKeeping: number | undefined,
    put: (run: Pick<RunRecord, 'files' | 'steps' | 'memory'>) => void,
    answers: () => readonly EnvironmentAnswer[],
    seed: number,
    memory: Listings['memory'],
  ) {
    this.#answers = answers;
    this.#worthKeeping = worthKeeping;
    this.#files = [...files];
    this.#put = put;
    this.#before = files.map((file, i) => (before?.files[i] === file ? file : undefined));
    const contents: (number | undefined)[] = [];
    const naming = new Naming(program, seed, ({ index }) => {
      contents[index] ??= naming.of(files[index]?.digest);
      return contents[index];
    });
    const changes = changesIn(before?.files ?? [], files);
    this.isUnchanged = before?.memory !== undefined && changes.files.size === 0;
    this.steps = new Replay(ledger, reads, naming, before?.steps ?? [], changes, before?.memory);
    this.listings = {
      before: ({ index }) => this.#before[index]?.listing,
      now: ({ index }, listing) => this.#add(index, { listing }),
      memory,
    };
  }

  /** What the environment has answered, in this run and in those before it. */
  get answers(): readonly EnvironmentAnswer[] {
    return this.#answers();
  }

  /** What is made of one file alone, from there if it has not changed. */
  ofFile<K extends 'comments' | 'drafts'>(
    { index }: Module,
    what: K,
    make: () => NonNullable<FileRecord[K]>,
  ): NonNullable<FileRecord[K]> {
    const known = this.#before[index]?.[what];
    const made = known ?? make();
    if (known === undefined) this.#add(index, { [what]: made });
    return made;
  }

  /** Puts this run in the place of the one before, unless the next can as well go on from that. */
  keep(): void {
    if (!this.#worthKeeping || this.steps.areAnew(this.#worthKeeping))
      this.#put({ files: this.#files, steps: this.steps.records(), memory: this.steps.memory });
  }

  #add(index: number, more: Made): void {
    this.#files[index] = { ...(this.#files[index] as FileRecord), ...more };
  }
}

interface Made {
  readonly listing?: Listing;
  readonly comments?: readonly Comment[];
  readonly drafts?: readonly FindingDraft[];
}

/** With other files the same text may mean something else everywhere: imports, names that only one function has. */
function isAlike(before: RunRecord, { modules, program, ledger }: OpenedProgram): boolean {
  return (
    (!before.memory || before.memory.ledger === ledger) &&
    before.python2 === program.python2 &&
    before.files.length === modules.length &&
    before.files.every(({ path }, i) => path === modules[i]?.path)
  );
}

function changesIn(before: readonly FileRecord[], now: readonly FileRecord[]): Changes {
  const files = new Set<number>();
  const changed = byAspect(() => new Set<number>());
  for (const [i, file] of now.entries()) {
    const old = before[i];
    if (!old || old === file) continue;
    files.add(i);
    for (const aspect of ASPECTS)
      for (const name of recounted(old[aspect], file[aspect])) changed[aspect].add(name);
  }
  return { files, ...changed };
}

/** Those that are in two lists in different numbers. */
function recounted(a: Int32Array, b: Int32Array): readonly number[] {
  const more = new Map<number, number>();
  for (const id of a) more.set(id, (more.get(id) ?? 0) + 1);
  for (const id of b) more.set(id, (more.get(id) ?? 0) - 1);
  return [...more].flatMap(([id, count]) => (count === 0 ? [] : [id]));
}
