import type { CatalogueNode } from '../../models/catalogue.ts';
import type { Source } from '../../models/vocabulary.ts';
import type { Module } from '../../program/module.ts';
import type { Scope } from '../../program/scope.ts';
import type { CallArgument, CallOf, Literal, Mapping, Sequence, Value } from '../value.ts';

/**
 * One activation of a scope: which call it was, and in which activation that call was made. A value asked without
 * a frame is asked for every way in which its scope can be entered.
 */
export interface Frame {
  readonly scope: Scope;
  /** The call; undefined where the language calls (`with`, a property, a decorator). */
  readonly call: CallOf | undefined;
  /** The call's arguments, those of a partial application before them. */
  readonly args: readonly HeldArgument[];
  /** What `self` or `cls` is. */
  readonly receiver: Reference | undefined;
  /** The activation of the function around, for its variables. */
  readonly closure: Frame | undefined;
  readonly depth: number;
  /** Only the name of the method says that the call is one of it. */
  readonly guessed?: true;
}

export interface HeldArgument extends CallArgument {
  readonly frame: Frame | undefined;
}

/** A value and the activation in which it is meant. */
export interface Held {
  readonly value: Value;
  readonly frame: Frame | undefined;
}

/** What a value is: an answer to the question `refs`. */
export type Reference =
  | LibraryReference
  | FunctionReference
  | ClassReference
  | InstanceReference
  | SuperReference
  | ModuleReference
  | ConstantReference
  | ContainerReference
  | PartialReference
  | UnknownReference;

/** Something that a library gives, by its access path. */
export interface LibraryReference {
  readonly sort: 'library';
  readonly path: string;
  readonly entry: CatalogueNode | undefined;
  /** The nearest source on the way. */
  readonly source: Source | undefined;
  /** The last call on the way, whose arguments made it what it is. */
  readonly made: Made | undefined;
  /** The instance of a class of the project that inherits this. */
  readonly instance: InstanceReference | undefined;
}

export interface Made {
  readonly call: CallOf;
  readonly args: readonly HeldArgument[];
  readonly frame: Frame | undefined;
  /** What it was a method of. */
  readonly receiver: LibraryReference | undefined;
}

export interface FunctionReference {
  readonly sort: 'function';
  readonly scope: Scope;
  readonly closure: Frame | undefined;
  readonly binding: 'plain' | 'static' | 'class' | 'property';
  readonly receiver: Reference | undefined;
  /** What a decorator wrapped in it. */
  readonly wraps: readonly Reference[];
  /** Of a property: what an assignment calls. */
  readonly setter?: FunctionReference;
}

export interface ClassReference {
  readonly sort: 'class';
  readonly scope: Scope;
  readonly closure: Frame | undefined;
  /** It may be a class that inherits from it, too: what `cls` and `type(self)` are where nothing is known of the call. */
  readonly isAnyHeir?: true;
}

export interface InstanceReference {
  readonly sort: 'instance';
  readonly scope: Scope;
  /** The call that made it; undefined for any instance. */
  readonly made: Made | undefined;
  readonly closure: Frame | undefined;
}

/** What `type(x)` is. */
export function classOf({ scope, closure, made }: InstanceReference): ClassReference {
  return { sort: 'class', scope, closure, ...(made ? {} : { isAnyHeir: true }) };
}

/** `super()`: the classes after `after` among those of the receiver. */
export interface SuperReference {
  readonly sort: 'super';
  readonly after: Scope;
  readonly receiver: Reference;
}

export interface ModuleReference {
  readonly sort: 'module';
  readonly module: Module | undefined;
  readonly folder: string | undefined;
}

export interface ConstantReference {
  readonly sort: 'constant';
  readonly literal: Literal;
}

export interface ContainerReference {
  readonly sort: 'container';
  readonly value: Sequence | Mapping;
  readonly frame: Frame | undefined;
}

/** `functools.partial(callee, …)`. */
export interface PartialReference {
  readonly sort: 'partial';
  readonly callee: Held;
  readonly args: readonly HeldArgument[];
}

/** What makes such of a function, of which some arguments are given. */
export function isPartial({ path }: LibraryReference): boolean {
  return path === 'functools.partial' || path === 'functools.partialmethod';
}

