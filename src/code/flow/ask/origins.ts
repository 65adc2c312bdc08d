import type { Origin } from '../../../finding/origin.ts';
import { CALLED } from '../../models/paths.ts';
import type { Source, Verification } from '../../models/vocabulary.ts';
import { bodyOf, type Scope } from '../../program/scope.ts';
import { STANDARD_LIBRARY } from '../../program/stdlib.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Facts } from '../facts.ts';
import { type CallOf, objectOf, type Site, type Snapshot, type Value } from '../value.ts';
import { elementOf } from '../walk/containers.ts';
import { argumentOf, type LibraryCall } from './arguments.ts';
import { argumentsFor, unboxed } from './bind.ts';
import { callbackCall, callersOf, usesOf } from './callers.ts';
import type { Engine } from './engine.ts';
import { entryParameter, entryPointsOf } from './entries.ts';
import { type Leaf, mergeLeaves, through } from './leaf.ts';
import { attributeOf, namespaceMember } from './members.ts';
import type { Frame, FunctionReference, Held, HeldArgument, LibraryReference } from './reference.ts';
import {
  containerResults,
  frameOf,
  globalValues,
  heldArguments,
  isGenerator,
  itemOf,
  methodReturns,
  outerValues,
  parameterValues,
  receiverOf,
  storedItems,
  yieldsOf,
} from './refs.ts';

/** Computes where a value's data comes from. Called through {@link Engine.origins}, which remembers. */
export function originsOf(engine: Engine, value: Value, frame: Frame | undefined): readonly Leaf[] {
  return computed(engine, value, frame).map((leaf) => through(leaf, value, frame));
}

function computed(engine: Engine, value: Value, frame: Frame | undefined): readonly Leaf[] {
  switch (value.kind) {
    case 'constant':
      return [leaf('constant', 'a literal', value.site)];
    case 'library':
      return libraryOrigins(engine.library(value.path), value.site);
    case 'module':
    case 'function':
    case 'class':
      return [leaf('constant', 'code of the project', value.site)];
    case 'parameter':
      return parameterOrigins(engine, value, frame);
    case 'outer':
      return all(engine, outerValues(engine, value.scope, value.name, value.site.scope, frame));
    case 'global':
      return globalOrigins(engine, value);
    case 'attribute':
      return attributeOrigins(engine, value, frame);
    case 'item':
      return itemOrigins(engine, value, frame);
    case 'element':
      return elementOrigins(engine, value, frame);
    case 'call':
      return callOrigins(engine, value, frame);
    case 'operation':
      return operationOrigins(engine, value, frame);
    case 'sequence':
      return all(engine, helds([...value.elements, ...value.rest].slice(0, MAX_PARTS), frame), value.site);
    case 'mapping':
      return all(
        engine,
        helds(
          value.entries.slice(0, MAX_PARTS).map((entry) => entry.value),
          frame,
        ),
        value.site,
      );
    case 'choice':
      return merged(value.alternatives.map((one) => along(engine, { value: one.value, frame }, one.facts)));
    case 'snapshot':
      return snapshotOrigins(engine, value, frame);
    case 'entered':
      return enteredOrigins(engine, value, frame);
    case 'bound':
      return engine.origins(value.value, value.frame as Frame | undefined);
    case 'unknown':
      return value.parts.length > 0
        ? all(engine, helds(value.parts, frame)).map(weakened)
        : [leaf('unknown', value.reason, value.site)];
  }
}

/** Parts of a container that are looked at. */
const MAX_PARTS = 64;

export function leaf(origin: Origin, note: string, site: Site, stream = false): Leaf {
  return { origin, note, site, stream, weak: false, trail: undefined };
}

function weakened(one: Leaf): Leaf {
  return one.weak ? one : { ...one, weak: true };
}

function helds(values: readonly Value[], frame: Frame | undefined): readonly Held[] {
  return values.map((value) => ({ value, frame }));
}

function merged(answers: readonly (readonly Leaf[])[]): readonly Leaf[] {
  return answers.reduce<readonly Leaf[]>(mergeLeaves, []);
}

/** Everything that several values come from; a constant where there are none. */
function all(engine: Engine, values: Iterable<Held>, site?: Site): readonly Leaf[] {
  const leaves = merged([...values].map((held) => engine.originsOfHeld(held)));
  return leaves.length === 0 && site ? [leaf('constant', 'an empty value', site)] : leaves;
}

