import { isRealUse } from '../../../project/role.ts';
import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind, Parameter } from '../../python/nodes.ts';
import type { CallOf, Value } from '../value.ts';
import { mayMean } from './candidates.ts';
import { resolutionOrder, subclassesOf } from './classes.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import { receiverOf } from './receivers.ts';
import type { Frame, Reference } from './reference.ts';

/**
 * Which calls of a method count by its name alone, where nothing is known of the object: none, those of a name that
 * no other function of the project has, or all. Only methods that nobody is known to call are looked for in this way.
 * What it costs in noise is in docs/questions.md.
 */
export type ByName = 'never' | 'unique' | 'always';

/** Calls `x.name(…)` of something unknown that fit a method of that name. */
export function callsByName(engine: Engine, scope: Scope): readonly CallOf[] {
  const { name, parent, module, parameters } = scope;
  if (parent?.sort !== 'class' || name.startsWith('__')) return [];
  if (module.tree.kind(scope.node) === Kind.Lambda) return [];
  const id = intern(name);
  const isEverywhere = engine.program.mentioning(id).length > MAX_FILES;
  if (isEverywhere && !isOfOneFamily(engine, parent, id)) return [];
  const positional = parameters.filter(isPositional).length - (receiverOf(scope) ? 1 : 0);
  return callsNamed(engine, id, parent).filter((call) => fits(call, positional, parameters.length));
}

/** Files that name a method; of one that is named in more, and by several classes, its calls are not looked through. */
const MAX_FILES = 12;

/** Those of these calls that count by the name alone. */
export function guessedCallers(engine: Engine, scope: Scope, calls: readonly CallOf[]): readonly Frame[] {
  const { parent, name } = scope;
  if (engine.byName === 'never' || !parent) return [];
  if (engine.byName === 'unique' && !isOfOneFamily(engine, parent, intern(name))) return [];
  return calls.slice(0, MAX_GUESSES).flatMap((call): readonly Frame[] => {
    const frame = engine.frame(scope, call, heldArguments(call, undefined), receiverOf(scope), undefined);
    return frame ? [{ ...frame, guessed: true }] : [];
  });
}

/** Whether no function but the overriding ones of a few classes with a common base has the name. */
function isOfOneFamily(engine: Engine, owner: Scope, name: number): boolean {
  const all = engine.program.functionsNamed(name);
  if (all <= 1) return true;
  if (all > MOST_OVERRIDES) return false;
  return heirsOf(engine, owner, name).filter(({ bound }) => bound.has(name)).length === all;
}

/** More are a protocol of their own, which anybody may have: `run`, `load`. */
const MOST_OVERRIDES = 24;

/** The class that is the first to have a method of that name, and all that inherit from it. */
function heirsOf(engine: Engine, owner: Scope, name: number): readonly Scope[] {
  const bases = resolutionOrder(engine, owner).flatMap((base) =>
    base.sort === 'class' && base.scope.bound.has(name) ? [base.scope] : [],
  );
  const first = bases.at(-1) ?? owner;
  return [...new Set([first, ...subclassesOf(engine, first)])];
}

/** More would say nothing about any one of them. */
const MAX_GUESSES = 8;

function isPositional({ passing }: Scope['parameters'][number]): boolean {
  return passing === Parameter.Normal || passing === Parameter.PositionalOnly;
}

/** Whether a method with so many parameters can be given these arguments. */
function fits({ args }: CallOf, positional: number, all: number): boolean {
  if (args.length === 0 || args.length > all) return false;
  return args.filter(({ keyword, unpacked }) => keyword === 0 && !unpacked).length <= positional;
}

/** The calls of methods of a name whose object is nothing that is known. */
function callsNamed(engine: Engine, name: number, owner: Scope): readonly CallOf[] {
  return engine.once<readonly CallOf[]>(`calls named ${name}`, owner, [], () => {
    const heirs = new Set(heirsOf(engine, owner, name));
    return engine.program
      .mentioning(name)
      .filter(({ path }) => isRealUse(path) || !isRealUse(owner.module.path))
      .flatMap((module) =>
        Array.from(engine.program.references(module, name).subarray(0, MOST_PLACES)).flatMap((node) => {
          const { tree } = module;
          const parent = tree.parent(node);
          if (tree.kind(node) !== Kind.Attribute || tree.kind(parent) !== Kind.Call) return [];
          if (tree.child(parent, Field.Call.func) !== node || tree.count(parent) === 0) return [];
          if (!mayMean(engine, { owner, home: owner }, { module, node })) return [];
          const { values } = engine.walked(engine.program.enclosingScope(module, node));
          const call = values.get(parent);
          if (call?.kind !== 'call' || call.callee.kind !== 'attribute') return [];
          return isUnknown(engine, call.callee.base, heirs) ? [call] : [];
        }),
      );
  });
}

/** Of one file: more would say nothing about any one class. */
const MOST_PLACES = 512;

/** Nothing is known of it, or of one alternative: `return found or Default`. */
function isUnknown(engine: Engine, object: Value, heirs: ReadonlySet<Scope>): boolean {
  const refs = engine.near.refs(object, undefined);
  const isKin = (ref: Reference) => (ref.sort === 'class' || ref.sort === 'instance') && heirs.has(ref.scope);
  return (
    refs.every((ref) => ref.sort === 'unknown' || isKin(ref)) && (refs.length === 0 || !refs.every(isKin))
  );
}
