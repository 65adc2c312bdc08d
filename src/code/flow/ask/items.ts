import { intern, spelling } from '../../python/names.ts';
import { elementOfValue, madeOf, sameKey } from '../derived.ts';
import { withFact } from '../facts.ts';
import {
  type CallOf,
  type Mapping,
  objectOf,
  type Sequence,
  type Site,
  type Snapshot,
  type Value,
} from '../value.ts';
import { callMethod, elementOf, readItem, withAny, withItem } from '../walk/containers.ts';
import { boxed, tupleOf, unboxed } from './bind.ts';
import { calledUntil } from './callbacks.ts';
import { filledLater } from './endings.ts';
import type { Engine } from './engine.ts';
import { frameOf, heldArguments, isGenerator } from './frames.ts';
import { type Leaf, merged, mergeLeaves } from './leaf.ts';
import { mutatedItems } from './mutations.ts';
import type { ContainerReference, Frame, Held, LibraryReference } from './reference.ts';
import { together } from './together.ts';
import { unseenIn } from './undescribed.ts';
import { writtenBy } from './writers.ts';

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

/** What {@link storedItems} leaves out: the object as it was before anything was stored into it here. */
export function withoutStored(base: Value): Value {
  return base.kind === 'snapshot' && !base.contents.container ? base.object : base;
}

/**
 * What was put into a container made elsewhere, as another one of its kind: what is read is read from both. It is one value
 * whatever activation asks.
 */
export function putBesideOf(
  { object, contents }: Snapshot,
  { kind }: Sequence | Mapping,
): Sequence | Mapping {
  return madeOf(contents.items, [kind], () => {
    const { site } = object;
    const empty: Value =
      kind === 'mapping' ? { kind, entries: [], site } : { kind, sort: 'list', elements: [], rest: [], site };
    const filled = contents.items.reduce<Value>(
      (container, { key, value }) => (key && withItem(container, key, value)) ?? withAny(container, value),
      empty,
    );
    return filled as Sequence | Mapping;
  });
}

/** `container[key]`, with a key that is a constant in this frame if need be. */
export function itemOf(
  engine: Engine,
  container: Value,
  key: Value,
  site: Site,
  frame: Frame | undefined,
): Value | undefined {
  const known = key.kind === 'constant' ? key : (constantIn(engine, key, frame) ?? key);
  return madeOf(container, ['read', sameKey(known), site.scope, site.node], () =>
    readItem(container, known, site),
  );
}

/** One of what a container gives round by round; undefined where it is known to be empty, or is none. */
export function anyElementOf(container: Value, site: Site): Value | undefined {
  return madeOf(container, ['any', site.scope, site.node], () => elementOf(container, site));
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
  const element = (held: Held): Value => elementOfValue(boxed(held));
  const [first] = args;
  if (path === 'builtins.enumerate()' && first) {
    const index = madeOf(
      site.scope,
      ['index', site.node],
      (): Value => ({
        ...{ kind: 'constant', literal: undefined, site },
      }),
    );
    return tupleOf([index, element(first)], site);
  }
  const until = path === 'builtins.iter()' && made ? calledUntil(made.call, made.args) : undefined;
  if (until) return boxed(until);
  const kept = path === 'builtins.filter()' && made ? keptBy(made.call, args) : undefined;
  if (kept) return boxed(kept);
  const over = ELEMENTS_OF.get(path);
  if (over !== undefined && args[over]) return element(args[over]);
  const isWhole = made?.args.every((one) => args.includes(one) || one.keyword === STRICT);
  if (!ZIPS.has(path) || !isWhole) return undefined;
  return tupleOf(args.map(element), site);
}

/** `filter(str.isdigit, text)`: one of the elements, for which the test held. */
export function keptBy(call: CallOf, [test, over]: readonly Held[]): Held | undefined {
  if (!test || !over) return undefined;
  const value = madeOf(call, ['kept', test.value, over.value], (): Value => {
    const element = elementOfValue(over.value);
    const condition = testOf(test.value, element, call.site);
    const facts = condition && withFact(undefined, { sort: 'test', condition, holds: true });
    return { kind: 'choice', alternatives: [{ value: element, facts }], loop: false, site: call.site };
  });
  return { value, frame: over.frame };
}

/** `str.isdigit` of an element is `element.isdigit()`; `None` keeps what is true. */
function testOf(test: Value, element: Value, site: Site): CallOf | undefined {
  if (test.kind === 'constant') return undefined;
  const method = methodOfText(test);
  const callee: Value = method ? { kind: 'attribute', base: element, name: method, site } : test;
  const args = method ? [] : [{ value: element, keyword: 0, unpacked: false }];
  return { kind: 'call', callee, args, facts: undefined, site };
}

