import type { Engine } from '../flow/ask/engine.ts';
import type { Module } from '../program/module.ts';
import { Kind } from '../python/nodes.ts';
import { writtenIn } from './call.ts';
import { columnGot, columnSet } from './columns.ts';
import { putInto, takenOutOf } from './handles.ts';
import { calledPath, onlyPath, openedAs } from './meaning.ts';
import { fileForBytes, fileOpened } from './paths.ts';
import type { Spot } from './payload.ts';
import { pipeOpened, receivedFrom, sentInto } from './pipes.ts';
import {
  gotFromScript,
  inputOf,
  outputOf,
  printed,
  sentToScript,
  streamFromScript,
  streamToScript,
} from './scripts.ts';
import { gotAs, setAs } from './stores.ts';
import { type Use, usesOfLibrary } from './uses.ts';
import { keptBy, keptIn } from './wrapping.ts';

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
  /** The call that makes the queue or pipe, where it is one. */
  readonly handle?: Spot;
  /** The script whose input or output it is. */
  readonly script?: { readonly module: Module; readonly end: 'input' | 'output' };
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
  /** The call that puts the bytes into a queue or pipe, or takes them out of it; the one that starts the script. */
  readonly through?: Spot | undefined;
  /** What may be otherwise with bytes of another length, or without an end of their own. */
  readonly doubts?: readonly string[] | undefined;
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
      const { at, through, doubts } = named;
      const end = {
        ...{ ...bare, name: at, doubts },
        through: through === undefined ? undefined : { module: bare.module, node: through },
      };
      const known = channels.get(named.key);
      if (known) known.ends.push(end);
      else channels.set(named.key, { named, ends: [end] });
    }
  }
  setLoose(channels, loose);
  const joined = [...channels.values()].map(({ named: { key, life, words, handle, script }, ends }) => ({
    ...{ key, life, words, ...(handle && { handle }), ...(script && { script }) },
    writers: ends.filter(({ writes }) => writes).sort(inOrder),
    readers: ends.filter(({ writes }) => !writes).sort(inOrder),
  }));
  return { joined, loose };
}

/** What is defined for the first of a file has to be there for the others. */
function inOrder(one: End, other: End): number {
  return (
    one.module.index - other.module.index ||
    one.module.tree.start(one.node) - other.module.tree.start(other.node)
  );
}

/**
 * A name of one function alone says nothing of other functions: their files may be the same ones. Such a channel stands
 * only where it has both sides, and where nothing else is pickled in the project that goes nobody knows where.
 */
function setLoose(channels: Map<string, { named: Named; ends: End[] }>, loose: End[]): void {
  const local = [...channels].filter(([, { named }]) => named.isLocal);
  const [only] = local;
  const isAlone = local.length === 1 && loose.length === 0;
  const hasBoth = only && new Set(only[1].ends.map(({ writes }) => writes)).size === 2;
  if (isAlone && hasBoth) return;
  for (const [key, { ends }] of local) {
    channels.delete(key);
    loose.push(...ends);
  }
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

/** What names the channel at one of its ends. */
export interface Named extends Pick<Channel, 'key' | 'life' | 'words' | 'handle' | 'script'> {
  /** The path or key, where it may be changed. */
  readonly at?: Spot;
  /** The call through which the bytes go, in the same file. */
  readonly through?: number;
  /** The name means something in one function alone: without the other side there it joins nothing. */
  readonly isLocal?: boolean;
  readonly doubts?: readonly string[];
}

function nameOf(engine: Engine, end: End): Named | undefined {
  const format = end.path.split('.')[0] as string;
  const named = end.stream !== 0 ? streamName(engine, end) : bytesName(engine, end);
  return named && { ...named, key: `${format} ${named.key}` };
}

// ---------------------------------------------------------------- streams

function streamName(engine: Engine, { module, stream, writes }: End): Named | undefined {
  const place = { module, node: stream };
  const opened = openedAs(engine, place);
  if (opened) return pipeOpened(engine, opened, writes) ?? fileOpened(engine, place, opened, writes);
  const path = onlyPath(engine, place);
  if (path === (writes ? 'sys.stdout.buffer' : 'sys.stdin.buffer'))
    return writes ? outputOf(module) : inputOf(module);
  return writes ? streamToScript(engine, place) : streamFromScript(engine, place);
}

// ---------------------------------------------------------------- bytes

function bytesName(engine: Engine, end: End): Named | undefined {
  const file = fileForBytes(engine, end);
  const opened = file && openedAs(engine, file);
  if (opened) return pipeOpened(engine, opened, end.writes) ?? fileOpened(engine, file, opened, end.writes);
  return end.writes ? writtenBytes(engine, end) : readBytes(engine, end);
}

/** `store.set(key, dumps(x))`, `run([…, "worker.py"], input=dumps(x))`; of several places all have to say the same. */
function writtenBytes(engine: Engine, end: End): Named | undefined {
  const names = keptBy(engine, end).map(({ node, layers }) =>
    within(takenAs(engine, { module: end.module, node }), layers),
  );
  const [first] = names;
  return names.every((name) => name?.key === first?.key) ? first : undefined;
}

function takenAs(engine: Engine, place: Spot): Named | undefined {
  return (
    sentToScript(engine, place) ??
    printed(engine, place) ??
    putInto(engine, place) ??
    sentInto(engine, place) ??
    columnSet(engine, place) ??
    setAs(engine, place)
  );
}

function readBytes(engine: Engine, { module, data }: End): Named | undefined {
  const { tree } = module;
  const kept = keptIn(engine, { module, node: data });
  // A name that something is unpacked into is made by no call.
  const made = { module, node: kept?.node ?? data };
  const isInput = tree.kind(made.node) === Kind.Call && calledPath(engine, made) === 'sys.stdin.buffer.read';
  const named =
    isInput && tree.count(made.node) === 0
      ? inputOf(module)
      : (takenOutOf(engine, made) ??
        receivedFrom(engine, made) ??
        gotFromScript(engine, made) ??
        columnGot(engine, made) ??
        gotAs(engine, made));
  return within(named, kept?.layers ?? '');
}

/** The same name with other layers is another channel. */
function within(named: Named | undefined, layers: string): Named | undefined {
  return named && layers !== '' ? { ...named, key: `${named.key} in${layers}` } : named;
}
