import type { Module } from '../program/module.ts';
import type { Scope } from '../program/scope.ts';
import type { Facts } from './facts.ts';

/**
 * What a forward walk through one function makes of its expressions: a graph of values. What only another function
 * could tell stays a symbol (`parameter`, `outer`, `global`, `attribute`, `call`) until a question asks for it.
 * Values are compared by identity: two calls on one line are two values.
 */
export type Value =
  | Constant
  | Library
  | ModuleValue
  | FunctionValue
  | ClassValue
  | ParameterValue
  | OuterName
  | GlobalName
  | AttributeOf
  | ItemOf
  | ElementOf
  | CallOf
  | Operation
  | Sequence
  | Mapping
  | Choice
  | Snapshot
  | Entered
  | Caught
  | Bound
  | Unknown;

/** Where in the text a value was made. */
export interface Site {
  readonly scope: Scope;
  readonly node: number;
}

/** A string, a `Bytes`, a number, a boolean, None (`null`) or an Ellipsis (`undefined`). */
export type Literal = string | Bytes | number | bigint | boolean | null | undefined;

/** A bytes literal; one character per byte. */
export class Bytes {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export interface Constant {
  readonly kind: 'constant';
  readonly literal: Literal;
  readonly site: Site;
}

/** What an import of a library, or a builtin name, gives: `pickle`, `pickle.loads`, `builtins.open`. */
export interface Library {
  readonly kind: 'library';
  readonly path: string;
  readonly site: Site;
}

/** A module of the project, or a folder of it that serves as a package. */
export interface ModuleValue {
  readonly kind: 'module';
  readonly module: Module | undefined;
  /** Of a package without `__init__.py`. */
  readonly folder: string | undefined;
  readonly site: Site;
}

/** A `def` or `lambda` itself; what its decorators make of it is a call around it. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly scope: Scope;
  readonly site: Site;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly scope: Scope;
  readonly site: Site;
}

export interface ParameterValue {
  readonly kind: 'parameter';
  /** Position in `scope.parameters`. */
  readonly index: number;
  readonly site: Site;
}

/** A variable of an enclosing function, whatever is assigned to it. */
export interface OuterName {
  readonly kind: 'outer';
  readonly scope: Scope;
  readonly name: number;
  readonly site: Site;
}

/** A variable of the module, as functions see it. */
export interface GlobalName {
  readonly kind: 'global';
  readonly name: number;
  readonly site: Site;
}

export interface AttributeOf {
  readonly kind: 'attribute';
  readonly base: Value;
  readonly name: number;
  readonly site: Site;
}

/** `base[key]`; of a slice the key is an operation `slice`. */
export interface ItemOf {
  readonly kind: 'item';
  readonly base: Value;
  readonly key: Value;
  readonly site: Site;
}

/** What iterating over `of` gives. */
export interface ElementOf {
  readonly kind: 'element';
  readonly of: Value;
  readonly site: Site;
}

export interface CallOf {
  readonly kind: 'call';
  readonly callee: Value;
  readonly args: readonly CallArgument[];
  /** What is known to hold where the call is made. */
  readonly facts: Facts | undefined;
  readonly site: Site;
}

export interface CallArgument {
  readonly value: Value;
  /** Name id of a keyword; 0 for positional ones. */
  readonly keyword: number;
  /** `*value` or `**value`. */
  readonly unpacked: boolean;
  /** `**value`, whatever the value is. */
  readonly byName?: true;
}

/** Anything computed from its operands by the language: `+`, `in`, `not`, `format`, `slice` … */
export interface Operation {
  readonly kind: 'operation';
  readonly operator: string;
  readonly operands: readonly Value[];
  readonly site: Site;
}

/** A list, tuple, set or what a comprehension or generator expression gives. */
export interface Sequence {
  readonly kind: 'sequence';
  readonly sort: 'list' | 'tuple' | 'set' | 'generator';
  readonly elements: readonly Value[];
  /** Further elements whose number and place are not known. */
  readonly rest: readonly Value[];
  readonly site: Site;
}

/** A dict. Later entries win over earlier ones. */
export interface Mapping {
  readonly kind: 'mapping';
  readonly entries: readonly MappingEntry[];
  readonly site: Site;
}