/** The name of `str.isdigit`; 0 of anything else. */
function methodOfText(test: Value): number {
  const named = test.kind === 'library' && /^builtins\.(?:str|bytes)\.(\w+)$/.exec(test.path)?.[1];
  if (named) return intern(named);
  if (test.kind !== 'attribute' || test.base.kind !== 'global') return 0;
  return /^(str|bytes)$/.test(spelling(test.base.name)) ? test.name : 0;
}

/** What hands its elements on as they are, and which argument that is. */
const ELEMENTS_OF: ReadonlyMap<string, number> = new Map([
  ['builtins.list()', 0],
  ['builtins.tuple()', 0],
  ['builtins.set()', 0],
  ['builtins.sorted()', 0],
  ['builtins.reversed()', 0],
  ['builtins.iter()', 0],
  ['copy.copy()', 0],
  ['copy.deepcopy()', 0],
  ['itertools.islice()', 0],
  ['itertools.cycle()', 0],
  ['concurrent.futures.as_completed()', 0],
]);

/** Says that what `zip` is given is as long, which changes no element. */
const STRICT = intern('strict');

const ZIPS: ReadonlySet<string> = new Set([
  'builtins.zip()',
  'itertools.izip()',
  'itertools.zip_longest()',
  'itertools.product()',
]);

/** What a container made elsewhere holds later, as far as it is known item by item. */
function containersLater(engine: Engine, base: ContainerReference, site: Site): readonly Value[] {
  return filledLater(engine, base, site.scope).flatMap(({ contents }) => contents.container ?? []);
}

/** The items that a container made elsewhere may have got under a key, or anywhere, after it was handed on. */
export function laterItems(
  engine: Engine,
  base: ContainerReference,
  key: Value | undefined,
  site: Site,
): readonly Leaf[] {
  const { frame } = base;
  const answers = filledLater(engine, base, site.scope).map((later) => {
    const container = later.contents.container ?? later.object;
    const item = key ? itemOf(engine, container, key, site, frame) : anyElementOf(container, site);
    const stored = key
      ? storedItems(later, key, frame)
      : later.contents.items.map(({ value }) => ({ value, frame }));
    const helds = item ? [unboxed(item, frame), ...stored] : stored;
    return mergeLeaves(together(engine, helds), writtenBy(engine, later, frame));
  });
  return merged(answers);
}

/** `get` of a dict that looks empty: what fills it was not found. */
function isNoItem(result: Value, { value }: ContainerReference): boolean {
  return value.kind === 'mapping' && value.entries.length === 0 && result.kind === 'constant';
}

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
    const method = spelling(callee.name);
    for (const container of [base.value, ...containersLater(engine, base, site)]) {
      const called = callMethod(container, method, known ? [known] : [], site);
      if (called) helds.push(unboxed(isNoItem(called.result, base) ? base.value : called.result, base.frame));
    }
    if (fallback) helds.push({ value: fallback, frame });
    if (READING.has(method)) helds.push(...mutatedBy(engine, callee.base, method, known, frame, site));
  }
  return helds;
}

/** What others put there, in the shape that the method gives it: a list for `values()`, pairs for `items()`. */
function mutatedBy(
  engine: Engine,
  holder: Value,
  method: string,
  key: Value | undefined,
  frame: Frame | undefined,
  site: Site,
): readonly Held[] {
  const found = mutatedItems(engine, holder, key, frame);
  if (found.length === 0 || (method !== 'values' && method !== 'items')) return found;
  const rest = found.map(boxed);
  const elements = method === 'values' ? rest : rest.map((value) => pairOf(value, site));
  return [{ value: listOf(elements, site), frame: undefined }];
}

/** What `items()` gives for one value, under a key that is not looked for. */
function pairOf(value: Value, site: Site): Value {
  return madeOf(value, ['pair', site.scope, site.node], () =>
    tupleOf([{ kind: 'unknown', reason: 'a key', parts: [value], site }, value], site),
  );
}

function listOf(rest: readonly Value[], site: Site): Value {
  return madeOf(site.scope, ['list', site.node, ...rest], () => ({
    ...{ kind: 'sequence', sort: 'list', elements: [], rest, site },
  }));
}

/** What calls have put into a container made elsewhere whose method is called, and nobody knows under which key. */
export function writtenLater(
  engine: Engine,
  { callee, site }: CallOf,
  frame: Frame | undefined,
): readonly Leaf[] {
  if (callee.kind !== 'attribute' || !READING.has(spelling(callee.name))) return [];
  return merged([
    unseenIn(engine, callee.base, frame),
    ...engine.refs(callee.base, frame).flatMap((base) =>
      base.sort === 'container'
        ? filledLater(engine, base, site.scope).map((later) =>
            mergeLeaves(
              together(
                engine,
                later.contents.items.map(({ value }) => ({ value, frame: base.frame })),
              ),
              writtenBy(engine, later, base.frame),
            ),
          )
        : [],
    ),
  ]);
}
