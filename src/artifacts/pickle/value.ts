/**
 * What lies on the machine's stack. Nearly everything in a large pickle is an atom, and an atom is no more than
 * the place of the opcode that pushed it and its kind: it costs a number, and is decoded only when somebody asks.
 */

/** `offset * 16 + kind`. */
export type Atom = number;

// What an atom is wholly: it can be decoded from its place.
export const NOTHING = 0;
export const BOOLEAN = 1;
export const INTEGER = 2;
export const REAL = 3;
/** `str`. */
export const TEXT = 4;
export const BYTES = 5;
/** Python 2's `str`: text, or bytes if the loader is told `encoding="bytes"`. */
export const TEXT8 = 6;
// Containers; an atom of these kinds is an outline: a container whose contents nobody remembers.
export const TUPLE = 7;
export const LIST = 8;
export const DICT = 9;
export const SET = 10;
export const FROZENSET = 11;
export const BYTEARRAY = 12;
// Empty ones that nothing has been put into yet; only in atoms, and never in the memo.
export const FRESH_LIST = 13;
export const FRESH_DICT = 14;
export const FRESH_SET = 15;
// Only in nodes.
export const GLOBAL = 16;
export const MADE = 17;
export const OPAQUE = 18;

export type ScalarKind = 0 | 1 | 2 | 3 | 4 | 5 | 6;
export type ContainerKind = 7 | 8 | 9 | 10 | 11 | 12;
export type AtomKind = ScalarKind | ContainerKind | 13 | 14 | 15;
/** What {@link kindOf} gives. */
export type Kind = ScalarKind | ContainerKind | 16 | 17 | 18;

export function atomAt(offset: number, kind: AtomKind): Atom {
  return offset * 16 + kind;
}

export function atomOffset(atom: Atom): number {
  return Math.floor(atom / 16);
}

/** `&` takes the low bits of any integer, also beyond 32 bits. */
export function atomKind(atom: Atom): AtomKind {
  return (atom & 15) as AtomKind;
}

const SETTLED: readonly Kind[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, LIST, DICT, SET];

export function kindOf(value: Value): Kind {
  return typeof value === 'number' ? (SETTLED[value & 15] as Kind) : value.kind;
}

/** A builtin container. `items` holds what is remembered of it, in order; of a dict keys and values in turn. */
export interface Container {
  readonly kind: ContainerKind;
  /** Of the opcode that made it. */
  readonly offset: number;
  /** How many items it really has; infinite where that is not known. */
  count: number;
  /** How many it has at least. */
  least: number;
  /** How many nodes hang on it. */
  weight: number;
  items: Value[];
}

export type GlobalOpcode = 'GLOBAL' | 'INST' | 'STACK_GLOBAL';

/** What `find_class(module, name)` answers. */
export interface Global {
  readonly kind: 16;
  readonly offset: number;
  /** As the pickle says it; undefined where it is computed while loading. */
  readonly module: string | undefined;
  readonly name: string | undefined;
  /** What the module is, where it is computed while loading. */
  readonly computed?: Value | undefined;
  readonly opcode: GlobalOpcode;
  /** In force at this opcode: decides about Python 2 names (below 3) and dotted names (from 4). */
  readonly protocol: number;
  /** True once it is put somewhere as data, rather than called. */
  escapes: boolean;
  /** Whatever the reader of the machine's events found out about it. */
  note: unknown;
  /** The outline of everything that calling it made. */
  instance: Made | undefined;
}

export type CallOpcode = 'REDUCE' | 'OBJ' | 'INST' | 'NEWOBJ' | 'NEWOBJ_EX';

/** What a call returns, and all that is known of it. */
export interface Made {
  readonly kind: 17;
  readonly offset: number;
  readonly opcode: CallOpcode;
  readonly callee: Value;
  /** A tuple; anything iterable where only pickle.py goes on. */
  readonly args: Value;
  readonly kwargs: Value | undefined;
  /** The last state that BUILD gave it. */
  state: Value | undefined;
  weight: number;
  /** Set by a reader that will need it later; then it is never reduced to an outline. */
  remembered: boolean;
}

/** What only the loader's surroundings know. */
export interface Opaque {
  readonly kind: 18;
  readonly what: 'persistent' | 'extension' | 'buffer';
  readonly offset: number;
  /** The persistent id. */
  readonly id: Value | undefined;
  /** The extension code. */
  readonly code: number;
}

export type Node = Container | Global | Made | Opaque;
/** What is neither a scalar nor a builtin container. */
export type Foreign = Global | Made | Opaque;
export type Value = Atom | Node;

export function isForeign(value: Value | undefined): value is Foreign {
  return value !== undefined && typeof value !== 'number' && value.kind >= GLOBAL;
}

export function isContainer(value: Value | undefined): value is Container {
  return value !== undefined && typeof value !== 'number' && value.kind < GLOBAL;
}

export function isGlobal(value: Value | undefined): value is Global {
  return value !== undefined && typeof value !== 'number' && value.kind === GLOBAL;
}

export function isMade(value: Value | undefined): value is Made {
  return value !== undefined && typeof value !== 'number' && value.kind === MADE;
}

/** A container whose items are all remembered. */
export function isWhole(value: Value | undefined, kind: ContainerKind): value is Container {
  return isContainer(value) && value.kind === kind && value.items.length === value.count;
}

/** `module.name`, with `?` for what is computed while loading. */
export function nameOf(global: Global): string {
  return `${global.module ?? '?'}.${global.name ?? '?'}`;
}

export function weightOf(value: Value): number {
  if (typeof value === 'number' || value.kind === GLOBAL) return 0;
  return value.kind === OPAQUE ? 1 : value.weight;
}
