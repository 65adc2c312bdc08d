/** The vocabulary in which a name is vouched for. The data in vouched/ is written in it; the judge reads it. */

/** What an argument may be. */
export type Check =
  /** Whatever it is, it is only stored or computed with. */
  | 'anything'
  /**
   * The same, but no instance that was given a state: it is asked for its length, its items, its text or its bytes,
   * and would answer out of that state.
   */
  | 'inert'
  /** One of the vouched classes whose instances may be made with any arguments. */
  | 'class'
  /** One of those whose instances may be made. */
  | 'type'
  /** A vouched class, a vouched value, or None: something that is called without arguments later. */
  | 'factory'
  /** A text, a vouched class that is called without arguments, or what the call of one returned: no class that a call gives. */
  | 'generator'
  /** A vouched function that may be called with anything. */
  | 'pure'
  /** `str`, known now. */
  | 'text'
  /** `None`, a number, text, bytes, or a container: no instance and no name. */
  | 'plain'
  /**
   * What containers are filled with: `None`, text, bytes, a container. No number, which would be a length; no iterator,
   * which may not end; no instance that was given a state, whose `keys` the constructor would call.
   */
  | 'content'
  /** Such, and nothing in it was given a state. */
  | 'inert content'
  /** One of these texts. */
  | readonly string[]
  /** A whole number, or a text that matches. */
  | RegExp;

export interface Signature {
  /** For each argument in turn. */
  readonly args: readonly Check[];
  /** How many must be there; all if absent. */
  readonly least?: number;
  /** For arguments beyond `args`; refused if absent. */
  readonly rest?: Check;
}

/** Calls that are more than their arguments. */
export type Special =
  /** The first argument is a pickle, or a file of torch's, that gets loaded. */
  | 'loads'
  /** `(module, name)`: fetches a name, as the pickle itself would. */
  | 'resolves'
  /** `(class, name)`: fetches `class.name`. */
  | 'fetches'
  /** `(name, …)`: fetches the attribute, or calls the method, of whatever it is called with later. */
  | 'fetches-later'
  /** `(function, type, args, state)`: calls the function. */
  | 'applies'
  /** `(function, args, state, attributes)`: calls the function, which makes an array, and gives that both states. */
  | 'restores'
  /** `(class, *args)`: makes an instance, as NEWOBJ does. */
  | 'makes'
  /** `(class, args, kwargs)`: the same, as NEWOBJ_EX does. */
  | 'makes-with-names'
  /** `(class, base, state)`: calls the constructor of the base with the state. */
  | 'reconstructs'
  /** `(function, *args)`, and `(function, args, …)` as its state: keeps them for whoever calls what it returns. */
  | 'binds'
  /** A `numpy.dtype`, which tells numpy what bytes mean; see dtypes.ts. */
  | 'describes'
  /** `(dtype, data)`: an item of that dtype, whose bytes the data are. */
  | 'takes-out'
  /** An array of pyarrow, which believes what it is told of its buffers; see arrow.ts. */
  | 'lays-out'
  /** `({… '_code': text}, imports)`: runs the text, which is that of a graph of torch; see graph-code.ts. */
  | 'compiles';

export interface AtLeast {
  readonly least: number;
}

export interface Entry {
  readonly kind: 'class' | 'function' | 'value';
  /** Calls with such arguments are harmless; without it no call is vouched for. */
  readonly call?: Signature;
  readonly special?: Special;
  /** Instances may be made without calling the constructor (NEWOBJ). */
  readonly make?: boolean;
  /**
   * Instances, or what the function returns, may be given a state: some no other than numbers, some also an object, which
   * their own `__setstate__` takes apart, some only constants in lists and tuples of which every text matches, some only a
   * tuple of so many values at least: compiled code takes these without counting, and what lies behind them for objects.
   */
  readonly state?: boolean | 'numbers' | 'object' | RegExp | AtLeast;
  /** Items may be appended, added and set. */
  readonly items?: boolean;
  /** The argument that is the class of what the function returns. */
  readonly makes?: number;
  /** The argument that is the state of what the function returns. */
  readonly gets?: number;
  /** Whatever its state, others may ask what it returns for items and bytes. */
  readonly plain?: boolean;
  /** Answers for attributes that it does not have out of its items. */
  readonly answers?: boolean;
  /** What it returns gives one item after the other, and may never come to an end. */
  readonly iterates?: boolean;
  /** What it returns may be put into a container. */
  readonly gives?: 'content';
  /** A function that may be handed around, because calling it with anything is harmless. */
  readonly anywhere?: boolean;
}

export interface Names {
  readonly modules: readonly string[];
  readonly names: readonly string[];
  readonly entry: Entry;
}

/** One file in vouched/ exports one of these as `library`. */
export interface Library {
  readonly name: string;
  /** Who vouches, and for what: releases and lists. */
  readonly source: string;
  readonly names: readonly Names[];
}

const ANY: Signature = { args: [], rest: 'anything' };

/** A class whose instances are made and given their state as `object` does it, or as has been read to be harmless. */
export const CLASS: Entry = { kind: 'class', make: true, state: true };
/** The same, and calling the class is harmless whatever it is given. */
export const CALLABLE_CLASS: Entry = { ...CLASS, call: ANY };
/** Calling it is harmless with all that has no state of its own. */
export const INERT: Signature = { args: [], rest: 'inert' };
/** The same, for what has no state of its own: an enumeration shows in its error what it was given. */
export const INERT_CLASS: Entry = { ...CLASS, call: INERT };
/** A class that is only referred to. */
export const REFERENCE: Entry = { kind: 'class' };
/** A constant, a singleton. */
export const VALUE: Entry = { kind: 'value' };
/** A function that computes: harmless whatever it is given and whoever calls it. */
export const PURE: Entry = { kind: 'function', call: ANY, anywhere: true };
/** The same as data. A pickle that calls it is not written by any library, and numpy asks objects for their memory. */
export const HANDED_ON: Entry = { kind: 'function', anywhere: true };

export function functionOf(call: Signature, more: Partial<Entry> = {}): Entry {
  return { kind: 'function', call, ...more };
}

/** Groups names of several modules; both are separated by white space. */
export function group(modules: string, names: string, entry: Entry): Names {
  return { modules: modules.trim().split(/\s+/), names: names.trim().split(/\s+/), entry };
}
