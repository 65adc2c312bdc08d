import { LimitReached } from '../../limits/errors.ts';
import { ALL_READERS, type GivesUp, LOADERS, type Loaders, PICKLETOOLS, TORCH } from './loaders.ts';
import {
  atomAt,
  type Container,
  type ContainerKind,
  DICT,
  FRESH_DICT,
  FRESH_LIST,
  FRESH_SET,
  GLOBAL,
  LIST,
  MADE,
  type Made,
  OPAQUE,
  SET,
  TUPLE,
  type Value,
  weightOf,
} from './value.ts';

/** Values on the stack and in the memo, together: about what CPython can hold in the same memory. */
const MOST_LIVE = 24_000_000;
/** Indexes beyond the memo's end go into a map, so that a huge one costs one entry. */
const SPARSE = 1024;
/** Beyond this index the C pickle, which makes room for twice the index, takes a gigabyte and more. */
const FAR = 2 ** 26;
const PAGE_BITS = 12;
/** Of the first page, which most pickles never fill. */
const FIRST_PAGE = 64;
const PAGE_MASK = (1 << PAGE_BITS) - 1;

/**
 * Memory is bounded by stack and memo, not by how much a pickle holds. So the machine remembers containers with
 * all that is in them only up to an allowance of items. From then on
 * - the memo holds containers as outlines (a place and a kind);
 * - and what calls made, as what the callee makes;
 * - containers on the stack remember few items, and heavy ones among these as outlines.
 * What is made of the last few opcodes, such as the arguments of a call, is at hand all the same.
 */
export const REMEMBERED_ITEMS = 50_000;
const FEW_ITEMS = 16;
/** A batch of pickle's has a thousand items. */
const BATCH = 2_000;
const HEAVY = 64;

export interface FarMemo {
  readonly offset: number;
  readonly index: number | bigint;
}

/** Stack, marks and memo of one pickle, and who still follows it. */
export class State {
  /** The stack is the first `height` of these; what lies above is left from before. */
  readonly values: Value[] = [];
  height = 0;
  /** Heights of the stack at each MARK. */
  readonly marks: number[] = [];
  /** The last of the marks, which pops stop at. */
  fence = 0;
  readonly givesUp: GivesUp[] = [];
  alive: Loaders;
  /** Names that the loader asks for instead, by `module name`. */
  readonly renamed: ReadonlyMap<string, readonly [module: string, name: string]> | undefined;
  ended = false;
  /** True if it ended because the bytes did. */
  cutOff = false;
  /** Bytes that would have to follow then, at least. */
  lacks = 0;
  result: Value | undefined;
  /** As the last PROTO said. */
  protocol = 0;
  highestProtocol = 0;
  /** Offset of the opcode that is being carried out. */
  at = 0;
  /** False once the allowance is used up. */
  remembers: boolean;
  /** In pages, so that a memo of millions grows without being copied. */
  readonly #memo: (Value | undefined)[][] = [];
  #memoLength = 0;
  /** The first place that writes to an index which no pickler gets to. */
  farMemo: FarMemo | undefined;
  readonly #farMemo = new Map<number | bigint, Value>();
  #memoCount = 0;
  #allowance: number;
  /** True once an outline was filled: another view of the same container may now be out of date. */
  #outlineFilled = false;

  constructor(allowance: number, readers: Loaders, renamed?: State['renamed']) {
    this.renamed = renamed;
    this.alive = readers;
    this.#allowance = allowance;
    this.remembers = allowance > 0;
  }

  /** The readers give up here; the run ends when no loader is left. */
  giveUp(readers: Loaders, reason: string): void {
    const leaving = readers & this.alive;
    if (leaving === 0) return;
    this.alive &= ~leaving;
    this.givesUp.push({ readers: leaving, offset: this.at, reason });
    if ((this.alive & (LOADERS | TORCH)) === 0) this.ended = true;
  }

  fail(reason: string): void {
    this.giveUp(ALL_READERS | TORCH, reason);
    this.ended = true;
  }

  /** `lacks` bytes at least would have to follow. */
  failAtEnd(reason: string, lacks = 1): void {
    this.cutOff = true;
    this.lacks = lacks;
    this.fail(reason);
  }

  /** Throws {@link LimitReached} for a pickle that would not fit into memory. */
  checkSize(): void {
    if (this.height + this.marks.length + this.#memoCount > MOST_LIVE) {
      throw new LimitReached('memory', `more than ${MOST_LIVE} values on the stack and in the memo`);
    }
  }