/** The origins of a value that is passed on where these facts hold. */
function along(engine: Engine, held: Held, facts: Facts | undefined): readonly Leaf[] {
  const leaves = engine.originsOfHeld(held);
  return facts ? leaves.map((one) => through(one, held.value, held.frame, facts)) : leaves;
}

// ---------------------------------------------------------------- names

function libraryOrigins(ref: LibraryReference, site: Site): readonly Leaf[] {
  if (ref.source) return [sourceLeaf(ref.source, ref.path, site)];
  return isStandard(ref.path)
    ? [leaf('constant', ref.path, site)]
    : [leaf('unknown', `${ref.path}, which is not modelled`, site)];
}

function isStandard(path: string): boolean {
  const first = path.split('.', 1)[0] as string;
  return first === 'builtins' || STANDARD_LIBRARY.has(first);
}

function sourceLeaf(source: Source, path: string, site: Site): Leaf {
  const stream = source.origin === 'file' || source.stream === true;
  return leaf(source.origin, source.note ?? path, site, stream);
}

function globalOrigins(engine: Engine, value: Value & { kind: 'global' }): readonly Leaf[] {
  const scope = engine.program.moduleScope(value.site.scope.module);
  const values = globalValues(engine, scope, value.name);
  if (values.length > 0) return all(engine, values);
  const starred = namespaceMember(engine, value.site.scope.module, value.name);
  if (starred.length > 0) return all(engine, starred);
  return libraryOrigins(engine.library(`builtins.${spelling(value.name)}`), value.site);
}

/**
 * The arguments of one call, or of all calls. A parameter of an entry point is what the framework puts there; one
 * of a function that nobody calls is the caller's.
 */
function parameterOrigins(
  engine: Engine,
  value: Value & { kind: 'parameter' },
  frame: Frame | undefined,
): readonly Leaf[] {
  const { scope } = value.site;
  if (value.index === 0 && receiverOf(scope)) return selfOrigins(engine, value, frame);
  if (frame?.scope === scope && frame.call) {
    const { facts } = frame.call;
    const given = parameterValues(engine, value, frame);
    return merged(given.map((held) => along(engine, held, facts)));
  }
  const fromEntry = entryOrigins(engine, value);
  if (fromEntry.length > 0) return fromEntry;
  const leaves = callersOf(engine, scope).map((caller) =>
    merged(parameterValues(engine, value, caller).map((held) => along(engine, held, caller.call?.facts))),
  );
  const found = merged(leaves);
  return found.length > 0 ? found : uncalled(engine, value);
}

/** An object is made of what its constructor was given; of one that anybody may have made nothing is known. */
function selfOrigins(
  engine: Engine,
  value: Value & { kind: 'parameter' },
  frame: Frame | undefined,
): readonly Leaf[] {
  const { scope } = value.site;
  const receiver = frame?.scope === scope ? frame.receiver : undefined;
  const made = receiver?.sort === 'instance' ? receiver.made : undefined;
  if (made) return all(engine, made.args, value.site).map(weakened);
  return [weakened(leaf('unknown', `an object of ${scope.parent?.name ?? 'a class'}`, value.site))];
}

function entryOrigins(engine: Engine, value: Value & { kind: 'parameter' }): readonly Leaf[] {
  const { scope } = value.site;
  const leaves: Leaf[] = [];
  for (const entry of entryPointsOf(engine, scope)) {
    const about = entryParameter(entry, value.index);
    const source = about?.type ? engine.library(about.type).source : undefined;
    const origin = about?.origin ?? source?.origin;
    const name = spelling(scope.parameters[value.index]?.name ?? 0);
    if (origin)
      leaves.push(leaf(origin, `${name} of the ${entry.model.kind} entry ${entry.name}`, value.site));
  }
  return leaves;
}

/** Nobody in the audited code calls the function. */
function uncalled(engine: Engine, value: Value & { kind: 'parameter' }): readonly Leaf[] {
  const { scope } = value.site;
  const name = spelling(scope.parameters[value.index]?.name ?? 0);
  const handed = usesOf(engine, scope).handedTo[0];
  if (handed) return [leaf('unknown', `${name}, given by ${handed.callee.path}`, value.site)];
  return [leaf('caller', `parameter ${name} of ${scope.qualifiedName}()`, value.site)];
}

// ---------------------------------------------------------------- attributes, items, elements

