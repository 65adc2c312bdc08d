/** Vouched functions whose danger lies in what they are given: what they call, fetch, make or keep is judged in their place. */
import {
  type Container,
  DICT,
  type Global,
  isForeign,
  isGlobal,
  isMade,
  isWhole,
  kindOf,
  type Made,
  NOTHING,
  TUPLE,
  type Value,
} from '../value.ts';
import { acceptsData, acceptsStateless, complaint } from './arguments.ts';
import { isSoundArray } from './arrow.ts';
import { EFFECTS } from './dangers.ts';
import type { Entry } from './entry.ts';
import { isGraphCode } from './graph-code.ts';
import type { Judge } from './judge.ts';
import { tupleOf } from './made.ts';

/** Carries out what a vouched function does that makes, fetches or calls something else. */
export function callSpecial(judge: Judge, entry: Entry, callee: Global, made: Made): void {
  const args = isWhole(made.args, TUPLE) ? made.args.items : [];
  if (entry.special === 'resolves') resolve(judge, callee, made, args);
  else if (entry.special === 'applies') apply(judge, entry, callee, made, args);
  else if (entry.special === 'lays-out') layOut(judge, made, args);
  else if (entry.special === 'takes-out') takeOut(judge, entry, callee, made, args);
  else if (entry.special === 'restores') restore(judge, made, args);
  else if (entry.special === 'fetches') fetch(judge, callee, made, args);
  else if (entry.special === 'fetches-later') fetchLater(judge, callee, made, args);
  else if (entry.special === 'compiles') compile(judge, callee, made, args);
  else if (entry.special === 'reconstructs') reconstruct(judge, made, args);
  else if (entry.special === 'makes' || entry.special === 'makes-with-names')
    make(judge, made, args, entry.special);
  else if (entry.special === 'binds')
    bind(judge, made, args[0], isWhole(made.args, TUPLE) ? args.slice(1) : undefined);
  // What `loads` loads has been looked into already.
}

/** A function that fetches a name, as GLOBAL does. */
function resolve(judge: Judge, callee: Global, made: Made, args: readonly Value[]): void {
  const [module, name] = args.map((value) => judge.text(value));
  const fetched: Global = {
    ...callee,
    offset: made.offset,
    module,
    name,
    note: undefined,
    escapes: true,
    instance: undefined,
  };
  judge.global(fetched);
}

/** `getattr(class, name)` of a vouched class, for a name that is vouched for as well; anything else leads anywhere. */
function fetch(judge: Judge, callee: Global, made: Made, args: readonly Value[]): void {
  const [owner, attribute] = args;
  const name = judge.text(attribute);
  if (args.length === 2 && isGlobal(owner) && name !== undefined && owner.name !== undefined) {
    const fetched: Global = {
      ...owner,
      offset: made.offset,
      name: `${owner.name}.${name}`,
      note: undefined,
      escapes: false,
      instance: undefined,
    };
    if (judge.classify(fetched).verdict === 'safe') {
      judge.global(fetched);
      judge.fetched(made, fetched);
      return;
    }
  }
  if (args.length === 2 && name !== undefined && isMethodName(name) && isOfClass(judge, owner))
    judge.tookMethod(made, callee);
  else judge.condemn(callee, made, EFFECTS.attribute);
}

/**
 * `attrgetter` and `methodcaller` do nothing until somebody calls what they return. With arguments for the method it is a
 * whole call that lies there.
 */
function fetchLater(judge: Judge, callee: Global, made: Made, args: readonly Value[]): void {
  const isCall = judge.classify(callee).name.endsWith('methodcaller') && (args.length > 1 || made.kwargs);
  const isPlain = (value: Value) => judge.text(value)?.split('.').every(isMethodName) ?? false;
  if (!isCall && args.length > 0 && args.every(isPlain)) judge.tookMethod(made, callee);
  else judge.condemn(callee, made, EFFECTS.attribute);
}

/** No name that Python itself gives a meaning to, and no path. */
function isMethodName(name: string): boolean {
  return /^[A-Za-z]\w*$/.test(name);
}

/** A vouched class, or an instance that was made without calling anything: no module, and nothing that a call returned. */
function isOfClass(judge: Judge, owner: Value | undefined): boolean {
  if (isGlobal(owner)) return judge.classify(owner).entry?.kind === 'class';
  if (!isMade(owner) || !isGlobal(owner.callee) || !owner.opcode.startsWith('NEWOBJ')) return false;
  return judge.classify(owner.callee).verdict !== 'dangerous';
}

/** A function that calls its first argument with its third. */
function apply(judge: Judge, entry: Entry, callee: Global, made: Made, args: readonly Value[]): void {
  const [applied, , given] = args;
  judge.checkCall(entry, judge.classify(callee), made);
  if (isGlobal(applied) && given !== undefined) {
    judge.call({ ...made, opcode: 'REDUCE', callee: applied, args: given });
  } else judge.report(made, 'suspicious', 'calls something that is not known');
}

/** A version, a shape, a dtype. */
const PARTS_OF_ARRAY = 3;

/**
 * Items with objects in them come out of an array, whose bytes numpy before 2.4 takes for whatever the dtype says: it must
 * be the array's own, as numpy writes it.
 */
