import type { Engine } from '../flow/ask/engine.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import { writtenIn } from './call.ts';
import type { Named } from './channels.ts';
import { calledPath, constantAt, onlyPath } from './meaning.ts';
import { ownAttribute } from './paths.ts';
import type { Spot } from './payload.ts';

/** Caches, databases and mappings: what is put there under a key, and got from there. */

const STORE = /^(redis\.Redis\(\)|pymemcache\.\w+\(\)|memcache\.Client\(\))\.(\w+)$/;

/** By method: what is put there is called `value` or stands at this position; queues and tables are other things than keys. */
const PUTTING = new Map<string, { readonly at: number; readonly sort: string }>(
  Object.entries({
    set: { at: 1, sort: '' },
    setnx: { at: 1, sort: '' },
    setex: { at: 2, sort: '' },
    rpush: { at: 1, sort: 'queue ' },
    lpush: { at: 1, sort: 'queue ' },
    hset: { at: 2, sort: 'table ' },
  }),
);
const TAKING = new Map<string, { readonly count: number; readonly sort: string }>(
  Object.entries({
    get: { count: 1, sort: '' },
    lpop: { count: 1, sort: 'queue ' },
    rpop: { count: 1, sort: 'queue ' },
    hget: { count: 2, sort: 'table ' },
  }),
);

/** `store.set(key, data)`; `self.store[key] = data`. */
export function setAs(engine: Engine, { module, node }: Spot): Named | undefined {
  const { tree } = module;
  const parent = tree.parent(node);
  if (tree.kind(parent) === Kind.Assign) return putUnderKey(engine, { module, node: parent }, node);
  const call = tree.kind(parent) === Kind.Keyword ? tree.parent(parent) : parent;
  if (tree.kind(call) !== Kind.Call) return undefined;
  const [, store, method] = STORE.exec(calledPath(engine, { module, node: call }) ?? '') ?? [];
  const put = method === undefined ? undefined : PUTTING.get(method);
  if (put && writtenIn(tree, call, 'value', put.at) === node) {
    const name = { module, node: writtenIn(tree, call, 'name', 0) };
    const named = keyName(engine, store as string, put.sort, name);
    if (named) return named;
  }
  const cookie = cookieSet(engine, { module, node: call }, node);
  if (cookie) return cookie;
  const isBehindKey = tree.count(call) >= 2 && tree.item(call, 0) !== node;
  return isBehindKey ? byMethod(engine, { module, node: call }, SETTERS) : undefined;
}

/** `store.get(key)`; `self.store[key]`. */
export function gotAs(engine: Engine, place: Spot): Named | undefined {
  const { module, node } = place;
  const { tree } = module;
  const named = cookieGot(engine, place) ?? variableGot(engine, place) ?? sessionGot(engine, place);
  if (named) return named;
  if (tree.kind(node) === Kind.Subscript)
    return ofAttribute(engine, { module, node: tree.child(node, Field.Subscript.value) });
  if (tree.kind(node) !== Kind.Call) return undefined;
  const [, store, method] = STORE.exec(calledPath(engine, place) ?? '') ?? [];
  const taken = method === undefined ? undefined : TAKING.get(method);
  const kept =
    taken && tree.count(node) === taken.count
      ? keyName(engine, store as string, taken.sort, { module, node: writtenIn(tree, node, 'name', 0) })
      : undefined;
  return kept ?? (tree.count(node) === 1 ? byMethod(engine, place, GETTERS) : undefined);
}

// ---------------------------------------------------------------- cookies, the environment

function cookieNamed(name: string): Named {
  return { key: `cookie ${name}`, life: 'store', words: `the cookie ${name}` };
}

/** `response.set_cookie("prefs", data)`: what Flask, Django, Bottle, aiohttp and Starlette call it. */
function cookieSet(engine: Engine, { module, node }: Spot, data: number): Named | undefined {
  const { tree } = module;
  const func = tree.child(node, Field.Call.func);
  if (tree.kind(func) !== Kind.Attribute || tree.name(func) !== 'set_cookie') return undefined;
  if (writtenIn(tree, node, 'value', 1) !== data) return undefined;
  const key = writtenIn(tree, node, 'key', 0) || writtenIn(tree, node, 'name', 0);
  const name = constantAt(engine, { module, node: key });
  return name === undefined ? undefined : cookieNamed(name);
}

/** `request.cookies["prefs"]`, `request.COOKIES.get("prefs")`. */
function cookieGot(engine: Engine, place: Spot): Named | undefined {
  const item = itemOf(place);
  const { tree } = place.module;
  if (!item || tree.kind(item.of) !== Kind.Attribute || !/^(cookies|COOKIES)$/.test(tree.name(item.of)))
    return undefined;
  const name = constantAt(engine, { module: place.module, node: item.key });
  return name === undefined ? undefined : cookieNamed(name);
}

