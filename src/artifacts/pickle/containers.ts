/** The opcodes that make and fill builtin containers. */
import { ALL_READERS, PYTHON_PICKLE, torchSince } from './loaders.ts';
import type { Sink } from './sink.ts';
import type { State } from './state.ts';
import {
  BYTEARRAY,
  type ContainerKind,
  DICT,
  FROZENSET,
  isContainer,
  isForeign,
  kindOf,
  LIST,
  SET,
  TUPLE,
  type Value,
} from './value.ts';

/** TUPLE1, TUPLE2, TUPLE3. */
export function tupleOf(state: State, count: number): void {
  if (state.has(count)) state.gather(TUPLE, state.height - count);
}

/** TUPLE, LIST, DICT, FROZENSET: all that lies above the mark. */
export function containerFromMark(state: State, kind: ContainerKind): void {
  const mark = state.popMark();
  if (mark < 0) return;
  const count = state.height - mark;
  if (kind === DICT && count % 2 !== 0) state.fail('odd number of items for DICT');
  else if (kind === DICT && hasUnhashable(state, mark, 2)) state.fail('unhashable key');
  else if (kind === FROZENSET && hasUnhashable(state, mark, 1)) state.fail('unhashable item');
  else state.gather(kind, mark);
}

/** APPEND. */
export function append(state: State, sink: Sink, soon: boolean): void {
  if (state.has(2)) appendFrom(state, sink, state.height - 1, soon);
}

/** APPENDS. */
export function appends(state: State, sink: Sink, soon: boolean): void {
  const mark = state.popMark();
  if (mark >= 0 && hasTarget(state, mark)) appendFrom(state, sink, mark, soon);
}

/** The C pickle asks for `extend` first, pickle.py for `append` (APPEND) or `extend` (APPENDS). */
function appendFrom(state: State, sink: Sink, from: number, soon: boolean): void {
  const target = state.values[from - 1] as Value;
  const nothing = state.height === from;
  const kind = kindOf(target);
  if (kind === LIST || kind === BYTEARRAY) state.fillBelow(from, soon);
  else if (!isForeign(target)) {
    if (nothing) state.giveUp(PYTHON_PICKLE, 'items are appended to something that is no list');
    else state.fail('items are appended to something that is no list');
  } else {
    tellStored(state, sink, from, 'extend');
    state.drop(from);
    sink.store(target, 'extend', state.at, state.alive);
  }
}

/** SETITEM. */
export function setItem(state: State, sink: Sink, soon: boolean): void {
  if (state.has(3)) setItemsFrom(state, sink, state.height - 2, soon);
}

/** SETITEMS. */
export function setItems(state: State, sink: Sink, soon: boolean): void {
  const mark = state.popMark();
  if (mark < 0) return;
  // Early releases of torch do not look at what nothing is put into, even where there is nothing.
  if (mark === state.height && mark === state.fence)
    state.giveUp(ALL_READERS | torchSince('2.10'), 'stack underflow');
  else if (hasTarget(state, mark)) setItemsFrom(state, sink, mark, soon);
}

function setItemsFrom(state: State, sink: Sink, from: number, soon: boolean): void {
  const target = state.values[from - 1] as Value;
  const count = state.height - from;
  if (count === 0) return;
  const kind = kindOf(target);
  if (count % 2 !== 0) {
    // pickle.py sets the pairs first and stumbles over the odd one afterwards.
    if (isForeign(target)) {
      sink.store(target, '__setitem__', state.at, state.alive & PYTHON_PICKLE);
    }
    state.fail('odd number of items for SETITEMS');
  } else if (kind === DICT) {
    if (hasUnhashable(state, from, 2)) state.fail('unhashable key');
    else state.fillBelow(from, soon);
  } else if (kind === LIST || kind === BYTEARRAY) {
    // `list[0] = x` is allowed; which item it replaces, the machine does not remember.
    tellStored(state, sink, from, '__setitem__');
    state.drop(from);
  } else if (!isForeign(target)) {
    state.fail('items are set in something that is no dict');
  } else {
    tellStored(state, sink, from, '__setitem__');
    state.drop(from);
    sink.store(target, '__setitem__', state.at, state.alive);
  }
}

/** ADDITEMS. */
export function addItems(state: State, sink: Sink, soon: boolean): void {
  const mark = state.popMark();
  if (mark < 0 || !hasTarget(state, mark)) return;
  const target = state.values[mark - 1] as Value;
  const nothing = state.height === mark;
  if (kindOf(target) === SET) {
    if (hasUnhashable(state, mark, 1)) state.fail('unhashable item');
    else state.fillBelow(mark, soon);
  } else if (!isForeign(target)) {
    if (nothing) state.giveUp(PYTHON_PICKLE, 'items are added to something that is no set');
    else state.fail('items are added to something that is no set');
  } else {
    tellStored(state, sink, mark, 'add');
    state.drop(mark);
    sink.store(target, 'add', state.at, state.alive);
  }
}

function tellStored(state: State, sink: Sink, from: number, method: string): void {
  sink.stored?.(state.values[from - 1] as Value, method, state.values.slice(from, state.height));
}

/** POP takes a mark where a mark is on top. */
export function popOne(state: State): void {
  if (state.marks.length > 0 && state.fence === state.height) state.popMark();
  else state.pop();
}

export function popToMark(state: State): void {
  const mark = state.popMark();
  if (mark >= 0) state.height = mark;
}

function hasTarget(state: State, from: number): boolean {
  if (from > state.fence) return true;
  state.fail('stack underflow');
  return false;
}

/** Among the keys: every `step`-th value from `from` on. Tuples are looked into one level deep. */
function hasUnhashable(state: State, from: number, step: number): boolean {
  for (let at = from; at < state.height; at += step) {
    const value = state.values[at] as Value;
    if (
      isUnhashable(value) ||
      (isContainer(value) && value.kind === TUPLE && value.items.some(isUnhashable))
    ) {
      return true;
    }
  }
  return false;
}

function isUnhashable(value: Value): boolean {
  const kind = kindOf(value);
  return kind === LIST || kind === DICT || kind === SET || kind === BYTEARRAY;
}
