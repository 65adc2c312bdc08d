/** What a pickle makes of classes and functions, in one shape however its protocol writes it. */
import { python3Name } from '../pickle/policy/python2.ts';
import {
  DICT,
  type Global,
  isGlobal,
  isWhole,
  kindOf,
  type Made,
  NOTHING,
  TUPLE,
  type Value,
} from '../pickle/value.ts';
import { tooLarge } from './errors.ts';
import type { Graph } from './graph.ts';
import type { Literal, Part } from './part.ts';
import type { Tools } from './tools.ts';

/** Something made of a class or by a function that the pickle names. */
export interface Construction {
  readonly made: Made;
  /** `module:name`, as Python 3 asks for it. */
  readonly name: string;
  readonly global: Global;
  /** `new` makes an object without calling its class; `call` calls whatever it is. */
  readonly how: 'call' | 'new';
  readonly args: readonly Value[];
  readonly kwargs: Value | undefined;
  /** A builtin value that the object of a subclass begins with (protocols 0 and 1). */
  readonly base: { readonly name: string; readonly value: Value } | undefined;
  readonly states: readonly Value[];
  readonly items: readonly Value[];
  readonly pairs: readonly Value[];
}

/** What comes after the call and must not be lost. */
export type Extra = 'state' | 'items' | 'pairs';

/** How one class or function is rebuilt from what it was given; nothing of it is run. */
export interface Constructor {
  /** What else it makes use of; with anything that is not named here, the construction stays a record. */
  readonly takes?: readonly Extra[];
  /** Undefined where the arguments are not those that it is known with. */
  make(construction: Construction, tools: Tools): Literal | undefined;
}

/** `module:name` to how it is rebuilt. One file in constructors/ exports one of these as `library`. */
export type Constructors = Readonly<Record<string, Constructor>>;

/** Every object repeats the name of its class, so that it must be short. */
const LONGEST_NAME = 1024;

/** `module:name`. Below protocol 3 the names of Python 2 are translated, as Python 3 does. */
export function nameOfGlobal({ module, name, protocol }: Global): string | undefined {
  if (module === undefined || name === undefined) return undefined;
  if (module.length + name.length > LONGEST_NAME) throw tooLarge(`a name of ${name.length} characters`);
  const [asked, askedName] = protocol < 3 ? python3Name(module, name) : [module, name];
  return `${asked}:${askedName}`;
}

/** Undefined where what is called, or with what, is known only while loading. */
export function constructionOf(made: Made, graph: Graph): Construction | undefined {
  if (!isGlobal(made.callee) || !isWhole(made.args, TUPLE)) return undefined;
  const name = nameOfGlobal(made.callee);
  if (name === undefined) return undefined;
  const plain = { ...after(made, graph), made, base: undefined };
  const call = { ...plain, name, global: made.callee, args: made.args.items, kwargs: made.kwargs };
  if (made.opcode === 'NEWOBJ' || made.opcode === 'NEWOBJ_EX') return { ...call, how: 'new' };
  // `klass(*args)` only if there are arguments: Lib/pickle.py, _instantiate.
  if (made.opcode !== 'REDUCE') return { ...call, how: made.args.count === 0 ? 'new' : 'call' };
  return unwrapped(call) ?? { ...call, how: 'call' };
}

type Call = Omit<Construction, 'how'>;

/** copyreg's functions stand for making an object of their first argument. */
function unwrapped(call: Call): Construction | undefined {
  const [type, first, second] = call.args;
  if (!isGlobal(type)) return undefined;
  const name = nameOfGlobal(type);
  if (name === undefined) return undefined;
  const of = { ...call, name, global: type, how: 'new' } as const;
  if (call.name === 'copyreg:__newobj__') return { ...of, args: call.args.slice(1) };
  if (call.name === 'copyreg:__newobj_ex__' && isWhole(first, TUPLE) && isWhole(second, DICT))
    return { ...of, args: first.items, kwargs: second };
  if (call.name !== 'copyreg:_reconstructor' || !isGlobal(first) || second === undefined) return undefined;
  const base = nameOfGlobal(first);
  if (base === undefined) return undefined;
  const isPlain = base === 'builtins:object' && kindOf(second) === NOTHING;
  return { ...of, args: [], base: isPlain ? undefined : { name: base, value: second } };
}

function after(made: Made, { states, stored }: Graph): Pick<Construction, 'states' | 'items' | 'pairs'> {
  const { items = [], pairs = [] } = stored.get(made) ?? {};
  return { states: states.get(made) ?? [], items, pairs };
}

/** True if a constructor that takes these leaves nothing out. */
export function takesAll({ takes = [] }: Constructor, construction: Construction): boolean {
  const { kwargs, base, states, items, pairs } = construction;
  return (
    (kwargs === undefined || (isWhole(kwargs, DICT) && kwargs.count === 0)) &&
    base === undefined &&
    (states.length === 0 || (states.length === 1 && takes.includes('state'))) &&
    (items.length === 0 || takes.includes('items')) &&
    (pairs.length === 0 || takes.includes('pairs'))
  );
}

/** Also for what is called or given arguments that only loading would tell. */
export function loosely(made: Made, graph: Graph): { callee: Part; args: Part } & ReturnType<typeof after> {
  return { callee: made.callee, args: made.args, ...after(made, graph) };
}