export interface UnknownReference {
  readonly sort: 'unknown';
  readonly reason: string;
}

const IDENTITIES = new WeakMap<object, number>();
let next = 1;

/** A number for an object, the same for as long as it lives. */
export function identityOf(object: object | undefined): number {
  if (!object) return 0;
  const known = IDENTITIES.get(object);
  if (known) return known;
  next += 1;
  IDENTITIES.set(object, next);
  return next;
}

/** Equal for references that mean the same. */
export function keyOf(reference: Reference): string {
  switch (reference.sort) {
    case 'library':
      return `L${reference.path}|${identityOf(reference.made?.call)}|${identityOf(reference.made?.frame)}|${reference.instance ? keyOf(reference.instance) : ''}`;
    case 'function':
      return `F${identityOf(reference.scope)}|${identityOf(reference.closure)}|${reference.binding}|${reference.receiver ? keyOf(reference.receiver) : ''}`;
    case 'class':
      return `C${identityOf(reference.scope)}|${identityOf(reference.closure)}|${reference.isAnyHeir ? 1 : ''}`;
    case 'instance':
      return `I${identityOf(reference.scope)}|${identityOf(reference.made?.call)}|${identityOf(reference.made?.frame)}`;
    case 'super':
      return `S${identityOf(reference.after)}|${keyOf(reference.receiver)}`;
    case 'module':
      return `M${identityOf(reference.module)}|${reference.folder}`;
    case 'constant':
      return `K${typeof reference.literal}|${String(reference.literal instanceof Object ? reference.literal.text : reference.literal)}`;
    case 'container':
      return `V${identityOf(reference.value)}|${identityOf(reference.frame)}`;
    case 'partial':
      return `P${identityOf(reference.callee.value)}|${identityOf(reference.callee.frame)}|${reference.args.map((a) => identityOf(a.value)).join()}`;
    case 'unknown':
      return 'U';
  }
}

/** Whether two references mean the same: as {@link keyOf}, without making a key for each of many that are compared once. */
function meanSame(a: Reference, b: Reference): boolean {
  if (a === b) return true;
  switch (a.sort) {
    case 'library':
      return a.sort === b.sort && a.path === b.path && isMadeAlike(a, b) && areSame(a.instance, b.instance);
    case 'function':
      return (
        a.sort === b.sort &&
        a.scope === b.scope &&
        a.closure === b.closure &&
        a.binding === b.binding &&
        areSame(a.receiver, b.receiver)
      );
    case 'class':
      return (
        a.sort === b.sort && a.scope === b.scope && a.closure === b.closure && a.isAnyHeir === b.isAnyHeir
      );
    case 'instance':
      return a.sort === b.sort && a.scope === b.scope && isMadeAlike(a, b);
    case 'container':
      return a.sort === b.sort && a.value === b.value && a.frame === b.frame;
    case 'unknown':
      return a.sort === b.sort;
    default:
      return a.sort === b.sort && keyOf(a) === keyOf(b);
  }
}

function areSame(a: Reference | undefined, b: Reference | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && meanSame(a, b));
}

function isMadeAlike(
  a: { readonly made: Made | undefined },
  b: { readonly made: Made | undefined },
): boolean {
  return a.made?.call === b.made?.call && a.made?.frame === b.made?.frame;
}

/** Each reference once, in order. */
export class ReferenceSet {
  readonly #list: Reference[] = [];

  add(references: Iterable<Reference>): this {
    for (const reference of references) this.#addOne(reference);
    return this;
  }

  #addOne(reference: Reference): void {
    const list = this.#list;
    if (list.length >= MAX_REFERENCES) return;
    for (let i = 0; i < list.length; i += 1) if (meanSame(list[i] as Reference, reference)) return;
    list.push(reference);
  }

  list(): readonly Reference[] {
    return this.#list;
  }
}

/** A value that can be more things than this is as good as unknown. */
export const MAX_REFERENCES = 48;

/** Why a parameter is not all known near by: see `Engine.near`. */
export const UNASKED = 'a parameter, and callers were not asked';

/** What a parameter may be besides its default, where nobody in the project gives anything else. */
export const LEFT_TO_OTHERS = 'what callers outside of the project give';

export function unknownReference(reason: string): UnknownReference {
  return { sort: 'unknown', reason };
}