function attributeOrigins(
  engine: Engine,
  value: Value & { kind: 'attribute' },
  frame: Frame | undefined,
): readonly Leaf[] {
  const object = objectOf(value.base);
  const answers: (readonly Leaf[])[] = [];
  const stored = value.base.kind === 'snapshot' ? value.base.contents.attributes.get(value.name) : undefined;
  if (stored) answers.push(engine.origins(stored.value, frame));
  let known = false;
  for (const base of engine.refs(object, frame)) {
    for (const member of attributeOf(engine, base, value.name)) {
      if (!('sort' in member)) {
        known = true;
        answers.push(engine.originsOfHeld(member));
      } else if (member.sort === 'library' && member.source) {
        known = true;
        answers.push([sourceLeaf(member.source, member.path, value.site)]);
      } else if (member.sort !== 'library') {
        known = true;
        answers.push([leaf('constant', 'code of the project', value.site)]);
      }
    }
  }
  // An attribute of something that is not known is made of what the thing is made of.
  if (!known && !stored) answers.push(engine.origins(object, frame));
  return merged(answers);
}

function itemOrigins(
  engine: Engine,
  value: Value & { kind: 'item' },
  frame: Frame | undefined,
): readonly Leaf[] {
  const answers: (readonly Leaf[])[] = [];
  for (const held of storedItems(value.base, value.key, frame)) answers.push(engine.originsOfHeld(held));
  let known = false;
  for (const base of engine.refs(value.base, frame)) {
    if (base.sort === 'container') {
      const item = itemOf(engine, base.value, value.key, value.site, frame);
      if (!item) continue;
      known = true;
      answers.push(engine.originsOfHeld(unboxed(item, base.frame)));
    } else if (base.sort === 'instance') {
      const returned = methodReturns(engine, base, '__getitem__', [{ value: value.key, frame }]);
      known ||= returned.length > 0;
      answers.push(all(engine, returned));
    }
  }
  if (value.base.kind === 'snapshot') answers.push(writtenBy(engine, value.base, frame));
  if (!known) answers.push(engine.origins(objectOf(value.base), frame));
  return merged(answers);
}

function elementOrigins(
  engine: Engine,
  value: Value & { kind: 'element' },
  frame: Frame | undefined,
): readonly Leaf[] {
  const yielded = yieldsOf(engine, value.of, frame);
  if (yielded.length > 0) return all(engine, yielded);
  const answers: (readonly Leaf[])[] = [];
  for (const base of engine.refs(value.of, frame)) {
    if (base.sort !== 'container') continue;
    const element = elementOf(base.value, value.site);
    if (element) answers.push(engine.originsOfHeld(unboxed(element, base.frame)));
  }
  return answers.length > 0 ? merged(answers) : engine.origins(value.of, frame);
}

/** What an object holds by itself, what was put into it here, and what calls have put into it since. */
function snapshotOrigins(engine: Engine, value: Snapshot, frame: Frame | undefined): readonly Leaf[] {
  const { container, items, attributes } = value.contents;
  const parts = [
    container ?? value.object,
    ...items.map((item) => item.value),
    ...[...attributes.values()].map((stored) => stored.value),
  ];
  return mergeLeaves(all(engine, helds(parts, frame)), writtenBy(engine, value, frame));
}

/** What calls that got the object have written into it: library functions by their models, others by their text. */
function writtenBy(engine: Engine, value: Snapshot, frame: Frame | undefined): readonly Leaf[] {
  const answers: (readonly Leaf[])[] = [];
  for (const call of value.contents.writers) {
    for (const callee of engine.refs(call.callee, frame)) {
      if (callee.sort === 'library') answers.push(filled(engine, callee, call, value, frame));
      else if (callee.sort === 'function') answers.push(writtenInside(engine, callee, call, value, frame));
    }
  }
  return merged(answers);
}

function filled(
  engine: Engine,
  callee: LibraryReference,
  call: CallOf,
  value: Snapshot,
  frame: Frame | undefined,
): readonly Leaf[] {
  const answers: (readonly Leaf[])[] = [];
  const library = libraryCall(callee, call, heldArguments(call, frame), frame);
  for (const filler of callee.entry?.fillers ?? []) {
    const into = argumentOf(engine, library, filler.into);
    if (!into.some((held) => objectOf(held.value) === value.object)) continue;
    if (filler.origin) answers.push([leaf(filler.origin, callee.path, call.site)]);
    if (filler.from) answers.push(all(engine, argumentOf(engine, library, filler.from)));
  }
  return merged(answers);
}