/** `os.environ["STATE"]`. */
function variableGot(engine: Engine, place: Spot): Named | undefined {
  const item = itemOf(place);
  return item && onlyPath(engine, { module: place.module, node: item.of }) === 'os.environ'
    ? variableNamed(engine, { module: place.module, node: item.key })
    : undefined;
}

function variableNamed(engine: Engine, key: Spot): Named | undefined {
  const name = constantAt(engine, key);
  return name === undefined
    ? undefined
    : { key: `environment ${name}`, life: 'store', words: `the environment variable ${name}` };
}

/** What Flask, Django, Starlette, Bottle with Beaker and aiohttp call it. */
function isSession(engine: Engine, { module, node }: Spot): boolean {
  const { tree } = module;
  return tree.kind(node) === Kind.Attribute
    ? tree.name(node) === 'session'
    : onlyPath(engine, { module, node }) === 'flask.session';
}

/** `request.session["cart"]`, `session.get("cart")`. */
function sessionGot(engine: Engine, place: Spot): Named | undefined {
  const item = itemOf(place);
  const { module } = place;
  return item && isSession(engine, { module, node: item.of })
    ? sessionNamed(engine, { module, node: item.key })
    : undefined;
}

function sessionNamed(engine: Engine, key: Spot): Named | undefined {
  const name = constantAt(engine, key);
  return name === undefined
    ? undefined
    : { key: `session ${name}`, life: 'store', words: `${name} in the session` };
}

/** `of[key]`, `of.get(key)`, `of.pop(key)`. */
function itemOf({ module: { tree }, node }: Spot): { of: number; key: number } | undefined {
  if (tree.kind(node) === Kind.Subscript)
    return { of: tree.child(node, Field.Subscript.value), key: tree.child(node, Field.Subscript.slice) };
  const func =
    tree.kind(node) === Kind.Call && tree.count(node) === 1 ? tree.child(node, Field.Call.func) : 0;
  return tree.kind(func) === Kind.Attribute && /^(get|pop)$/.test(tree.name(func))
    ? { of: tree.child(func, Field.Attribute.value), key: tree.item(node, 0) }
    : undefined;
}

// ---------------------------------------------------------------- by the beginning of keys

/** Keys are told apart by how they begin. */
function keyName(engine: Engine, store: string, sort: string, place: Spot): Named | undefined {
  const begin = place.node === 0 ? undefined : beginningOf(engine, place);
  return begin === undefined || begin === ''
    ? undefined
    : {
        key: `${store} ${sort}${begin}`,
        life: 'store',
        words: sort === '' ? `keys that begin with ${begin}` : `the ${sort}${begin}`,
        at: place,
      };
}

/** `"prefs:" + name`, `f"prefs:{name}"`, `"prefs:%s" % name`, `"prefs"`. */
function beginningOf(engine: Engine, { module, node }: Spot): string | undefined {
  const { tree } = module;
  switch (tree.kind(node)) {
    case Kind.BinOp:
      return beginningOf(engine, { module, node: tree.child(node, Field.BinOp.left) })?.replace(/%.*$/s, '');
    case Kind.JoinedStr: {
      const first = tree.count(node) > 0 ? tree.item(node, 0) : 0;
      return tree.kind(first) === Kind.StrFragment ? tree.stringValue(first) : undefined;
    }
    default:
      return constantAt(engine, { module, node });
  }
}

// ---------------------------------------------------------------- by the attribute that is the store

const SETTERS: ReadonlySet<string> = new Set(['set', 'setex', 'put']);
const GETTERS: ReadonlySet<string> = new Set(['get']);

/** `self.client.set(key, data)` and `self.client.get(key)`, whatever the keys: all that one class keeps there. */
function byMethod(engine: Engine, { module, node }: Spot, methods: ReadonlySet<string>): Named | undefined {
  const { tree } = module;
  const func = tree.child(node, Field.Call.func);
  if (tree.kind(func) !== Kind.Attribute || !methods.has(tree.name(func))) return undefined;
  return ofAttribute(engine, { module, node: tree.child(func, Field.Attribute.value) });
}

function putUnderKey(engine: Engine, { module, node }: Spot, data: number): Named | undefined {
  const { tree } = module;
  const target = tree.count(node) === 1 ? tree.item(node, 0) : 0;
  const isPut =
    tree.child(node, Field.Assign.value) === data &&
    tree.kind(target) === Kind.Subscript &&
    tree.context(target) === Context.Store;
  if (!isPut) return undefined;
  const of = { module, node: tree.child(target, Field.Subscript.value) };
  const key = { module, node: tree.child(target, Field.Subscript.slice) };
  if (isSession(engine, of)) return sessionNamed(engine, key);
  return onlyPath(engine, of) === 'os.environ' ? variableNamed(engine, key) : ofAttribute(engine, of);
}

function ofAttribute(engine: Engine, place: Spot): Named | undefined {
  const text = ownAttribute(engine, place);
  return text && { key: `in ${text.key}`, life: 'store', words: `what ${text.words} keeps` };
}
