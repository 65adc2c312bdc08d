import type { Environment } from '../../../project/environment.ts';
import type { Part } from '../../../project/progress.ts';
import type { Catalogue, CatalogueNode } from '../../models/catalogue.ts';
import { stepFrom } from '../../models/catalogue.ts';
import { componentsOf, extended } from '../../models/paths.ts';
import type { Program } from '../../program/program.ts';
import type { Scope } from '../../program/scope.ts';
import { madeOf } from '../derived.ts';
import type { CallOf, Value } from '../value.ts';
import { walkScope } from '../walk/walk.ts';
import type { Walked } from '../walk/walked.ts';
import { findClassViews } from './class-views.ts';
import type { Engine } from './engine.ts';
import type { ByName } from './guesses.ts';
import { originalOf } from './handed-modules.ts';
import { Home } from './home.ts';
import { type Leaf, leaf, mergeLeaves } from './leaf.ts';
import { Ledger } from './memo.ts';
import { originsOf } from './origins.ts';
import {
  type Frame,
  type Held,
  type HeldArgument,
  keyOf,
  type LibraryReference,
  type Made,
  type Reference,
  ReferenceSet,
  unknownReference,
} from './reference.ts';
import { referencesOf } from './refs.ts';
import { findRegistrations } from './registrations.ts';
import type { EntryPoint } from './routes.ts';
import { USES } from './uses.ts';

/** An engine over a program and the models of its libraries. */
export function makeEngine(
  program: Program,
  catalogue: Catalogue,
  environment: Environment,
  byName: ByName = 'unique',
  part: Part = (_, work) => work(),
  ledger: Ledger = makeLedger(),
): Engine {
  const walk = (scope: Scope) => part('walk', () => walkScope(program, scope, catalogue.filling));
  return new Answers(program, catalogue, environment, byName, ledger, new Map(), walk, false);
}

/** The questions under way of one engine. */
export function makeLedger(): Ledger {
  return new Ledger(MAX_NESTING);
}

type Walk = (scope: Scope) => Walked;

class Answers implements Engine {
  readonly program: Program;
  readonly catalogue: Catalogue;
  readonly environment: Environment;
  readonly near: Engine;
  readonly whole: Engine;
  readonly #ledger: Ledger;
  readonly #walked: Map<Scope, Walked>;
  readonly isNear: boolean;
  readonly byName: ByName;
  readonly #walk: Walk;
  /** It makes one of the {@link TABLES}. */
  readonly #isApart: boolean;
  #isPrepared: boolean;
  readonly #refs: Kept<Frame | undefined, readonly Reference[]> = new Map();
  readonly #origins: Kept<Frame | undefined, readonly Leaf[]> = new Map();
  readonly #apart: Kept<string, unknown> = new Map();
  /** By path; what is reached by calls is told apart by these. */
  readonly #libraries = new Map<string, LibraryReference>();
  readonly #paths = new Map<string, string>();
  /** What is reached without calls, from what and by which component: one reference each. */
  readonly #steps = new WeakMap<LibraryReference, Map<string, LibraryReference>>();

  constructor(
    program: Program,
    catalogue: Catalogue,
    environment: Environment,
    byName: ByName,
    ledger: Ledger,
    walked: Map<Scope, Walked>,
    walk: Walk,
    isApart: boolean,
    whole?: Engine,
  ) {
    this.#isApart = isApart;
    this.#isPrepared = isApart || whole !== undefined;
    this.byName = byName;
    this.program = program;
    this.catalogue = catalogue;
    this.environment = environment;
    this.#ledger = ledger;
    this.#walked = walked;
    this.#walk = walk;
    this.isNear = whole !== undefined;
    this.whole = whole ?? this;
    this.near = whole
      ? this
      : new Answers(program, catalogue, environment, byName, ledger, walked, walk, isApart, this);
  }

