/** The opcodes that reach out of the pickle: names, calls, states, persistent ids, extensions. */

import type { Budget } from '../../limits/budget.ts';
import { decodeAtomText } from './atoms.ts';
import { ALL_READERS, C_PICKLE, LOADERS, PYTHON_PICKLE } from './loaders.ts';
import type { Reader } from './reader.ts';
import type { Sink } from './sink.ts';
import { emptyContainer, type State } from './state.ts';
import {
  BYTEARRAY,
  BYTES,
  type CallOpcode,
  type Container,
  DICT,
  GLOBAL,
  type Global,
  type GlobalOpcode,
  isContainer,
  isForeign,
  isGlobal,
  isWhole,
  type Kind,
  kindOf,
  MADE,
  type Made,
  NOTHING,
  OPAQUE,
  type Opaque,
  TEXT,
  TEXT8,
  TUPLE,
  type Value,
  weightOf,
} from './value.ts';

/** `find_class`; the caller pushes the answer or calls it. */
export function findClass(
  state: State,
  sink: Sink,
  opcode: GlobalOpcode,
  module: string | undefined,
  name: string | undefined,
  computed?: Value,
): Global {
  const asked = state.renamed?.get(`${module} ${name}`);
  const global: Global = {
    kind: GLOBAL,
    offset: state.at,
    module: asked ? asked[0] : module,
    name: asked ? asked[1] : name,
    computed,
    opcode,
    protocol: state.protocol,
    escapes: false,
    note: undefined,
    instance: undefined,
  };
  // The C pickle calls an empty line a truncated one; pickle.py asks for the empty name.
  if (opcode !== 'STACK_GLOBAL' && (module === '' || name === '')) {
    state.giveUp(C_PICKLE, 'an empty name');
  }
  sink.global(global, state.alive);
  return global;
}

/** STACK_GLOBAL takes the names from the stack, wherever they came from. */
export function stackGlobal(state: State, sink: Sink, reader: Reader, budget: Budget): void {
  const name = state.pop();
  const module = name === undefined ? undefined : state.pop();
  if (name === undefined || module === undefined) return;
  if (!couldBeText(module) || !couldBeText(name)) {
    state.fail('STACK_GLOBAL needs two strings');
    return;
  }
  const [moduleText, nameText] = [textOf(reader, module), textOf(reader, name)];
  if (moduleText === null || nameText === null) state.fail('a name that is no valid text');
  else {
    // The same text may be asked for again and again.
    budget.spendOperations(overlong(moduleText) + overlong(nameText));
    const computed = moduleText === undefined ? module : undefined;
    state.push(findClass(state, sink, 'STACK_GLOBAL', moduleText, nameText, computed));
  }
}

/** Letters beyond those that names have. */
function overlong(text = ''): number {
  return Math.max(0, text.length - LONGEST_NAME);
}

const LONGEST_NAME = 256;

function couldBeText(value: Value): boolean {
  const kind = kindOf(value);
  return kind === TEXT || kind === TEXT8 || kind === MADE || kind === OPAQUE;
}

/** Undefined for text that is computed while loading; null for what cannot be decoded. */
function textOf(reader: Reader, value: Value): string | undefined | null {
  return typeof value === 'number' ? (decodeAtomText(reader, value) ?? null) : undefined;
}

/** REDUCE: `callable(*args)`. */
export function reduce(state: State, sink: Sink): void {
  const args = state.pop();
  const callee = args === undefined ? undefined : state.pop();
  if (args === undefined || callee === undefined) return;
  if (!isForeign(callee)) {
    state.fail('what is called is a plain value');
    return;
  }
  checkArguments(state, args);
  if (!state.ended) make(state, sink, 'REDUCE', callee, args);
}

/** NEWOBJ and NEWOBJ_EX: `cls.__new__(cls, *args, **kwargs)`. */
export function newObject(state: State, sink: Sink, opcode: 'NEWOBJ' | 'NEWOBJ_EX'): void {
  const kwargs = opcode === 'NEWOBJ_EX' ? state.pop() : undefined;
  if (state.ended) return;
  const args = state.pop();
  const callee = args === undefined ? undefined : state.pop();
  if (args === undefined || callee === undefined) return;
  if (!isForeign(callee)) {
    state.fail('a plain value takes the place of a class');
    return;
  }
  checkArguments(state, args);
  if (kwargs !== undefined && !isForeign(kwargs) && kindOf(kwargs) !== DICT)
    state.fail('keyword arguments that are no dict');
  if (!state.ended) make(state, sink, opcode, callee, args, kwargs);
}

