import type { Environment } from '../../../project/environment.ts';
import type { Catalogue } from '../../models/catalogue.ts';
import type { Program } from '../../program/program.ts';
import type { Scope } from '../../program/scope.ts';
import type { CallOf, Value } from '../value.ts';
import type { Walked } from '../walk/walked.ts';
import type { Table } from './answers.ts';
import type { ByName } from './guesses.ts';
import type { Leaf } from './leaf.ts';
import type { Frame, Held, HeldArgument, LibraryReference, Made, Reference } from './reference.ts';
import type { EntryPoint } from './routes.ts';

/**
 * Answers questions about values across functions. `refs` asks what a value is, `origins` where its data comes
 * from. Both are remembered by value and frame; `refs` never looks into what library calls were given, so that
 * finding out which function is called stays cheap.
 */
export interface Engine {
  readonly program: Program;
  readonly catalogue: Catalogue;
  readonly environment: Environment;
  /**
   * The same engine, but one that never asks who calls a function: what a parameter is, it knows from annotations and
   * defaults only. For the many small looks at names that are written everywhere.
   */
  readonly near: Engine;
  readonly isNear: boolean;
  readonly byName: ByName;
  /** The engine that this one is the near twin of; itself otherwise. */
  readonly whole: Engine;

  /** What a value is; never empty. Without a frame: in every activation of its scope. */
  refs(value: Value, frame: Frame | undefined): readonly Reference[];
  /** Where a value's data comes from, the most exposed first. */
  origins(value: Value, frame: Frame | undefined): readonly Leaf[];
  originsOfHeld(held: Held): readonly Leaf[];

  /** The walk through a scope, done when it is first asked for. */
  walked(scope: Scope): Walked;
  /** Forgets what is written in the files at some positions; what was answered about them must be asked by nobody. */
  forget(files: ReadonlySet<number>): void;
  /** The activation that a call makes; undefined where calls nest so deeply that any activation is meant. */
  frame(
    scope: Scope,
    call: CallOf | undefined,
    args: readonly HeldArgument[],
    receiver: Reference | undefined,
    closure: Frame | undefined,
  ): Frame | undefined;
  /** What a path of a library is, from its first component. */
  library(path: string): LibraryReference;
  /** One component further into a library. `made` is the call, if the component is one. */
  stepInto(from: LibraryReference, component: string, made: Made | undefined): LibraryReference;

  /** Computes something once for each object; who asks again before it is done gets `meanwhile`. */
  once<T>(what: string, object: object, meanwhile: T, compute: () => T): T;
  /**
   * One row of a table that is computed once for each object; undefined where it has none, or is under way. Who asks
   * for one depends on that alone.
   */
  row<K, V>(what: string, object: object, row: K, compute: () => ReadonlyMap<K, V>): V | undefined;
  /** How objects, dotted names and attributes by which frameworks are told of a function say that it is one of the ways in. */
  registered(scope: Scope): readonly EntryPoint[];
  /** The first route that a class-based view is registered under. */
  routeOfView(scope: Scope): string | undefined;
  /** Another one over the same program that remembers no answers; `apart` for one that does not know what tables say. */
  anew(isApart?: 'apart'): Engine;
  /** Makes a table of what is known of the whole program, before all else. */
  prepare(table: Table): void;
  /** Begins a new sink with a budget of its own: so many questions. */
  allow(questions: number): void;
  readonly exhausted: boolean;
  /** Takes one question for a look into a function that no question remembers; false if nothing is left. */
  look(): boolean;
  /** Whether nothing is left to ask with; what there still was to do counts as given up then. */
  givesUp(): boolean;
  /** Computes with no more than so many of the questions that are left. */
  within<T>(questions: number, compute: () => T): T;
  /**
   * Does some work of its own; or says why it could not be done: it nested too deeply for the machine's stack, or met a defect
   * of ours. Its questions are forgotten then, and others can be asked.
   */
  attempted(work: () => void): string | undefined;
  /** How many questions have been asked so far, those that were remembered not counted. */
  readonly asked: number;
  /** How many questions have been given up so far: what was computed meanwhile may not be all. */
  readonly givenUp: number;
}