  anew(isApart?: 'apart'): Engine {
    const { program, catalogue, environment, byName } = this;
    const [walked, walk] = [this.#walked, this.#walk];
    return new Answers(
      program,
      catalogue,
      environment,
      byName,
      makeLedger(),
      walked,
      walk,
      isApart !== undefined,
    );
  }

  allow(questions: number): void {
    if (!this.#isPrepared) {
      this.#isPrepared = true;
      for (const table of ALL_TABLES) this.prepare(table);
    }
    this.#ledger.allow(questions);
  }

  get exhausted(): boolean {
    return this.#ledger.exhausted;
  }

  look(): boolean {
    return this.#ledger.look();
  }

  givesUp(): boolean {
    return this.#ledger.givesUp();
  }

  within<T>(questions: number, compute: () => T): T {
    return this.#ledger.within(questions, compute);
  }

  attempted(work: () => void): string | undefined {
    return this.#ledger.attempted(work);
  }

  get asked(): number {
    return this.#ledger.asked;
  }

  get givenUp(): number {
    return this.#ledger.givenUp;
  }

  walked(scope: Scope): Walked {
    this.program.reads?.file(scope.module.index);
    const known = this.#walked.get(scope);
    if (known) return known;
    const walked = this.#walk(scope);
    this.#walked.set(scope, walked);
    return walked;
  }

  forget(files: ReadonlySet<number>): void {
    for (const scope of this.program.scopesIn(files)) this.#walked.delete(scope);
    this.program.forget(files);
  }

  refs(value: Value, frame: Frame | undefined): readonly Reference[] {
    if (PLAIN.has(value.kind)) return referencesOf(this, value, frame);
    const home = homeIn(this.#refs, frame, this.isNear ? 'near refs' : 'refs', frame);
    const known = this.#ledger.recall(home, value);
    if (known) return known.answer;
    if (!this.#ledger.spend(home, value)) return [unknownReference('too many questions')];
    return this.#ledger.ask(REFERENCES, undefined, home, value, () => referencesOf(this, value, frame));
  }

  origins(value: Value, frame: Frame | undefined): readonly Leaf[] {
    const home = homeIn(this.#origins, frame, this.isNear ? 'near origins' : 'origins', frame);
    const known = this.#ledger.recall(home, value);
    if (known) return known.answer;
    // Never what could be taken for harmless.
    if (!this.#ledger.spend(home, value)) return [leaf('unknown', 'the search was given up', value.site)];
    return this.#ledger.ask(LEAVES, undefined, home, value, () => originsOf(this, value, frame));
  }

  originsOfHeld(held: Held): readonly Leaf[] {
    return this.origins(held.value, held.frame);
  }

  once<T>(what: string, object: object, meanwhile: T, compute: () => T): T {
    if (this.isNear && what === USES) return meanwhile;
    return this.#once(what, object, meanwhile, compute);
  }

  row<K, V>(what: string, object: object, row: K, compute: () => ReadonlyMap<K, V>): V | undefined {
    return this.#once(what, object, new Map<K, V>(), compute, { of: row }).get(row);
  }

  registered(scope: Scope): readonly EntryPoint[] {
    return this.#rowOf('registrations', scope) ?? [];
  }

  routeOfView(scope: Scope): string | undefined {
    return this.#rowOf('class views', scope);
  }

  prepare(table: Table): void {
    this.#rowOf(table, undefined);
  }

  /** What is known of the whole program is asked apart, before all else: who is asked apart does not know it. */
  #rowOf<T extends Table>(table: T, scope: Scope | undefined): RowOf<T> | undefined {
    if (this.#isApart) return undefined;
    return this.whole.row(`all ${table}`, this.program, scope, () => {
      const apart = this.whole.anew('apart');
      apart.allow(ONCE);
      return TABLES[table](apart) as ReadonlyMap<Scope | undefined, RowOf<T>>;
    });
  }

  #once<T>(what: string, object: object, meanwhile: T, compute: () => T, row?: { readonly of: unknown }): T {
    const sort = this.isNear ? `near ${what}` : what;
    const home = homeIn(this.#apart as Kept<string, T>, what, sort, undefined);
    const known = this.#ledger.recall(home, object, row);
    if (known) return known.answer;
    return this.#ledger.ask(
      { none: meanwhile, join: (_, answer: T) => answer, same: () => true },
      row ? 'table' : 'final',
      home,
      object,
      () => this.#ledger.apart(ONCE, what === USES, compute),
    );
  }

  /** The activation that a call makes; undefined beyond {@link MAX_DEPTH}, where any activation is meant. */
  frame(
    scope: Scope,
    call: CallOf | undefined,
    args: readonly HeldArgument[],
    receiver: Reference | undefined,
    closure: Frame | undefined,
  ): Frame | undefined {
    const around = Math.max(closure?.depth ?? 0, ...args.map((argument) => argument.frame?.depth ?? 0));
    if (around >= MAX_DEPTH) return undefined;
    const given = args.flatMap(({ value, frame }) => [value, frame]);
    return madeOf<Frame>(scope, [call, receiver ? keyOf(receiver) : '', closure, ...given], () => ({
      ...{ scope, call, args, receiver, closure, depth: around + 1 },
    }));
  }

  /** What a path of a library is, from its first component. */
  library(path: string): LibraryReference {
    const known = this.#libraries.get(path);
    if (known) return known;
    const reference = this.#walkTo(path);
    this.#libraries.set(path, reference);
    return reference;
  }

  #walkTo(path: string): LibraryReference {
    let reference: LibraryReference | undefined;
    for (const component of componentsOf(path)) {
      reference = reference
        ? this.stepInto(reference, component, undefined)
        : this.#libraryAt(component, this.catalogue.root.below.get(component));
    }
    return reference ?? this.#libraryAt(path, undefined);
  }

  #libraryAt(path: string, entry: CatalogueNode | undefined): LibraryReference {
    const followed = entry?.alias ?? entry;
    return {
      sort: 'library',
      path: followed?.path ?? path,
      entry: followed,
      source: followed?.source,
      made: undefined,
      instance: undefined,
    };
  }

  /** One component further into a library. `made` is the call, if the component is one. */
  stepInto(from: LibraryReference, component: string, made: Made | undefined): LibraryReference {
    if (made || from.made || from.instance) return this.#step(from, component, made);
    let steps = this.#steps.get(from);
    if (!steps) {
      steps = new Map();
      this.#steps.set(from, steps);
    }
    let reference = steps.get(component);
    if (!reference) {
      reference = this.#step(from, component, undefined);
      steps.set(component, reference);
    }
    return reference;
  }

  #step(from: LibraryReference, component: string, made: Made | undefined): LibraryReference {
    const handedOn = from.entry ? undefined : originalOf(from.path, component);
    if (handedOn) return this.#step(this.library(handedOn), component, made);
    const entry = stepFrom(from.entry, component);
    return {
      sort: 'library',
      path: entry?.path ?? this.#kept(extended(from.path, component)),
      entry,
      source: entry?.source ?? from.source,
      made: made ?? from.made,
      instance: from.instance,
    };
  }

  /** The one text that stands for all that are equal: many references have the same path. */
  #kept(path: string): string {
    const known = this.#paths.get(path);
    if (known !== undefined) return known;
    this.#paths.set(path, path);
    return path;
  }
}

