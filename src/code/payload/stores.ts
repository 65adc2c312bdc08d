import type { Engine } from '../flow/ask/engine.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import { writtenIn } from './call.ts';
import type { Channel } from './channels.ts';
import { calledPath, constantAt } from './meaning.ts';
import { ownAttribute } from './paths.ts';
import type { Spot } from './payload.ts';

/** Caches, databases and mappings: what is put there under a key, and got from there. */

interface Named extends Pick<Channel, 'key' | 'life' | 'words'> {
  readonly at?: Spot;
}

const SETTING = /^(redis\.Redis\(\)|pymemcache\.\w+\(\)|memcache\.Client\(\))\.(set|setex|setnx)$/;
const GETTING = /^(redis\.Redis\(\)|pymemcache\.\w+\(\)|memcache\.Client\(\))\.get$/;

/** `store.set(key, data)`; `self.store[key] = data`. */
export function setAs(engine: Engine, { module, node }: Spot): Named | undefined {
  const { tree } = module;
  const parent = tree.parent(node);
  if (tree.kind(parent) === Kind.Assign) return putUnderKey(engine, { module, node: parent }, node);
  const call = tree.kind(parent) === Kind.Keyword ? tree.parent(parent) : parent;
  if (tree.kind(call) !== Kind.Call) return undefined;
  const store = SETTING.exec(calledPath(engine, { module, node: call }) ?? '');
  if (store && writtenIn(tree, call, 'value', store[2] === 'setex' ? 2 : 1) === node) {
    const named = keyName(engine, store[1] as string, { module, node: writtenIn(tree, call, 'name', 0) });
    if (named) return named;
  }
  const isBehindKey = tree.count(call) >= 2 && tree.item(call, 0) !== node;
  return isBehindKey ? byMethod(engine, { module, node: call }, SETTERS) : undefined;
}

/** `store.get(key)`; `self.store[key]`. */
export function gotAs(engine: Engine, place: Spot): Named | undefined {
  const { module, node } = place;
  const { tree } = module;
  if (tree.kind(node) === Kind.Subscript)
    return ofAttribute(engine, { module, node: tree.child(node, Field.Subscript.value) });
  if (tree.kind(node) !== Kind.Call) return undefined;
  const store = GETTING.exec(calledPath(engine, place) ?? '');
  const named =
    store && keyName(engine, store[1] as string, { module, node: writtenIn(tree, node, 'name', 0) });
  return named ?? (tree.count(node) === 1 ? byMethod(engine, place, GETTERS) : undefined);
}

// ---------------------------------------------------------------- by the beginning of keys

/** Keys are told apart by how they begin. */
function keyName(engine: Engine, store: string, place: Spot): Named | undefined {
  const begin = place.node === 0 ? undefined : beginningOf(engine, place);
  return begin === undefined || begin === ''
    ? undefined
    : { key: `${store} ${begin}`, life: 'store', words: `keys that begin with ${begin}`, at: place };
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
  return isPut ? ofAttribute(engine, { module, node: tree.child(target, Field.Subscript.value) }) : undefined;
}

function ofAttribute(engine: Engine, place: Spot): Named | undefined {
  const text = ownAttribute(engine, place);
  return text && { key: `in ${text.key}`, life: 'store', words: `what ${text.words} keeps` };
}