function writtenInside(
  engine: Engine,
  callee: FunctionReference,
  call: CallOf,
  value: Snapshot,
  frame: Frame | undefined,
): readonly Leaf[] {
  const inner = frameOf(engine, callee, call, heldArguments(call, frame));
  if (!inner) return [];
  const answers: (readonly Leaf[])[] = [];
  for (const [object, contents] of engine.walked(callee.scope).exit.contents) {
    if (object.kind !== 'parameter' || object.site.scope !== callee.scope) continue;
    const given = argumentsFor(engine, inner, object.index);
    if (!given.some((held) => objectOf(held.value) === value.object)) continue;
    const stored = [
      ...contents.items.map((item) => item.value),
      ...[...contents.attributes.values()].map((s) => s.value),
    ];
    answers.push(all(engine, helds(stored, inner)));
  }
  return merged(answers);
}

// ---------------------------------------------------------------- calls

function callOrigins(engine: Engine, call: CallOf, frame: Frame | undefined): readonly Leaf[] {
  const args = heldArguments(call, frame);
  const answers: (readonly Leaf[])[] = [];
  const fromContainer = containerResults(engine, call, frame);
  if (fromContainer.length > 0) return all(engine, fromContainer);
  let known = false;
  for (const callee of engine.refs(call.callee, frame)) {
    switch (callee.sort) {
      case 'function':
        known = true;
        answers.push(functionOrigins(engine, callee, call, args));
        break;
      case 'class':
        known = true;
        answers.push(madeOf(engine, args, call));
        break;
      case 'instance':
        for (const member of attributeOf(engine, callee, CALL)) {
          if ('sort' in member && member.sort === 'function') {
            known = true;
            answers.push(functionOrigins(engine, member, call, args));
          }
        }
        break;
      case 'partial':
        for (const inner of engine.refs(callee.callee.value, callee.callee.frame)) {
          const given = [...callee.args, ...args];
          if (inner.sort === 'function') answers.push(functionOrigins(engine, inner, call, given));
          else if (inner.sort === 'library')
            answers.push(libraryCallOrigins(engine, inner, call, given, frame));
          else continue;
          known = true;
        }
        break;
      case 'library':
        known = true;
        answers.push(libraryCallOrigins(engine, callee, call, args, frame));
        break;
    }
  }
  return known ? merged(answers) : unknownCall(engine, call, args, frame);
}

const CALL = intern('__call__');

function functionOrigins(
  engine: Engine,
  callee: FunctionReference,
  call: CallOf,
  args: readonly HeldArgument[],
): readonly Leaf[] {
  const inner = frameOf(engine, callee, call, args);
  const walked = engine.walked(callee.scope);
  const outcomes = isGenerator(callee.scope) ? walked.yields : walked.returns;
  const leaves = merged(outcomes.map(({ value, facts }) => along(engine, { value, frame: inner }, facts)));
  if (leaves.length > 0) return leaves;
  const { name } = callee.scope;
  return walked.exit.alive && !isAbstract(callee.scope)
    ? [leaf('constant', `${name}() gives nothing`, call.site)]
    : [weakened(leaf('unknown', `${name}() is left to subclasses`, call.site))];
}

/** A body of nothing but a text, `...` or `pass`. */
function isAbstract({ module: { tree }, node }: Scope): boolean {
  const [body] = bodyOf(tree, node);
  if (!body || tree.kind(body) !== Kind.Block) return false;
  for (let i = 0; i < tree.count(body); i += 1) {
    const statement = tree.item(body, i);
    const value = tree.kind(statement) === Kind.Expr ? tree.kind(tree.child(statement, Field.Expr.value)) : 0;
    if (tree.kind(statement) !== Kind.Pass && value !== Kind.Str && value !== Kind.Ellipsis) return false;
  }
  return true;
}

/** An object is made of what its constructor was given. */
function madeOf(engine: Engine, args: readonly HeldArgument[], call: CallOf): readonly Leaf[] {
  return all(engine, args, call.site).map(weakened);
}

export function libraryCall(
  callee: LibraryReference,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): LibraryCall {
  const receiver = call.callee.kind === 'attribute' ? { value: call.callee.base, frame } : undefined;
  return { callee, args, receiver };
}