/** What takes a look at the whole program, row by row for each function or class. */
const TABLES = { registrations: findRegistrations, 'class views': findClassViews };
export type Table = keyof typeof TABLES;
type RowOf<T extends Table> = ReturnType<(typeof TABLES)[T]> extends ReadonlyMap<Scope, infer V> ? V : never;
export const ALL_TABLES = Object.keys(TABLES) as readonly Table[];

/** Calls in calls that are told apart; the trial that settled the design lost nothing with it. */
const MAX_DEPTH = 8;

/** Answers by frame and value, or by what is asked and what about. */
type Kept<K, T> = Map<K, Home<T>>;

function homeIn<K, T>(kept: Kept<K, T>, key: K, sort: string, about: object | undefined): Home<T> {
  const known = kept.get(key);
  if (known) return known;
  const home = new Home<T>(sort, about);
  kept.set(key, home);
  return home;
}

/** What is answered by the value alone: there is nothing to remember. */
const PLAIN: ReadonlySet<Value['kind']> = new Set<Value['kind']>([
  'constant',
  'library',
  'module',
  'function',
  'class',
  'sequence',
  'mapping',
  'bound',
  'snapshot',
]);

const REFERENCES = {
  none: [] as readonly Reference[],
  join: (a: readonly Reference[], b: readonly Reference[]) =>
    a.length === 0 ? b : new ReferenceSet().add(a).add(b).list(),
  same: (a: readonly Reference[], b: readonly Reference[]) => a.length === b.length,
};

const LEAVES = {
  none: [] as readonly Leaf[],
  join: mergeLeaves,
  same: (a: readonly Leaf[], b: readonly Leaf[]) => a.length === b.length,
};

/** Questions for what is computed once for all sinks: who calls a function, what is put into a container. */
const ONCE = 400;

/**
 * Questions within questions, of all sorts together: keeps the machine's stack from running out (it holds some 450).
 * What nests deeper is answered as unknown.
 */
const MAX_NESTING = 300;
