import type { Answer } from '../../../project/environment.ts';
import { CALLED, componentsOf } from '../../models/paths.ts';
import type { Callback, Sink } from '../../models/vocabulary.ts';
import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { eachFact, type Facts } from '../facts.ts';
import { type CallOf, objectOf, type Value } from '../value.ts';
import { argumentOf, libraryCall } from './arguments.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import type { LibraryReference, Reference } from './reference.ts';
import { callOf } from './registrations.ts';

/** Functions of the project that classes of a library are taught: what a loader does with a tag of its own. */

/** Whether a function hands what it is given to a sink of one of some rules. A test of membership before it is believed. */
export function reaches(engine: Engine, reference: Reference, rules: readonly string[]): Answer {
  if (reference.sort === 'unknown') return 'unknown';
  return reference.sort === 'function' && leadsTo(engine, reference.scope, reference.scope, rules, new Set())
    ? 'yes'
    : 'no';
}

/** Functions that are looked into, of all that one leads to. */
const MOST_SEEN = 50;

/** Whether a class, one that it inherits, or the class of an object was taught such a function. */
export function isTaught(engine: Engine, reference: Reference, rules: readonly string[]): Answer {
  const kin = new Set(kinOf(engine, reference));
  const taught = lessonsOf(engine).filter(({ learner }) => kin.has(learner));
  const answers = taught.flatMap(({ functions }) => functions.map((one) => reaches(engine, one, rules)));
  return answers.includes('yes') ? 'yes' : 'no';
}

function kinOf(engine: Engine, reference: Reference): readonly (Scope | string)[] {
  if (reference.sort === 'library') return [classPath(reference)];
  if (reference.sort !== 'class' && reference.sort !== 'instance') return [];
  return resolutionOrder(engine, reference.scope).map((base) =>
    base.sort === 'class' ? base.scope : classPath(base),
  );
}

/** Of an object the class. */
function classPath({ path }: LibraryReference): string {
  return path.endsWith(CALLED) ? path.slice(0, -CALLED.length) : path;
}

interface Lesson {
  readonly learner: Scope | string;
  readonly functions: readonly Reference[];
}

/** All that is taught in the program; looked for once, by the names of the calls that teach. */
function lessonsOf({ whole: engine }: Engine): readonly Lesson[] {
  return engine.once<readonly Lesson[]>('lessons', engine.program, [], () => {
    const found: Lesson[] = [];
    for (const name of TEACHING) {
      for (const module of engine.program.mentioning(name)) {
        for (const node of module.written.named(name)) {
          const call = callOf(engine, module, node);
          if (call) found.push(...lessonsAt(engine, call));
        }
      }
    }
    return found;
  });
}

/** What PyYAML and its kin call it. */
const TEACHING = ['add_constructor', 'add_multi_constructor'].map(intern);

function lessonsAt(engine: Engine, call: CallOf): readonly Lesson[] {
  return engine.refs(call.callee, undefined).flatMap((callee) => {
    if (callee.sort !== 'library') return [];
    const taught = callee.entry?.callbacks.filter(({ gives }) => typeof gives === 'object') ?? [];
    return taught.flatMap((callback) => lesson(engine, call, callee, callback));
  });
}

/** The class whose method it is, or the one that a function of the library is given. */
function lesson(
  engine: Engine,
  call: CallOf,
  callee: LibraryReference,
  callback: Callback,
): readonly Lesson[] {
  const library = libraryCall(callee, call, heldArguments(call, undefined), undefined);
  const refs = (place: string) =>
    argumentOf(engine, library, place).flatMap((held) => engine.refs(held.value, held.frame));
  const functions = refs(callback.function);
  const base = call.callee.kind === 'attribute' ? engine.refs(call.callee.base, undefined) : [];
  const owners = [...base, ...refs('2:Loader')];
  const learners = owners.flatMap((owner): (Scope | string)[] => {
    if (owner.sort === 'class' || owner.sort === 'instance') return [owner.scope];
    return owner.sort === 'library' && componentsOf(owner.path).length > 1 ? [classPath(owner)] : [];
  });
  return learners.map((learner) => ({ learner, functions }));
}

/** Whether a call in the function, or in one that it calls, gets what `root` was given and is such a sink. */
function leadsTo(
  engine: Engine,
  scope: Scope,
  root: Scope,
  rules: readonly string[],
  seen: Set<Scope>,
): boolean {
  seen.add(scope);
  for (const value of new Set(engine.walked(scope).values.values())) {
    const call = objectOf(value);
    if (call.kind !== 'call') continue;
    for (const ref of engine.refs(call.callee, undefined)) {
      if (ref.sort === 'library' && isSink(ref, rules) && isGiven(engine, call, ref, root)) return true;
      if (ref.sort !== 'function' || seen.has(ref.scope) || seen.size === MOST_SEEN) continue;
      if (isGivenAny(engine, call, call.args, root) && leadsTo(engine, ref.scope, root, rules, seen))
        return true;
    }
  }
  return false;
}

function isSink({ entry }: LibraryReference, rules: readonly string[]): boolean {
  return entry?.sinks.some((sink) => isOf(sink, rules)) === true;
}

function isOf({ rule, data }: Sink, rules: readonly string[]): boolean {
  return data !== undefined && rules.some((one) => rule === one || rule.startsWith(`${one}/`));
}

/** `getattr(module, name)()` gets it where the function was looked up, whatever that one is given. */
function isGiven(engine: Engine, call: CallOf, { made, path }: LibraryReference, root: Scope): boolean {
  const own = made && path.endsWith(CALLED) ? [] : call.args;
  return isGivenAny(engine, call, [...own, ...(made?.call.args ?? [])], root);
}

/** Whether one of some arguments comes from what `root` was given, and was not held against what is known before. */
function isGivenAny(
  engine: Engine,
  call: CallOf,
  args: readonly { readonly value: Value }[],
  root: Scope,
): boolean {
  return args.some(({ value }) => {
    const passed = passedOn(engine, value, root);
    return passed.size > 0 && !isTested(call.facts, passed.add(objectOf(value)));
  });
}

/** What data passes that passes a parameter of the function; the object that a method is called on counts as none. */
function passedOn(engine: Engine, value: Value, root: Scope): Set<Value> {
  const passed = new Set<Value>();
  for (const { trail, origin } of engine.origins(value, undefined)) {
    if (origin === 'constant') continue;
    const way: Value[] = [];
    for (let at = trail; at; at = at.next) way.push(objectOf(at.value));
    const isPassed = way.some((one) => one.kind === 'parameter' && one.site.scope === root && one.index > 0);
    if (isPassed) for (const one of way) passed.add(one);
  }
  return passed;
}

/** `if name not in KNOWN: raise`. */
function isTested(facts: Facts | undefined, data: ReadonlySet<Value>): boolean {
  for (const fact of eachFact(facts)) {
    if (fact.sort !== 'test' || fact.condition.kind !== 'operation') continue;
    const { operator, operands } = fact.condition;
    const isKnown = operator === (fact.holds ? 'in' : 'not in') || operator === (fact.holds ? '==' : '!=');
    if (isKnown && operands.some((one) => data.has(objectOf(one)))) return true;
  }
  return false;
}
