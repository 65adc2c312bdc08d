import type { Engine } from '../flow/ask/engine.ts';
import type { Module } from '../program/module.ts';
import { Field, isStatement, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import { bindersOf, variableAt } from './binders.ts';
import { writtenIn } from './call.ts';
import { calledPath, constantAt, onlyPath, openedAs } from './meaning.ts';
import { fileByExpression, openedForBytes } from './paths.ts';
import type { Spot } from './payload.ts';
import { inputOf, startedScript } from './scripts.ts';
import { type Use, usesOfLibrary } from './uses.ts';

/**
 * What is written in one place and read in another. A channel is told by what both ends name: the path of a file, by its text or by what makes it,
 * the beginning of a key in a store, the script that is started with the bytes as its input.
 */
export interface Channel {
  /** Equal for both ends. */
  readonly key: string;
  readonly life: Life;
  /** `state.pkl`, `keys that begin with prefs:`, `the input of worker.py`. */
  readonly words: string;
  readonly writers: readonly End[];
  readonly readers: readonly End[];
}

/** How long the bytes live: as long as a process, until they are thrown out, for good. */
export type Life = 'process' | 'store' | 'file';

/** One call that writes or reads pickled bytes. */
export interface End {
  readonly module: Module;
  /** The Call. */
  readonly node: number;
  /** `pickle.dumps` … */
  readonly path: string;
  readonly writes: boolean;
  /** The file object, of `dump` and `load`; 0 for those that give or take bytes. */
  readonly stream: number;
  /** The object that is written, or the bytes that are read; 0 for `load`. */
  readonly data: number;
  /** The path or key that names the channel there; undefined for the input of a script. */
  readonly name?: Spot | undefined;
}

/** Every end in the project: those that were joined, and those whose other side is not known. */
export interface Channels {
  readonly joined: readonly Channel[];
  readonly loose: readonly End[];
}

const FAMILY = /^(pickle|dill|cloudpickle|marshal)\.(dumps?|loads?)$/;

export function channelsOf(engine: Engine): Channels {
  return engine.once<Channels>('channels', engine.program, { joined: [], loose: [] }, () =>
    findChannels(engine),
  );
}

function findChannels(engine: Engine): Channels {
  const { uses } = usesOfLibrary(engine, ['dump', 'dumps', 'load', 'loads'], (path) => FAMILY.test(path));
  const channels = new Map<string, { named: Named; ends: End[] }>();
  const loose: End[] = [];
  for (const use of uses) {
    const bare = endOf(use);
    if (!bare) continue;
    const named = nameOf(engine, bare);
    if (!named) loose.push(bare);
    else {
      const end = { ...bare, name: named.at };
      const known = channels.get(named.key);
      if (known) known.ends.push(end);
      else channels.set(named.key, { named, ends: [end] });
    }
  }
  const joined = [...channels.values()].map(({ named: { key, life, words }, ends }) => ({
    ...{ key, life, words },
    writers: ends.filter(({ writes }) => writes),
    readers: ends.filter(({ writes }) => !writes),
  }));
  return { joined, loose };
}

/** The channel that a call is an end of. */
export function channelAt(engine: Engine, { module, node }: Spot): Channel | undefined {
  return channelsOf(engine).joined.find(({ writers, readers }) =>
    [...writers, ...readers].some((end) => end.module === module && end.node === node),
  );
}

function endOf({ module, node, path, call }: Use): End | undefined {
  const { tree } = module;
  const at = tree.parent(node);
  if (!call || tree.kind(at) !== Kind.Call) return undefined;
  const writes = /\.dumps?$/.test(path);
  const isStream = /\.(dump|load)$/.test(path);
  const first = writtenIn(tree, at, writes ? 'obj' : isStream ? 'file' : 'data', 0);
  const stream = !isStream ? 0 : writes ? writtenIn(tree, at, 'file', 1) : first;
  if (first === 0 || (isStream && stream === 0)) return undefined;
  return { module, node: at, path, writes, stream, data: writes || !isStream ? first : 0 };
}

interface Named extends Pick<Channel, 'key' | 'life' | 'words'> {
  readonly at?: Spot;
}

function nameOf(engine: Engine, end: End): Named | undefined {
  const format = end.path.split('.')[0] as string;
  const named = end.stream !== 0 ? streamName(engine, end) : bytesName(engine, end);
  return named && { ...named, key: `${format} ${named.key}` };
}

// ---------------------------------------------------------------- streams

function streamName(engine: Engine, { module, stream, writes }: End): Named | undefined {
  const opened = openedAs(engine, { module, node: stream });
  if (opened) return fileName(engine, opened, writes) ?? fileByExpression(engine, opened, writes);
  const path = onlyPath(engine, { module, node: stream });
  if (!writes && path === 'sys.stdin.buffer') return inputOf(module);
  return undefined;
}

function fileName(engine: Engine, { module, node }: Spot, writes: boolean): Named | undefined {
  const { tree } = module;
  if (calledPath(engine, { module, node }) !== 'builtins.open') return undefined;
  const mode = writtenIn(tree, node, 'mode', 1);
  if (mode === 0 || tree.kind(mode) !== Kind.Str) return undefined;
  if (tree.stringValue(mode) !== (writes ? 'wb' : 'rb')) return undefined;
  const at = { module, node: writtenIn(tree, node, 'file', 0) };
  const path = constantAt(engine, at);
  return path === undefined || path === ''
    ? undefined
    : { key: `file ${path}`, life: 'file', words: path, at };
}

// ---------------------------------------------------------------- bytes

function bytesName(engine: Engine, end: End): Named | undefined {
  const opened = openedForBytes(engine, end);
  if (opened) return fileName(engine, opened, end.writes) ?? fileByExpression(engine, opened, end.writes);
  return end.writes ? writtenBytes(engine, end) : readBytes(engine, end);
}

/** `store.set(key, dumps(x))`, `run([…, "worker.py"], input=dumps(x))`, `f.write(dumps(x))`. */
function writtenBytes(engine: Engine, { module, node }: End): Named | undefined {
  const { tree } = module;
  const parent = tree.parent(node);
  const call = tree.kind(parent) === Kind.Keyword ? tree.parent(parent) : parent;
  if (tree.kind(call) !== Kind.Call) return undefined;
  const path = calledPath(engine, { module, node: call }) ?? '';
  const keyword = tree.kind(parent) === Kind.Keyword ? tree.name(parent) : '';
  if (keyword === 'input') return startedScript(engine, { module, node: call }, path);
  const store = SETTING.exec(path);
  if (store && writtenIn(tree, call, 'value', store[2] === 'setex' ? 2 : 1) === node)
    return keyName(engine, store[1] as string, { module, node: writtenIn(tree, call, 'name', 0) });
  return undefined;
}

const SETTING = /^(redis\.Redis\(\)|pymemcache\.\w+\(\)|memcache\.Client\(\))\.(set|setex|setnx)$/;
const GETTING = /^(redis\.Redis\(\)|pymemcache\.\w+\(\)|memcache\.Client\(\))\.get$/;

function readBytes(engine: Engine, { module, data }: End): Named | undefined {
  const { tree } = module;
  const made = madeBy(engine, { module, node: data });
  if (!made) return undefined;
  const path = calledPath(engine, made) ?? '';
  if (path === 'sys.stdin.buffer.read' && tree.count(made.node) === 0) return inputOf(module);
  const store = GETTING.exec(path);
  if (store)
    return keyName(engine, store[1] as string, { module, node: writtenIn(tree, made.node, 'name', 0) });
  return undefined;
}

/** The call that gives a value, written there or bound to the one name. */
function madeBy(engine: Engine, { module, node }: Spot): Spot | undefined {
  const { tree } = module;
  if (tree.kind(node) === Kind.Call) return { module, node };
  if (tree.kind(node) !== Kind.Name) return undefined;
  const variable = variableAt(engine, module, node);
  const binders = variable && bindersOf(engine, variable);
  const [binder] = binders ?? [];
  return binders?.length === 1 && binder?.sort === 'value' && tree.kind(binder.node) === Kind.Call
    ? { module, node: binder.node }
    : undefined;
}

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

/** Whether a place is evaluated more than once in one run of its function. */
export function isInLoop(tree: Tree, node: number): boolean {
  for (let at = node; at !== 0; at = tree.parent(at)) {
    const kind = tree.kind(at);
    if (kind === Kind.FunctionDef || kind === Kind.AsyncFunctionDef || kind === Kind.Module) return false;
    if (kind === Kind.For || kind === Kind.AsyncFor || kind === Kind.While) return true;
    if (
      !isStatement(kind) &&
      (kind === Kind.ListComp ||
        kind === Kind.DictComp ||
        kind === Kind.SetComp ||
        kind === Kind.GeneratorExp ||
        kind === Kind.Lambda)
    )
      return true;
  }
  return false;
}