  push(value: Value): void {
    this.values[this.height++] = value;
  }

  /** The top of the stack; undefined after failing. */
  top(): Value | undefined {
    if (this.height > this.fence) return this.values[this.height - 1];
    this.fail('stack underflow');
    return undefined;
  }

  pop(): Value | undefined {
    if (this.height > this.fence) return this.values[--this.height];
    this.fail('stack underflow');
    return undefined;
  }

  /** True if `count` values lie above the last mark; fails otherwise. */
  has(count: number): boolean {
    if (this.height - this.fence >= count) return true;
    this.fail('stack underflow');
    return false;
  }

  mark(): void {
    this.fence = this.height;
    this.marks.push(this.fence);
  }

  /** Removes the last mark and gives its height; -1 after failing. */
  popMark(): number {
    const mark = this.marks.pop();
    if (mark === undefined) {
      this.fail('no MARK on the stack');
      return -1;
    }
    this.fence = this.marks.length === 0 ? 0 : (this.marks[this.marks.length - 1] as number);
    return mark;
  }

  /** Undefined where nothing is in the memo. */
  recall(index: number | bigint): Value | undefined {
    return typeof index === 'number' && index >= 0 && index < this.#memoLength
      ? (this.#memo[index >>> PAGE_BITS]?.[index & PAGE_MASK] ?? this.#farMemo.get(index))
      : this.#farMemo.get(index);
  }

  memoGet(index: number | bigint): void {
    const value = this.recall(index);
    if (value === undefined) this.fail(`nothing in the memo at index ${index}`);
    else this.push(value);
  }

  memoPut(index: number | bigint): void {
    const top = this.top();
    if (top === undefined) return;
    const value = this.remembers ? top : this.outline(top);
    if (index === this.#memoLength && this.#farMemo.size === 0) {
      this.#setInMemo(index, value);
      this.#memoCount += 1;
    } else this.#memoPutAnywhere(index, value);
  }

  /** MEMOIZE numbers by how many there are. */
  memoize(): void {
    this.memoPut(this.#memoCount);
  }

  #memoPutAnywhere(index: number | bigint, value: Value): void {
    if (index < 0) {
      this.fail('negative memo index');
      return;
    }
    if (this.#isInMemo(index)) this.giveUp(PICKLETOOLS, `the memo's index ${index} is written a second time`);
    else this.#memoCount += 1;
    if (typeof index === 'number' && index <= this.#memoLength + SPARSE) {
      this.#setInMemo(index, value);
      this.#farMemo.delete(index);
      return;
    }
    this.#farMemo.set(index, value);
    if (index > FAR) this.farMemo ??= { offset: this.at, index };
  }

  #setInMemo(index: number, value: Value): void {
    const number = index >>> PAGE_BITS;
    let page = this.#memo[number];
    if (page === undefined) {
      // Most pickles are small.
      page = new Array(number === 0 ? FIRST_PAGE : 1 << PAGE_BITS);
      this.#memo[number] = page;
    }
    page[index & PAGE_MASK] = value;
    if (index >= this.#memoLength) this.#memoLength = index + 1;
  }

  #isInMemo(index: number | bigint): boolean {
    return this.recall(index) !== undefined;
  }

  /** EMPTY_LIST and its kin. */
  pushEmpty(kind: typeof LIST | typeof DICT | typeof SET): void {
    if (this.remembers) this.push(emptyContainer(kind, this.at));
    else this.push(atomAt(this.at, kind === LIST ? FRESH_LIST : kind === DICT ? FRESH_DICT : FRESH_SET));
  }

  /** Makes a container of the values above `from`, in their place. */
  gather(kind: ContainerKind, from: number): void {
    const container = emptyContainer(kind, this.at);
    this.takeInto(container, from);
    this.push(container);
  }

  /**
   * Moves the values above `from` into the container that lies just below. `soon` is true if the next opcode may
   * hand it on to somebody who looks inside.
   */
  fillBelow(from: number, soon: boolean): void {
    const target = this.values[from - 1] as Value;
    const fresh = typeof target === 'number' && (target & 15) >= FRESH_LIST;
    if (typeof target !== 'number') this.takeInto(target as Container, from, soon ? BATCH : FEW_ITEMS);
    else if (fresh && soon && this.height - from <= BATCH) {
      const container = emptyContainer(settledKind(target), Math.floor(target / 16));
      this.values[from - 1] = container;
      this.takeInto(container, from, BATCH);
    } else if (fresh && (target & 15) === FRESH_LIST && this.height - from > FEW_ITEMS) {
      // Nothing in a long list is remembered but how many there are, which arrays must know.
      const container = emptyContainer(LIST, Math.floor(target / 16));
      this.values[from - 1] = container;
      this.takeInto(container, from, 0);
    } else {
      if (!fresh) this.#outlineFilled = true;
      else this.values[from - 1] = this.outline(target);
      this.drop(from);
    }
  }

  /** Takes the values above `from` off the stack and keeps them in the container, as far as there is room. */
  takeInto(container: Container, from: number, few = FEW_ITEMS): void {
    const { values } = this;
    const count = this.height - from;
    container.least += count;
    container.count = this.#outlineFilled && container.kind !== TUPLE ? Infinity : container.count + count;
    const room = this.remembers ? count : Math.min(count, few - container.items.length);
    const taken = copied(values, from, Math.min(count, Math.max(0, room)));
    let weight = container.weight + taken.length;
    for (let i = 0; i < taken.length; i += 1) {
      const value = taken[i] as Value;
      if (typeof value === 'number' && !this.remembers) continue;
      const held = this.hold(value);
      weight += weightOf(held);
      taken[i] = held;
    }
    container.weight = weight;
    if (container.items.length === 0) container.items = taken;
    else for (const value of taken) container.items.push(value);
    this.drop(from);
  }

  /** Takes the values above `from` off the stack for good; a function among them has gone who knows where. */
  drop(from: number): void {
    const { values } = this;
    for (let i = from; i < this.height; i += 1) {
      const value = values[i] as Value;
      if (typeof value !== 'number' && value.kind === GLOBAL) value.escapes = true;
    }
    this.height = from;
  }

  /** A value without what hangs on it; of what a call made, only who was called. */
  outline(value: Value): Value {
    if (typeof value === 'number') {
      return (value & 15) >= FRESH_LIST ? value - (value & 15) + settledKind(value) : value;
    }
    if (value.kind === GLOBAL || value.kind === OPAQUE) return value;
    if (value.kind !== MADE) return atomAt(value.offset, value.kind);
    if (value.remembered || value.weight === 0) return value;
    const { callee } = value;
    if (typeof callee === 'number' || callee.kind !== GLOBAL) return instanceOf(value, this.outline(callee));
    callee.instance ??= instanceOf(value, callee);
    return callee.instance;
  }

  /** A value to refer to from another: a heavy one only in outline, once the allowance is used up. */
  hold(value: Value): Value {
    if (this.remembers) {
      this.#allowance -= 1;
      if (this.#allowance <= 0) this.remembers = false;
      return value;
    }
    if (typeof value === 'number' || weightOf(value) <= HEAVY) return value;
    return value.kind === LIST ? countedOnly(value) : this.outline(value);
  }
}

/** Most containers are short tuples, which are made twice as fast without a call. */
function copied(values: readonly Value[], from: number, count: number): Value[] {
  if (count === 1) return [values[from] as Value];
  if (count === 2) return [values[from] as Value, values[from + 1] as Value];
  if (count === 3) return [values[from] as Value, values[from + 1] as Value, values[from + 2] as Value];
  return values.slice(from, from + count);
}

export function emptyContainer(kind: ContainerKind, offset: number): Container {
  return { kind, offset, count: 0, least: 0, weight: 1, items: [] };
}

/** A list of which no more is remembered than how many items it has. */
function countedOnly({ offset, count, least }: Container): Container {
  return { kind: LIST, offset, count, least, weight: 1, items: [] };
}

function settledKind(atom: number): ContainerKind {
  const kind = atom & 15;
  return kind === FRESH_LIST ? LIST : kind === FRESH_DICT ? DICT : SET;
}

/** Something that a call made, without anything but its callee. Its weight of nothing marks it. */
function instanceOf(made: Made, callee: Value): Made {
  const { offset, opcode } = made;
  const args = atomAt(offset, TUPLE);
  return {
    kind: MADE,
    offset,
    opcode,
    callee,
    args,
    kwargs: undefined,
    state: undefined,
    weight: 0,
    remembered: false,
  };
}
