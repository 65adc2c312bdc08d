import { PUTTING_IDS } from '../../program/holders.ts';
import { isStandardPath } from '../../program/stdlib.ts';
import { type CallOf, type Contents, objectOf, type Site, type Value } from '../value.ts';
import { anyOf, blurred, readItem, withItem } from './containers.ts';
import { equals } from './fold.ts';
import { containerOf, contentsOf, type State, setContainer, snapshotOf } from './state.ts';

/** Reading from and writing to objects, with strong updates as long as nobody else can have changed them. */

/** `base.name`: what was stored last here, else a symbol. */
export function readAttribute(state: State, base: Value, name: number, site: Site): Value {
  const contents = contentsOf(state, base);
  const stored = contents.attributes.get(name);
  if (stored && stored.after === contents.writers.length) return stored.value;
  return { kind: 'attribute', base: snapshotOf(state, base), name, site };
}

export function storeAttribute(state: State, base: Value, name: number, value: Value): void {
  const contents = contentsOf(state, base);
  const attributes = new Map(contents.attributes);
  const [oldest] = attributes.keys();
  if (attributes.size >= MAX_ATTRIBUTES && oldest !== undefined) attributes.delete(oldest);
  attributes.set(name, { value: snapshotOf(state, value), after: contents.writers.length });
  state.contents.set(objectOf(base), { ...contents, attributes });
}

/** `base[key]`. */
export function readSubscript(state: State, base: Value, key: Value, site: Site): Value {
  const contents = contentsOf(state, base);
  if (contents.writers.length === 0 && !ASKED.has(key.kind)) {
    const container = containerOf(state, base);
    const item = container ? readItem(container, key, site) : readStored(contents, base, key, site);
    if (item) return item;
  }
  return { kind: 'item', base: snapshotOf(state, base), key, site };
}

/** Keys that another function or module may know as a constant: which item is meant is asked, with the key. */
const ASKED: ReadonlySet<Value['kind']> = new Set<Value['kind']>(['attribute', 'global', 'parameter']);

/** Among what was stored into something that was not made here; undefined if nothing of it fits. */
export function readStored(contents: Contents, base: Value, key: Value, site: Site): Value | undefined {
  const possible: Value[] = [];
  for (let i = contents.items.length - 1; i >= 0; i -= 1) {
    const item = contents.items[i]!;
    if (key.kind === 'constant' && item.key?.kind === 'constant') {
      if (!equals(key.literal, item.key.literal)) continue;
      return anyOf([item.value, ...possible], site);
    }
    possible.push(item.value);
  }
  if (possible.length === 0) return undefined;
  return anyOf([...possible, { kind: 'item', base: objectOf(base), key, site }], site);
}

export function storeItem(state: State, base: Value, key: Value, value: Value): void {
  const stored = snapshotOf(state, value);
  const container = containerOf(state, base);
  const changed = container && withItem(container, key, stored);
  if (changed) return setContainer(state, base, changed);
  storeBeside(state, objectOf(base), { key, value: stored });
  if (base.kind !== 'choice') return;
  for (const one of reachedThrough(base))
    if (one !== base && (one.kind === 'sequence' || one.kind === 'mapping'))
      storeBeside(state, one, { key: undefined, value: stored });
}

/** Notes what was stored into an object of which no container is kept, or that may be another. */
export function storeBeside(state: State, object: Value, item: Contents['items'][number]): void {
  const contents = contentsOf(state, object);
  const items = contents.items.length < MAX_STORED ? contents.items : [allOf(contents.items, object)];
  state.contents.set(object, { ...contents, items: [...items, item] });
}

/** One item that may be any of some, or something else. */
function allOf(items: Contents['items'], { site }: Value): Contents['items'][number] {
  const values = items.map(({ value }) => value);
  return { key: undefined, value: blurred(values, site, MAX_STORED).value };
}

/** Stores into objects are kept one by one up to here. */
const MAX_STORED = 256;
/** The same for attributes, of which every store makes a copy. */
const MAX_ATTRIBUTES = 64;

/**
 * Notes that a call may have changed these objects. Only objects of which something is known need it: containers and
 * buffers made here, and what had attributes or items stored into it here. Of all others a question finds whatever
 * anybody stores. `makers` are library functions whose results are buffers; `certainly` is for calls that are known
 * to write: then every object counts.
 */
