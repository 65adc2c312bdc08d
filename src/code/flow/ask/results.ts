import { CALLED } from '../../models/paths.ts';
import { intern } from '../../python/names.ts';
import { type CallOf, objectOf, type Value } from '../value.ts';
import type { Outcome } from '../walk/walked.ts';
import { membersByPrefix } from './by-prefix.ts';
import { namedByText } from './by-text.ts';
import { callbackResults } from './callbacks.ts';
import { type Callee, calleesOf } from './callees.ts';
import type { Engine } from './engine.ts';
import { frameOf, isGenerator } from './frames.ts';
import { yieldsOf } from './items.ts';
import { attributeOf } from './members.ts';
import { possible } from './possible.ts';
import { receiverOf } from './receivers.ts';
import {
  classOf,
  type Frame,
  type FunctionReference,
  type Held,
  type HeldArgument,
  type LibraryReference,
  type Made,
  type Reference,
  ReferenceSet,
  unknownReference,
} from './reference.ts';

/** What calling a thing gives. */

/** What calling a thing gives. */
export function resultOf(
  engine: Engine,
  ref: Reference,
  call: CallOf,
  given: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Reference[] {
  return calleesOf(engine, ref, given).flatMap((callee) => enteredResult(engine, callee, call, frame));
}

function enteredResult(
  engine: Engine,
  { target, args }: Callee,
  call: CallOf,
  frame: Frame | undefined,
): readonly Reference[] {
  switch (target.sort) {
    case 'function':
      return functionResult(engine, target, call, args);
    case 'class': {
      const made: Made = { call, args, frame, receiver: undefined };
      return [{ sort: 'instance', scope: target.scope, made, closure: target.closure }];
    }
    case 'library':
      return libraryResult(engine, target, call, args, frame);
  }
}

function functionResult(
  engine: Engine,
  callee: FunctionReference,
  call: CallOf | undefined,
  args: readonly HeldArgument[],
): readonly Reference[] {
  if (isGenerator(callee.scope)) return [unknownReference('a generator')];
  const inner = frameOf(engine, callee, call, args);
  const refs = new ReferenceSet();
  const { returns } = engine.walked(callee.scope);
  const outcomes = isChoiceOfCode(returns) ? possible(engine, returns, inner) : returns;
  for (const { value } of outcomes) refs.add(engine.refs(value, inner));
  if (!call || !isDecoration(call)) return refs.list();
  const wrapped = args.flatMap((argument) => engine.refs(argument.value, argument.frame));
  return refs
    .list()
    .map((ref) => (ref.sort === 'function' ? { ...ref, wraps: [...ref.wraps, ...wrapped] } : ref));
}

/** `if kind == "json": return json.loads`, then another: which of them it is, is worth asking what the tests say. */
function isChoiceOfCode(returns: readonly Outcome[]): boolean {
  return returns.length > 1 && returns.every(({ value }) => CODE.has(objectOf(value).kind));
}

const CODE: ReadonlySet<Value['kind']> = new Set(['library', 'function', 'class']);

/** `@decorator` on a definition, and the same written as a call. */
function isDecoration({ args }: CallOf): boolean {
  const only = args.length === 1 ? objectOf(args[0]!.value) : undefined;
  return only?.kind === 'function' || only?.kind === 'class' || (only?.kind === 'call' && isDecoration(only));
}

function libraryResult(
  engine: Engine,
  callee: LibraryReference,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Reference[] {
  const special = SPECIAL.get(callee.path)?.(engine, call, args, frame);
  if (special) return special;
  const named = namedByText(engine, callee, call, args);
  if (named.length > 0) return named.flatMap((held) => engine.refs(held.value, held.frame));
  const made: Made = { call, args, frame, receiver: callee };
  const result = engine.stepInto(callee, CALLED, made);
  const results = callbackResults(engine, callee, made, 'one');
  if (results.length > 0) return results.flatMap((held) => given(engine, held));
  const whole = () => [...ofOwnClass(engine, callee, result, call, frame), result];
  if (!isDecoration(call)) return whole();
  // What a library's decorator gives can be called like the function itself, and asked for more.
  const inner = args.flatMap((argument) => engine.refs(argument.value, argument.frame));
  // What a library makes of a class, such as `TypeAdapter(Cart)`, is not the class.
  if (result.entry && inner.every((ref) => ref.sort === 'class')) return whole();
  const binding = callee.path.endsWith('property') ? 'property' : undefined;
  return [
    ...inner.map((ref) => (ref.sort === 'function' && binding ? { ...ref, binding } : ref)),
    result,
  ] as Reference[];
}

/**
 * `Notes.as_manager()`, `Note.objects.filter()`: where a class of a library gives one of its own kind, one of the project
 * that inherits it gives one of its own.
 */
function ofOwnClass(
  engine: Engine,
  { path }: LibraryReference,
  result: LibraryReference,
  call: CallOf,
  frame: Frame | undefined,
): readonly Reference[] {
  const { callee } = call;
  const own = path.slice(0, path.lastIndexOf('.'));
  const isObject = result.path === own + CALLED;
  if (callee.kind !== 'attribute' || !result.entry || (!isObject && result.path !== own)) return [];
  return engine.refs(callee.base, frame).flatMap((ref): Reference[] => {
    if (ref.sort === 'class' && isObject)
      return [{ sort: 'instance', scope: ref.scope, made: undefined, closure: ref.closure }];
    return ref.sort === 'class' || ref.sort === 'instance' ? [ref] : [];
  });
}

/** What a function hands back; of a generator what it yields, because whoever calls it for us draws from it. */
function given(engine: Engine, { value, frame }: Held): readonly Reference[] {
  const yielded = yieldsOf(engine, value, frame);
  if (yielded.length > 0) return yielded.flatMap((held) => engine.refs(held.value, held.frame));
  return engine.refs(value, frame);
}

type Special = (
  engine: Engine,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
) => readonly Reference[] | undefined;

/** `staticmethod(f)`, `classmethod(f)`. */
function bound(binding: FunctionReference['binding']): Special {
  return (engine, _call, [first]) =>
    first &&
    engine.refs(first.value, first.frame).map((ref) => (ref.sort === 'function' ? { ...ref, binding } : ref));
}

/** `property(get, set)`. */
const property: Special = (engine, _call, args, _frame) => {
  const [get, set] = [argument(args, 0, FGET), argument(args, 1, FSET)];
  const setter = set && functionIn(engine, set);
  return (
    get &&
    engine
      .refs(get.value, get.frame)
      .map((ref) =>
        ref.sort === 'function' ? { ...ref, binding: 'property' as const, ...(setter && { setter }) } : ref,
      )
  );
};

const [FGET, FSET] = [intern('fget'), intern('fset')];

function argument(args: readonly HeldArgument[], position: number, keyword: number): Held | undefined {
  const positional = args.filter((one) => one.keyword === 0 && !one.unpacked);
  return args.find((one) => one.keyword === keyword) ?? positional[position];
}

function functionIn(engine: Engine, { value, frame }: Held): FunctionReference | undefined {
  return engine.refs(value, frame).find((ref) => ref.sort === 'function');
}

/** `@name.setter`, `@name.getter`: the same property with another function. */
function changed(which: 'getter' | 'setter' | 'deleter'): Special {
  return (engine, call, [given], frame) => {
    const fn = given && functionIn(engine, given);
    if (!fn || call.callee.kind !== 'attribute') return undefined;
    const before = engine
      .refs(call.callee.base, frame)
      .filter((ref) => ref.sort === 'function' && ref.binding === 'property') as FunctionReference[];
    if (which === 'setter') return before.map((ref) => ({ ...ref, setter: fn }));
    if (which === 'deleter') return before;
    return before.map(({ setter }) => ({ ...fn, binding: 'property', ...(setter && { setter }) }));
  };
}

const partial: Special = (_engine, _call, [first, ...rest]) =>
  first && [{ sort: 'partial', callee: first, args: rest }];

/** `super()` inside of a method; `super(Class, self)` says it in words. */
const superCall: Special = (engine, call, args, frame) => {
  const scope = call.site.scope;
  const named = args[0] && engine.refs(args[0].value, args[0].frame).find((ref) => ref.sort === 'class');
  const after = named?.sort === 'class' ? named.scope : scope.parent;
  if (after?.sort !== 'class') return undefined;
  const receiver = (frame?.scope === scope ? frame.receiver : undefined) ?? receiverOf(scope);
  return receiver && [{ sort: 'super', after, receiver }];
};

const typeOf: Special = (engine, _call, args) => {
  const [only] = args;
  if (!only || args.length !== 1) return undefined;
  return engine
    .refs(only.value, only.frame)
    .flatMap((ref): Reference[] => (ref.sort === 'instance' ? [classOf(ref)] : []));
};

/** `object.__new__(Class)`: an instance whose `__init__` has not run. */
const newObject: Special = (engine, _call, [cls]) =>
  cls &&
  engine
    .refs(cls.value, cls.frame)
    .flatMap((ref): Reference[] =>
      ref.sort === 'class'
        ? [{ sort: 'instance', scope: ref.scope, made: undefined, closure: ref.closure }]
        : [],
    );

/** `point._replace(x=1)`, `replace(point, x=1)`: the same but for what is given anew. */
const replaced: Special = (engine, call, args, frame) => {
  const anew = args.filter(({ keyword }) => keyword);
  const isMethod = call.callee.kind === 'attribute' && args.length === anew.length;
  const of = isMethod && call.callee.kind === 'attribute' ? { value: call.callee.base, frame } : args[0];
  if (!of || args.some(({ unpacked }) => unpacked)) return undefined;
  const refs = engine
    .refs(of.value, of.frame)
    .flatMap((ref): Reference[] =>
      (ref.sort === 'instance' || ref.sort === 'library') && ref.made
        ? [{ ...ref, made: { ...ref.made, call, frame, args: [...anew, ...ref.made.args] } }]
        : [],
    );
  return refs.length > 0 ? refs : undefined;
};

/** `getattr(self, "visit_" + kind)`; with a name that is known it is an attribute. */
const byPrefix: Special = (engine, _call, args) => membersByPrefix(engine, args);

/** `wraps(f)(g)` is `g`; `contextmanager(f)` stays `f`, which `with` then enters. */
const SPECIAL: ReadonlyMap<string, Special> = new Map([
  ['builtins.staticmethod', bound('static')],
  ['builtins.classmethod', bound('class')],
  ['builtins.property', property],
  ['builtins.property().getter', changed('getter')],
  ['builtins.property().setter', changed('setter')],
  ['builtins.property().deleter', changed('deleter')],
  ['functools.partial', partial],
  ['functools.partialmethod', partial],
  ['builtins.super', superCall],
  ['builtins.type', typeOf],
  ['builtins.getattr', byPrefix],
  ['builtins.object.__new__', newObject],
  ['collections.namedtuple()()._replace', replaced],
  ['typing.NamedTuple()._replace', replaced],
  ['dataclasses.replace', replaced],
  ['copy.replace', replaced],
  ['abc.abstractmethod', bound('plain')],
  ['typing.final', bound('plain')],
  ['typing.override', bound('plain')],
  ['functools.wraps()', bound('plain')],
  ['functools.update_wrapper', bound('plain')],
]);

/** Calls a method that the language calls: `__enter__`, `__getitem__` … */
export function callMethodOf(
  engine: Engine,
  receiver: Reference,
  method: string,
  args: readonly Held[],
): readonly Reference[] {
  const refs = new ReferenceSet();
  for (const { value, frame } of methodReturns(engine, receiver, method, args))
    refs.add(engine.refs(value, frame));
  return refs.list();
}

/** What a method that the language calls returns. */
export function methodReturns(
  engine: Engine,
  receiver: Reference,
  method: string,
  args: readonly Held[],
): readonly Held[] {
  const helds: Held[] = [];
  for (const member of attributeOf(engine, receiver, intern(method))) {
    if (!('sort' in member) || member.sort !== 'function') continue;
    const given = args.map((held) => ({ ...held, keyword: 0, unpacked: false }));
    const inner = engine.frame(member.scope, undefined, given, member.receiver, member.closure);
    for (const { value } of engine.walked(member.scope).returns) helds.push({ value, frame: inner });
  }
  return helds;
}