/** The C pickle insists on a tuple; pickle.py unpacks anything iterable. */
function checkArguments(state: State, args: Value): void {
  const kind = kindOf(args);
  if (kind === TUPLE || isForeign(args)) return;
  if (kind >= TEXT) state.giveUp(C_PICKLE, 'arguments that are no tuple');
  else state.fail('arguments that are no tuple');
}

/** OBJ: the class lies directly above the mark, its arguments above it. */
export function instantiateObject(state: State, sink: Sink): void {
  const mark = state.popMark();
  if (mark < 0) return;
  const callee = state.values[mark];
  if (callee === undefined || mark >= state.height) {
    state.fail('stack underflow');
    return;
  }
  const args = argumentsAbove(state, mark + 1);
  state.height = mark;
  if (!isForeign(callee)) state.fail('what is called is a plain value');
  else make(state, sink, 'OBJ', callee, args);
}

/** INST: pickle.py imports the class before it looks for the mark, the C pickle afterwards. */
export function instantiateNamed(state: State, sink: Sink, module: string, name: string): void {
  if (state.marks.length === 0) state.giveUp(ALL_READERS & ~PYTHON_PICKLE, 'no MARK on the stack');
  const callee = findClass(state, sink, 'INST', module, name);
  const mark = state.popMark();
  if (mark < 0) return;
  make(state, sink, 'INST', callee, argumentsAbove(state, mark));
}

function argumentsAbove(state: State, from: number): Container {
  const args = emptyContainer(TUPLE, state.at);
  state.takeInto(args, from);
  return args;
}

function make(
  state: State,
  sink: Sink,
  opcode: CallOpcode,
  callee: Value,
  args: Value,
  kwargs?: Value,
): void {
  const made: Made = {
    kind: MADE,
    offset: state.at,
    opcode,
    callee,
    args,
    kwargs,
    state: undefined,
    weight: 1 + weightOf(callee) + weightOf(args) + (kwargs === undefined ? 0 : weightOf(kwargs)),
    remembered: false,
  };
  sink.call(made, state.alive);
  state.push(made);
}

/** BUILD. Gives the offset where a loader goes on that reads from the file itself. */
export function build(state: State, sink: Sink, after: number): number | undefined {
  if (!state.has(2)) return undefined;
  const given = state.pop() as Value;
  const target = state.top() as Value;
  if (!isForeign(target)) {
    buildPlain(state, given);
    return undefined;
  }
  if (isGlobal(given)) given.escapes = true;
  if (target.kind === MADE && target.weight > 0) {
    target.state = given;
    target.weight += 1 + weightOf(given);
  }
  return sink.build(target, given, after, state.alive);
}

/**
 * A plain value has neither `__setstate__` nor `__dict__`. The C pickle puts up with None, or None and an empty dict;
 * pickle.py with whatever is false.
 */
function buildPlain(state: State, given: Value): void {
  const isPair = isWhole(given, TUPLE) && given.count === 2;
  const [own, slots] = isPair ? (given.items as [Value, Value]) : [given, undefined];
  if (isFull(own) || isFull(slots)) state.fail('a state for a plain value');
  else if (!mayBe(NOTHING, own) || (slots !== undefined && !mayBe(DICT, slots)))
    state.giveUp(C_PICKLE, 'a state for a plain value, even an empty one');
}

function isFull(value: Value | undefined): boolean {
  return isContainer(value) && value.count > 0;
}

function mayBe(kind: Kind, value: Value): boolean {
  return isForeign(value) || kindOf(value) === kind;
}

/** PERSID and BINPERSID; what the loader makes of the id is not in the pickle. */
export function persistent(state: State, sink: Sink, id: Value): void {
  pushOpaque(state, sink, {
    kind: OPAQUE,
    what: 'persistent',
    offset: state.at,
    id: state.hold(id),
    code: 0,
  });
}

export function extension(state: State, sink: Sink, code: number): void {
  if (code <= 0) state.fail('an extension code below 1');
  else pushOpaque(state, sink, { kind: OPAQUE, what: 'extension', offset: state.at, id: undefined, code });
}

/** NEXT_BUFFER: bytes that travel beside the pickle. */
export function nextBuffer(state: State, sink: Sink): void {
  pushOpaque(state, sink, { kind: OPAQUE, what: 'buffer', offset: state.at, id: undefined, code: 0 });
}

function pushOpaque(state: State, sink: Sink, value: Opaque): void {
  sink.opaque(value, state.alive & LOADERS);
  state.push(value);
}

/** READONLY_BUFFER: `memoryview(top)`. */
export function readOnlyBuffer(state: State): void {
  const top = state.top();
  if (top === undefined) return;
  const kind = kindOf(top);
  if (!isForeign(top) && kind !== BYTES && kind !== BYTEARRAY)
    state.fail('READONLY_BUFFER of something that is no buffer');
}