function libraryCallOrigins(
  engine: Engine,
  callee: LibraryReference,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Leaf[] {
  const library = libraryCall(callee, call, args, frame);
  const verification = callee.entry?.verifications.find((one) => one.returns);
  if (verification) return verifiedOrigins(engine, verification, library, call);
  const { source } = engine.stepInto(callee, CALLED, undefined);
  if (source) return [sourceLeaf(source, callee.path, call.site), ...choosers(engine, source, library)];
  const propagators = callee.entry?.propagators ?? [];
  if (propagators.length > 0) {
    const from = propagators.flatMap((one) =>
      asList(one.from).flatMap((place) => argumentOf(engine, library, place)),
    );
    const stream = propagators.some((one) => one.gives === 'file');
    return all(engine, from, call.site).map((one) => (stream ? { ...one, stream } : one));
  }
  const called = calledBack(engine, callee, call, args, frame);
  if (called) return called;
  if (isStandard(callee.path)) {
    return all(engine, library.receiver ? [library.receiver, ...args] : args, call.site);
  }
  // What its object was made with (a key, an address) is seldom what a method gives.
  const unknown = leaf('unknown', `${callee.path}(), which is not modelled`, call.site);
  return mergeLeaves(all(engine, args).map(weakened), [unknown]);
}

/** `pool.map(f, xs)` gives what `f` gives. */
function calledBack(
  engine: Engine,
  callee: LibraryReference,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Leaf[] | undefined {
  const callbacks = callee.entry?.callbacks ?? [];
  if (callbacks.length === 0) return undefined;
  const library = libraryCall(callee, call, args, frame);
  const answers = callbacks.flatMap((callback) =>
    argumentOf(engine, library, callback.function).map((fn) =>
      engine.origins(callbackCall(engine, call, fn.value, callback), fn.frame),
    ),
  );
  return answers.length > 0 ? merged(answers) : undefined;
}

function asList<T>(one: T | readonly T[]): readonly T[] {
  return Array.isArray(one) ? one : [one as T];
}

/** Who chooses the file, key or address chooses the data: only those count who may be attackers from outside. */
function choosers(engine: Engine, source: Source, call: LibraryCall): readonly Leaf[] {
  if (!source.chosenBy) return [];
  const outside: readonly Origin[] = ['remote', 'response', 'message', 'store'];
  return all(engine, argumentOf(engine, call, source.chosenBy)).filter((one) => outside.includes(one.origin));
}

/** Data that came through a check is authentic, unless the key stands in the code. */
function verifiedOrigins(
  engine: Engine,
  verification: Verification,
  call: LibraryCall,
  value: CallOf,
): readonly Leaf[] {
  const data = all(engine, argumentOf(engine, call, verification.data));
  const key = verification.key ? all(engine, argumentOf(engine, call, verification.key)) : [];
  const open = key.length > 0 && key.every((one) => one.origin === 'constant' && one.note === 'a literal');
  return open ? data : [leaf('authenticated', `verified by ${call.callee.path}`, value.site)];
}

/**
 * A callee that nothing is known of. A method gives what its object is made of (`data.strip()`); what the arguments
 * bring is kept, but weak.
 */
function unknownCall(
  engine: Engine,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Leaf[] {
  const given = all(engine, args)
    .map(weakened)
    .filter((one) => one.origin !== 'constant');
  if (call.callee.kind === 'attribute') {
    return mergeLeaves(engine.origins(objectOf(call.callee.base), frame), given);
  }
  return mergeLeaves(given, [leaf('unknown', 'the result of a function that is not known', call.site)]);
}

function enteredOrigins(
  engine: Engine,
  value: Value & { kind: 'entered' },
  frame: Frame | undefined,
): readonly Leaf[] {
  const yielded = yieldsOf(engine, value.of, frame);
  if (yielded.length > 0) return all(engine, yielded);
  for (const ref of engine.refs(value.of, frame)) {
    if (ref.sort !== 'instance') continue;
    const entered = methodReturns(engine, ref, '__enter__', []);
    if (entered.length > 0) return all(engine, entered);
  }
  return engine.origins(value.of, frame);
}

const TESTS: ReadonlySet<string> = new Set([
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'is',
  'is not',
  'in',
  'not in',
  'not',
]);

function operationOrigins(
  engine: Engine,
  value: Value & { kind: 'operation' },
  frame: Frame | undefined,
): readonly Leaf[] {
  if (TESTS.has(value.operator)) return [leaf('constant', 'true or false', value.site)];
  return all(engine, helds(value.operands, frame), value.site);
}
