import type { Environment } from '../../../project/environment.ts';
import type { Catalogue, CatalogueNode } from '../../models/catalogue.ts';
import { stepFrom } from '../../models/catalogue.ts';
import { componentsOf, extended } from '../../models/paths.ts';
import type { Program } from '../../program/program.ts';
import type { Scope } from '../../program/scope.ts';
import type { CallOf, Value } from '../value.ts';
import { walkScope } from '../walk/walk.ts';
import type { Walked } from '../walk/walked.ts';
import type { Engine } from './engine.ts';
import { type Leaf, mergeLeaves } from './leaf.ts';
import { Memo } from './memo.ts';
import { originsOf } from './origins.ts';
import {
  type Frame,
  type Held,
  type HeldArgument,
  identityOf,
  keyOf,
  type LibraryReference,
  type Made,
  type Reference,
  ReferenceSet,
  unknownReference,
} from './reference.ts';
import { referencesOf } from './refs.ts';

/** An engine over a program and the models of its libraries. */
export function makeEngine(program: Program, catalogue: Catalogue, environment: Environment): Engine {
  return new Answers(program, catalogue, environment);
}

class Answers implements Engine {
  readonly program: Program;
  readonly catalogue: Catalogue;
  readonly environment: Environment;
  readonly #walked = new Map<Scope, Walked>();
  readonly #once = new Map<string, Map<object, unknown>>();
  readonly #frames = new Map<string, Frame>();
  readonly #refs: Memo<readonly Reference[]>;
  readonly #origins: Memo<readonly Leaf[]>;
  /** Questions that may still be asked for the current sink. */
  #steps = 0;

  constructor(program: Program, catalogue: Catalogue, environment: Environment) {
    this.program = program;
    this.catalogue = catalogue;
    this.environment = environment;
    const spend = () => this.#spend();
    this.#refs = new Memo<readonly Reference[]>({
      none: [],
      exhausted: [unknownReference('too many questions')],
      join: (a, b) => new ReferenceSet().add(a).add(b).list(),
      same: (a, b) => a.length === b.length,
      spend,
    });
    this.#origins = new Memo<readonly Leaf[]>({
      none: [],
      exhausted: [],
      join: mergeLeaves,
      same: (a, b) => a.length === b.length,
      spend,
    });
  }

  allow(steps: number): void {
    this.#steps = steps;
  }

  get exhausted(): boolean {
    return this.#steps <= 0;
  }

  #spend(): boolean {
    this.#steps -= 1;
    return this.#steps > 0;
  }

  walked(scope: Scope): Walked {
    const known = this.#walked.get(scope);
    if (known) return known;
    const walked = walkScope(this.program, scope, this.catalogue.fillerCalls);
    this.#walked.set(scope, walked);
    return walked;
  }

  refs(value: Value, frame: Frame | undefined): readonly Reference[] {
    return this.#refs.ask(value, frame, () => referencesOf(this, value, frame));
  }

  origins(value: Value, frame: Frame | undefined): readonly Leaf[] {
    return this.#origins.ask(value, frame, () => originsOf(this, value, frame));
  }

  originsOfHeld(held: Held): readonly Leaf[] {
    return this.origins(held.value, held.frame);
  }

  /** Computes something once for each object; who asks again before it is done gets `meanwhile`. */
  once<T>(what: string, object: object, meanwhile: T, compute: () => T): T {
    const known = this.#once.get(what) ?? new Map<object, unknown>();
    this.#once.set(what, known);
    if (known.has(object)) return known.get(object) as T;
    known.set(object, meanwhile);
    const result = compute();
    known.set(object, result);
    return result;
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
    const from = args.map((argument) => `${identityOf(argument.value)}@${identityOf(argument.frame)}`).join();
    const key = [
      identityOf(scope),
      identityOf(call),
      from,
      receiver ? keyOf(receiver) : '',
      identityOf(closure),
    ].join('|');
    const known = this.#frames.get(key);
    if (known) return known;
    const frame: Frame = { scope, call, args, receiver, closure, depth: around + 1 };
    this.#frames.set(key, frame);
    return frame;
  }

  /** What a path of a library is, from its first component. */
  library(path: string): LibraryReference {
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
    const entry = stepFrom(from.entry, component);
    return {
      sort: 'library',
      path: entry?.path ?? extended(from.path, component),
      entry,
      source: entry?.source ?? from.source,
      made: made ?? from.made,
      instance: from.instance,
    };
  }
}

/** Calls in calls that are told apart; the trial that settled the design lost nothing with it. */
const MAX_DEPTH = 8;