export function markWritten(
  state: State,
  objects: Iterable<Value>,
  call: CallOf,
  certainly: boolean,
  makers: ReadonlySet<string>,
): void {
  for (const value of objects) {
    const object = objectOf(value);
    const known = state.contents.get(object);
    if (!known && !certainly && !isMadeHere(object, makers)) continue;
    const contents = known ?? contentsOf(state, value);
    if (contents.writers.at(-1) === call) continue;
    const writers = contents.writers.length < MAX_WRITERS ? contents.writers : contents.writers.slice(1);
    state.contents.set(object, { ...contents, writers: [...writers, call] });
  }
}

/** Calls remembered per object; who hands an object to more has the newest of them looked at. */
const MAX_WRITERS = 16;

const BUFFERS: ReadonlySet<string> = new Set([
  'builtins.bytearray',
  'builtins.memoryview',
  'array.array',
  'ctypes.create_string_buffer',
]);

function isMadeHere(object: Value, makers: ReadonlySet<string>): boolean {
  switch (object.kind) {
    case 'sequence':
      return object.sort === 'list' || object.sort === 'set';
    case 'mapping':
      return true;
    case 'call':
      return object.callee.kind === 'library' && makesObject(object.callee.path, makers);
    case 'entered':
      return isMadeHere(objectOf(object.of), makers);
    default:
      return false;
  }
}

/** Buffers, and whatever a class of the standard library makes: by custom their names begin with a capital. */
function makesObject(path: string, makers: ReadonlySet<string>): boolean {
  if (BUFFERS.has(path) || makers.has(path)) return true;
  const last = path.slice(path.lastIndexOf('.') + 1);
  return last.charAt(0) !== last.charAt(0).toLowerCase() && isStandardPath(path);
}

/** The objects that a call can reach directly: its arguments, what they hold, and the receiver of a method. */
export function* touchedBy(call: CallOf): Iterable<Value> {
  const { callee } = call;
  if (callee.kind === 'attribute')
    yield* PUTTING_IDS.has(callee.name) ? reachedThrough(callee.base) : [callee.base];
  for (const { value } of call.args) {
    yield value;
    yield* viewedThrough(value);
    if (value.kind === 'attribute') yield value.base; // `buffer.write`, handed over to be called
    const object = objectOf(value);
    if (object.kind === 'sequence') yield* object.elements.slice(0, MAX_TOUCHED);
    if (object.kind === 'mapping')
      for (const entry of object.entries.slice(0, MAX_TOUCHED)) yield entry.value;
  }
}

const MAX_TOUCHED = 16;

/**
 * The buffers that what is written to a value gets into: `buffer` and what it was made over, of
 * `memoryview(buffer)[n:]`. Nothing where none was made here or given: slices of lists are copies.
 */
export function viewedThrough(value: Value): readonly Value[] {
  const start = objectOf(value);
  if (behindView(start).length === 0) return NONE;
  const reached = new Set([start]);
  for (const at of reached) {
    if (reached.size > MAX_VIEWS) break;
    for (const behind of behindView(at)) reached.add(objectOf(behind));
  }
  const viewed = [...reached].slice(1);
  return viewed.some((one) => one.kind === 'parameter' || isBuffer(one)) ? viewed : NONE;
}

/** Views of views, and what a loop makes of them: `view = view[n:]`. */
const MAX_VIEWS = 8;

function behindView(at: Value): readonly Value[] {
  if (at.kind === 'item') return [at.base];
  if (at.kind === 'choice') return at.alternatives.map((one) => one.value);
  const over = overWhich(at);
  return over ? [over] : NONE;
}

const NONE: readonly Value[] = [];

export function isBuffer(object: Value): boolean {
  return object.kind === 'call' && object.callee.kind === 'library' && BUFFERS.has(object.callee.path);
}

/** What a view is made over. */
function overWhich(view: Value): Value | undefined {
  if (view.kind !== 'call' || view.callee.kind !== 'library' || !VIEWS.has(view.callee.path))
    return undefined;
  return view.args[0]?.value;
}

const VIEWS: ReadonlySet<string> = new Set(['builtins.memoryview', 'numpy.frombuffer']);

/** `d[k]` of `d[k].append(x)`: it may be any of several objects, and what it is an item of holds it. */
export function reachedThrough(value: Value): ReadonlySet<Value> {
  const reached = new Set([objectOf(value)]);
  for (const one of reached) {
    if (reached.size > MAX_TOUCHED) break;
    if (one.kind === 'choice') for (const { value: inner } of one.alternatives) reached.add(objectOf(inner));
    if (one.kind === 'item' || one.kind === 'element')
      reached.add(objectOf(one.kind === 'item' ? one.base : one.of));
  }
  return reached;
}
