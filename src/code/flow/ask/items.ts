import { spelling } from '../../python/names.ts';
import { type CallOf, objectOf, type Site, type Value } from '../value.ts';
import { callMethod, readItem } from '../walk/containers.ts';
import { unboxed } from './bind.ts';
import type { Engine } from './engine.ts';
import { frameOf, heldArguments, isGenerator } from './frames.ts';
import { mutatedItems } from './mutations.ts';
import type { Frame, Held, LibraryReference } from './reference.ts';

/** Items, elements and the methods of containers that were made in another function. */

/** What was stored under a key into something that was made elsewhere. */
export function storedItems(base: Value, key: Value, frame: Frame | undefined): readonly Held[] {
  if (base.kind !== 'snapshot') return [];
  return base.contents.items
    .filter(
      (item) =>
        !(item.key?.kind === 'constant' && key.kind === 'constant' && item.key.literal !== key.literal),
    )
    .map((item) => ({ value: item.value, frame }));
}

/** `container[key]`, with a key that is a constant in this frame if need be. */
export function itemOf(
  engine: Engine,
  container: Value,
  key: Value,
  site: Site,
  frame: Frame | undefined,
): Value | undefined {
  const constant = key.kind === 'constant' ? key : constantIn(engine, key, frame);
  return readItem(container, constant ?? key, site);
}

/** The one constant that a value is in a frame. */
export function constantIn(engine: Engine, value: Value, frame: Frame | undefined): Value | undefined {
  const refs = engine.refs(value, frame);
  const only = refs.length === 1 ? refs[0] : undefined;
  return only?.sort === 'constant'
    ? { kind: 'constant', literal: only.literal, site: value.site }
    : undefined;
}

/** What a call of a generator function yields. */
export function yieldsOf(engine: Engine, value: Value, frame: Frame | undefined): readonly Held[] {
  const call = objectOf(value);
  if (call.kind !== 'call') return [];
  const helds: Held[] = [];
  for (const callee of engine.refs(call.callee, frame)) {
    if (callee.sort !== 'function' || !isGenerator(callee.scope)) continue;
    const inner = frameOf(engine, callee, call, heldArguments(call, frame));
    for (const { value: yielded } of engine.walked(callee.scope).yields)
      helds.push({ value: yielded, frame: inner });
  }
  return helds;
}

/** `zip(a, b)`, `enumerate(a)`, `sorted(a, key=f)`: what one round gives, element by element. */
export function roundOf({ path, made }: LibraryReference, site: Site): Value | undefined {
  const args = made?.args.filter((argument) => !argument.keyword && !argument.unpacked) ?? [];
  const element = ({ value, frame }: Held): Value => ({
    kind: 'element',
    of: { kind: 'bound', value, frame, site },
    site,
  });
  const [first] = args;
  if (path === 'builtins.enumerate()' && first) {
    const index: Value = { kind: 'constant', literal: undefined, site };
    return { kind: 'sequence', sort: 'tuple', elements: [index, element(first)], rest: [], site };
  }
  const over = ELEMENTS_OF.get(path);
  if (over !== undefined && args[over]) return element(args[over]);
  if (!ZIPS.has(path) || args.length !== made?.args.length) return undefined;
  return { kind: 'sequence', sort: 'tuple', elements: args.map(element), rest: [], site };
}

/** What hands its elements on as they are, and which argument that is. */
const ELEMENTS_OF: ReadonlyMap<string, number> = new Map([
  ['builtins.list()', 0],
  ['builtins.tuple()', 0],
  ['builtins.set()', 0],
  ['builtins.sorted()', 0],
  ['builtins.reversed()', 0],
  ['builtins.iter()', 0],
  ['builtins.filter()', 1],
]);

const ZIPS: ReadonlySet<string> = new Set([
  'builtins.zip()',
  'itertools.izip()',
  'itertools.zip_longest()',
  'itertools.product()',
]);

/** Methods whose result is, or is made of, what the container holds. */
const READING: ReadonlySet<string> = new Set([
  'get',
  'pop',
  'popleft',
  'popitem',
  'setdefault',
  'values',
  'items',
  'copy',
]);

/**
 * What a method of a container made elsewhere gives: `HANDLERS.get(name)`. Arguments come from this activation,
 * items from the container's own.
 */
export function containerResults(engine: Engine, call: CallOf, frame: Frame | undefined): readonly Held[] {
  const { callee, site } = call;
  if (callee.kind !== 'attribute') return [];
  const helds: Held[] = [];
  for (const base of engine.refs(callee.base, frame)) {
    if (base.sort !== 'container') continue;
    const [key, fallback] = call.args.map((argument) => argument.value);
    const known = key && (constantIn(engine, key, frame) ?? key);
    const called = callMethod(base.value, spelling(callee.name), known ? [known] : [], site);
    if (called) helds.push(unboxed(called.result, base.frame));
    if (fallback) helds.push({ value: fallback, frame });
    if (READING.has(spelling(callee.name))) helds.push(...mutatedItems(engine, callee.base, known, frame));
  }
  return helds;
}