function takeOut(judge: Judge, entry: Entry, callee: Global, made: Made, args: readonly Value[]): void {
  judge.checkCall(entry, judge.classify(callee), made);
  const [dtype, data] = args;
  if (!isMade(data) || judge.givesBytes(data)) return;
  const { state } = data;
  const parts = state !== undefined && isWhole(state, TUPLE) ? state.items.slice(0, PARTS_OF_ARRAY) : [];
  if (isMade(dtype) && parts.includes(dtype)) return;
  judge.report(made, 'suspicious', 'takes an item out of an array of another dtype');
}

/** pyarrow makes an array of whatever it is told, and reads where its offsets lead. */
function layOut(judge: Judge, made: Made, args: readonly Value[]): void {
  judge.hasArrays = true;
  if (isSoundArray(args, judge)) return;
  const message = `makes an array of which nobody can tell that it lies within its buffers: ${judge.shown(made)}`;
  const offset = judge.locate(made.offset);
  judge.add('arrow array', { rule: 'dangerous-call', verdict: 'unknown', message, offset });
}

/** An array as numpy makes it, its state and what attributes it has. */
function restore(judge: Judge, made: Made, [maker, given, ...states]: readonly Value[]): void {
  const entry = isGlobal(maker) ? judge.classify(maker).entry : undefined;
  if (!isGlobal(maker) || given === undefined || entry?.makes === undefined || !entry.plain) {
    judge.report(made, 'suspicious', 'calls something that is not known');
    return;
  }
  judge.seen(maker);
  const array: Made = { ...made, opcode: 'REDUCE', callee: maker, args: given };
  judge.call(array);
  for (const state of states) if (kindOf(state) !== NOTHING) judge.build(array, state, made.offset);
}

/** The code of a graph runs when it is loaded: it is dangerous if it does anything but name its parts. */
function compile(judge: Judge, callee: Global, made: Made, [body, imports]: readonly Value[]): void {
  const codes = isWhole(body, DICT) ? codesIn(judge, body) : [];
  const before = judge.text(imports);
  const isGraph =
    codes.length > 0 &&
    before !== undefined &&
    codes.every((code) => code !== undefined && isGraphCode(before, code));
  if (!isGraph) {
    judge.condemn(callee, made, EFFECTS.code);
    return;
  }
  const message = `runs the Python code of a graph, which only calls the modules in it and functions of torch`;
  const offset = judge.locate(made.offset);
  judge.add('graph code', { rule: 'dangerous-call', verdict: 'unknown', message, offset });
}

/** Under either name that torch gave it; undefined for what cannot be read. */
function codesIn(judge: Judge, { items }: Container): (string | undefined)[] {
  const codes: (string | undefined)[] = [];
  for (let at = 0; at < items.length; at += 2) {
    const key = judge.text(items[at]);
    const value = items[at + 1];
    // What traces it is made anew, and called.
    const isOwnTracer = isGlobal(value) && judge.classify(value).name === 'torch.fx._symbolic_trace.Tracer';
    if (isForeign(items[at]) || (key === '_tracer_cls' && !isOwnTracer)) codes.push(undefined);
    if (key === '_code' || key === 'code') codes.push(judge.text(value));
  }
  return codes;
}

/** A class, and its base's constructor called with the state; `object` takes none. */
function reconstruct(judge: Judge, made: Made, [whose, base, state]: readonly Value[]): void {
  const parts = [whose, base].map((value) => (isGlobal(value) ? judge.classify(value) : undefined));
  const isClass = parts.every((known) => known?.verdict === 'unknown' || known?.entry?.make === true);
  if (isClass && isGlobal(base) && state !== undefined)
    judge.call({ ...made, opcode: 'REDUCE', callee: base, args: tupleOf(made, [state]) });
  else judge.report(made, 'suspicious', 'makes an instance of something that is not known');
}

/** A function that does what NEWOBJ and NEWOBJ_EX do. */
function make(judge: Judge, made: Made, args: readonly Value[], how: 'makes' | 'makes-with-names'): void {
  const [whose, given, names] = args;
  const known = isGlobal(whose) ? judge.classify(whose) : undefined;
  const isClass = known?.verdict === 'unknown' || known?.entry?.make === true;
  if (!isClass || !isGlobal(whose) || (how === 'makes-with-names' && names === undefined))
    judge.report(made, 'suspicious', 'makes an instance of something that is not known');
  else if (how === 'makes')
    judge.call({ ...made, opcode: 'NEWOBJ', callee: whose, args: tupleOf(made, args.slice(1)) });
  else judge.call({ ...made, opcode: 'NEWOBJ_EX', callee: whose, args: given as Value, kwargs: names });
}

/** Whoever calls it adds arguments of his own: it must be something that may be called with anything, and with `args`. */
export function bind(
  judge: Judge,
  made: Made,
  bound: Value | undefined,
  args: readonly Value[] | undefined,
): void {
  if (isGlobal(bound)) {
    const { verdict, entry } = judge.classify(bound);
    const { call, special, anywhere } = entry ?? {};
    if (verdict !== 'safe' || (anywhere && (!call || acceptsStateless(call)))) return;
    const given = args && { args: tupleOf(made, args), kwargs: made.kwargs };
    if (call && !special && acceptsData(call) && given && complaint(call, given, judge) === undefined) return;
  }
  const message = `keeps a call for later that is not vouched for with whatever it will be given: ${judge.shown(made)}`;
  const offset = judge.locate(made.offset);
  judge.add('bound', { rule: 'dangerous-call', verdict: 'unknown', message, offset });
}