export interface MappingEntry {
  /** Undefined for everything of `**value`. */
  readonly key: Value | undefined;
  readonly value: Value;
  /** Set on one of several paths only: what it would overwrite may still be there. */
  readonly maybe?: true;
}

/** One of several values, as branches meet. In a loop the last alternative is added after the body is walked. */
export interface Choice {
  readonly kind: 'choice';
  readonly alternatives: readonly Alternative[];
  readonly loop: boolean;
  /** Of a loop: the name whose values meet. */
  readonly variable?: number;
  readonly site: Site;
}

export interface Alternative {
  readonly value: Value;
  /** What held at the end of the branch that this value comes from. */
  readonly facts: Facts | undefined;
}

/** A mutable object together with what it is known to hold at this point. */
export interface Snapshot {
  readonly kind: 'snapshot';
  readonly object: Value;
  readonly contents: Contents;
  readonly site: Site;
}

/** What an object is known to hold, beyond what its own value says. Never changed in place. */
export interface Contents {
  /** The list or dict as it is now; undefined for objects that were not made here. */
  readonly container: Value | undefined;
  readonly attributes: ReadonlyMap<number, StoredAttribute>;
  /** `object[key] = value` on something that was not made here, oldest first; without a key it may be any. */
  readonly items: readonly { readonly key: Value | undefined; readonly value: Value }[];
  /** Calls since then that may have changed it. */
  readonly writers: readonly CallOf[];
}

export interface StoredAttribute {
  readonly value: Value;
  /** How many of the writers had run when it was stored: later ones may have stored another. */
  readonly after: number;
}

/** What `except types as x` binds. */
export interface Caught {
  readonly kind: 'caught';
  /** A class, or a tuple of classes. */
  readonly types: Value;
  readonly site: Site;
}

/** What `with of as x` binds. */
export interface Entered {
  readonly kind: 'entered';
  readonly of: Value;
  readonly site: Site;
}

/** A value of another function's activation, in a container made between the two. The walk makes none. */
export interface Bound {
  readonly kind: 'bound';
  readonly value: Value;
  readonly frame: Activation | undefined;
  readonly site: Site;
}

/** As much of an activation as values know; see `ask/reference.ts`. */
export interface Activation {
  readonly scope: Scope;
}

export interface Unknown {
  readonly kind: 'unknown';
  /** Why, in words. */
  readonly reason: string;
  /** What it may be made of. */
  readonly parts: readonly Value[];
  readonly site: Site;
}

/** Why it is not known what `yield` gives. */
export const SENT = 'what is sent into a generator';

export const NO_CONTENTS: Contents = { container: undefined, attributes: new Map(), items: [], writers: [] };

/** The object itself, without what is known of its contents. */
export function objectOf(value: Value): Value {
  return value.kind === 'snapshot' ? value.object : value;
}

/** All that a value may be, where a branch or a loop chooses: a loop may choose what it chose before. */
export function choicesOf(value: Value): ReadonlySet<Value> {
  const objects = new Set([objectOf(value)]);
  for (const object of objects)
    if (object.kind === 'choice') for (const one of object.alternatives) objects.add(objectOf(one.value));
  return objects;
}

/** A choice without choices inside, each value once; the value itself if there is only one. */
export function choose(alternatives: readonly Alternative[], site: Site): Value {
  const first = alternatives[0]?.value;
  if (first && alternatives.every(({ value }) => value === first)) return first;
  const flat: Alternative[] = [];
  const add = (alternative: Alternative) => {
    if (!flat.some((other) => other.value === alternative.value)) flat.push(alternative);
  };
  for (const alternative of alternatives) {
    const { value } = alternative;
    if (value.kind === 'choice' && !value.loop && value.alternatives.length < MAX_FLATTENED)
      value.alternatives.forEach(add);
    else add(alternative);
  }
  if (flat.length === 1 && flat[0]) return flat[0].value;
  return { kind: 'choice', alternatives: flat, loop: false, site };
}

/** Wider choices stay nested, or a chain of many joins would be copied at each of them. */
const MAX_FLATTENED = 16;
