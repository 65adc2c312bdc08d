import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { madeOf } from '../derived.ts';
import { type CallOf, objectOf, type Value } from '../value.ts';
import { finalValue, type Walked } from '../walk/walked.ts';
import { firstMethod, resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import type { Held, InstanceReference } from './reference.ts';

/**
 * Attributes whose reading and writing an object in the class's body answers (Data Model, 3.3.2.2): `name = Word()` with
 * `Word.__set__`. Where it keeps what it is given is its own affair (another attribute, a dictionary, a table by object);
 * what it gives is taken to be what it was given, as far as `__set__` lets that through, or made of it.
 */

/**
 * The object in the class's body that keeps what is stored under an attribute's name; undefined where there is none. What
 * only reads, as a cached property does, is left alone: what it costs to follow is not worth it.
 */
export function descriptorOf(
  engine: Engine,
  { scope }: InstanceReference,
  name: number,
): InstanceReference | undefined {
  return engine.once(`descriptor ${name}`, scope, undefined, () => findDescriptor(engine, scope, name));
}

function findDescriptor(engine: Engine, scope: Scope, name: number): InstanceReference | undefined {
  for (const base of resolutionOrder(engine, scope)) {
    const value = base.sort === 'class' ? finalValue(engine.walked(base.scope), name) : undefined;
    if (value === undefined) continue;
    if (objectOf(value).kind !== 'call') return undefined;
    const refs = engine.near.refs(value, undefined).filter((ref) => ref.sort === 'instance');
    return refs.find((ref) => firstMethod(engine, ref.scope, '__set__') !== undefined);
  }
  return undefined;
}

/** What the attribute is, of all that is stored under its name. */
export function described(
  engine: Engine,
  descriptor: InstanceReference,
  owner: InstanceReference,
  stored: readonly Held[],
): readonly Held[] {
  const set = firstMethod(engine, descriptor.scope, '__set__');
  if (!set || stored.length === 0) return gotten(engine, descriptor, owner);
  const walked = engine.walked(set);
  const kept = keptBy(walked);
  return stored.flatMap((held) => {
    const given = { ...held, keyword: 0, unpacked: false };
    const frame = engine.frame(set, undefined, [objectGiven(owner), given], descriptor, descriptor.closure);
    return frame ? kept.map((value) => ({ value, frame })) : [held];
  });
}

/** What `__get__` returns. */
function gotten(engine: Engine, descriptor: InstanceReference, owner: InstanceReference): readonly Held[] {
  const get = firstMethod(engine, descriptor.scope, '__get__');
  if (!get) return [];
  const frame = engine.frame(get, undefined, [objectGiven(owner)], descriptor, descriptor.closure);
  return engine.walked(get).returns.map(({ value }) => ({ value, frame }));
}

/** The object whose attribute it is, as far as a value stands for it. */
function objectGiven({ made, scope }: InstanceReference) {
  const site = { scope, node: scope.node };
  const value = made?.call ?? madeOf(scope, ['any object'], (): Value => UNKNOWN(site));
  return { value, frame: made?.frame, keyword: 0, unpacked: false };
}

const UNKNOWN = (site: Value['site']): Value => ({ kind: 'unknown', reason: 'any object', parts: [], site });

/** What `__set__` keeps, with what it has tested by then; the value that it is given where it is not seen to keep any. */
function keptBy({ scope, stores, itemStores, values, exit }: Walked): readonly Value[] {
  return madeOf(scope, ['kept'], () => {
    const byName = [...values.values()].flatMap((value) => {
      const given = value.kind === 'call' && isSetattr(value) ? value.args[2] : undefined;
      return given ? [given.value] : [];
    });
    const put = [...stores.map(({ value }) => value), ...[...itemStores.values()].map(({ value }) => value)];
    const site = { scope, node: scope.parameters[VALUE]?.node ?? scope.node };
    const all: Value[] = [...put, ...byName];
    const kept: readonly Value[] = all.length > 0 ? all : [{ kind: 'parameter', index: VALUE, site }];
    return kept.map(
      (value): Value => ({ kind: 'choice', alternatives: [{ value, facts: exit.facts }], loop: false, site }),
    );
  });
}

/** `__set__(self, instance, value)`. */
const VALUE = 2;

function isSetattr({ callee, args }: CallOf): boolean {
  if (args.length !== 3) return false;
  if (callee.kind === 'attribute') return callee.name === DUNDER;
  return callee.kind === 'global' ? spelling(callee.name) === 'setattr' : isNamed(callee);
}

function isNamed(callee: Value): boolean {
  return callee.kind === 'library' && callee.path === 'builtins.setattr';
}

const DUNDER = intern('__setattr__');
