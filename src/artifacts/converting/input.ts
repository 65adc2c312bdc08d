/** The files that hold something to convert, by content: what the pickle is, and where its arrays lie. */
import { type Compression, DamagedData, UnsupportedPacking, unpack } from '../../archive/compressors.ts';
import { type ByteSource, bytesSource, slice, u64 } from '../../archive/source.ts';
import { openMember, readZip, type Zip, type ZipMember } from '../../archive/zip.ts';
import { Budget } from '../../limits/budget.ts';
import { LimitReached, messageOf } from '../../limits/errors.ts';
import { startsWith } from '../inspection/format.ts';
import { runPickle } from '../pickle/machine.ts';
import type { Sink } from '../pickle/sink.ts';
import { looksLikePickle } from '../pickle/sniff.ts';
import type { Value } from '../pickle/value.ts';
import { byteLength } from './array.ts';
import { CannotConvert, damaged } from './errors.ts';
import { buildGraph, buildGraphAt, type Graph } from './graph.ts';
import { joined } from './joined.ts';
import { Notes } from './notes.ts';
import { isNpy, readNpy, readNpyHeader } from './npy.ts';
import { type Content, type Form, form, list, type Part, text } from './part.ts';
import { type StorageId, type Surroundings, Tools } from './tools.ts';
import { itemSizeOf } from './torch.ts';

/** What is to be converted. */
export interface Input {
  readonly format: string;
  readonly graph: Graph;
  readonly root: Part;
  readonly around: Surroundings;
}

export interface InputOptions {
  readonly budget: Budget;
  readonly notes: Notes;
  /** A file that lies beside the one that is converted, by its name. */
  readonly companion?: (file: string) => ByteSource | undefined;
}

const MAGIC_LEGACY = '\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.';
/** Magic number, protocol, system, the object, keys of the storages. */
const LEGACY_PICKLES = 5;
const LEGACY_SYSTEM = 2;
const LEGACY_OBJECT = 3;
/** Longer ones are recognised by what they do. */
const SHORTEST = 64 * 1024;
const DATA = /(^|\/)data\.pkl$/i;

/** What torch writes itself. */
const OWN =
  /(^|\/)(data\.pkl|data\/\d+|version|byteorder|\.data\/[\w.]+|\.format_version|\.storage_alignment|constants\.pkl|constants\/\d+|code\/.*)$/i;

const COMPRESSIONS: readonly (readonly [Compression, (head: Uint8Array) => boolean])[] = [
  ['gzip', (head) => startsWith(head, [0x1f, 0x8b])],
  ['bzip2', (head) => startsWith(head, 'BZh')],
  ['xz', (head) => startsWith(head, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])],
  ['lzma', (head) => startsWith(head, [0x5d, 0, 0])],
  ['lz4', (head) => startsWith(head, [0x04, 0x22, 0x4d, 0x18])],
  ['zstd', (head) => startsWith(head, [0x28, 0xb5, 0x2f, 0xfd])],
  ['zlib', (head) => head[0] === 0x78 && ((head[0] as number) * 256 + (head[1] as number)) % 31 === 0],
];

/** Throws {@link CannotConvert} for what holds no pickle and no array. */
export function openInput(source: ByteSource, options: InputOptions): Input {
  const head = source.read(0, 64);
  if (head.length === 0) throw damaged('it is empty');
  const compression = COMPRESSIONS.find(([, recognises]) => recognises(head))?.[0];
  if (compression) return unpacked(source, compression, options);
  if (startsWith(head, 'ZF0x')) return openZfile(source, options);
  if (startsWith(head, 'PK\x03\x04')) return openZip(source, options);
  if (startsWith(head, MAGIC_LEGACY)) return openLegacy(source, options);
  if (isNpy(head)) return openNpy(source, options);
  if (looksLikePickle(source) || isWholePickle(source)) return openPickle(source, options);
  throw new CannotConvert(
    'it is no pickle, no torch file and no numpy array',
    'wherefrom inspect tells what the file is',
  );
}

/** `N.` may be a text; whoever asks for its conversion takes it for a pickle. */
function isWholePickle(source: ByteSource): boolean {
  const sink: Sink = { global() {}, call() {}, build: () => undefined, store() {}, opaque() {} };
  if (source.size > SHORTEST) return false;
  const run = runPickle(source, sink, { budget: new Budget() });
  return run.finishes !== 0 && run.end === source.size;
}

function unpacked(source: ByteSource, compression: Compression, options: InputOptions): Input {
  const { budget } = options;
  try {
    const bytes = unpack(source.read(0, source.size), compression, budget);
    const inside = budget.nested(() => openInput(bytesSource(bytes), options));
    return { ...inside, format: `${inside.format} in ${compression}` };
  } catch (error) {
    if (error instanceof DamagedData || error instanceof UnsupportedPacking) throw damaged(error.message);
    throw error;
  }
}

/** joblib before 0.10: `ZF`, the unpacked size in 19 characters (20 under Python 2), and zlib. */
function openZfile(source: ByteSource, options: InputOptions): Input {
  const start = source.read(21, 1)[0] === 0x20 ? 22 : 21;
  return unpacked(slice(source, start, source.size - start), 'zlib', options);
}

function openPickle(source: ByteSource, options: InputOptions): Input {
  const graph = buildGraph(source, options);
  noteRest(source, graph.end, options.notes);
  const companion = companionOf(options);
  const [first, ...others] = graph.roots;
  const root: Part = others.length === 0 ? (first as Value) : form('stream', ['items', list(graph.roots)]);
  return { format: graph.arrays.size > 0 ? 'joblib' : 'pickle', graph, root, around: { companion } };
}

function companionOf({ companion }: InputOptions): (file: string) => Content | undefined {
  return (file) => {
    const source = companion?.(file);
    return source && { source, offset: 0, length: source.size };
  };
}

function noteRest(source: ByteSource, end: number, notes: Notes): void {
  if (end >= source.size) return;
  const message = `${source.size - end} bytes follow the end of what was converted and were left out`;
  notes.add({ kind: 'rest', what: 'rest', message, offset: end });
}

/** torch.save since 1.6, or numpy's archives of arrays. */
function openZip(source: ByteSource, options: InputOptions): Input {
  const zip = readZip(source, options.budget);
  const pickles = zip?.members.filter(({ name }) => DATA.test(name)) ?? [];
  if (zip && pickles.length === 1) return openTorch(zip, pickles[0] as ZipMember, options);
  if (pickles.length > 1)
    throw damaged('it holds several pickles named data.pkl, and readers disagree which one counts');
  const arrays = zip?.members.filter(({ name }) => name.endsWith('.npy')) ?? [];
  if (zip && arrays.length > 0) return openNpz(zip, arrays, options);
  throw damaged('it is a zip archive without data.pkl and without arrays');
}

/** Whatever keeps a member from being read (damage, encryption, a method that is not known), the message says it. */
function opened(zip: Zip, member: ZipMember, budget: Budget): ByteSource {
  try {
    return openMember(zip, member, budget);
  } catch (error) {
    if (error instanceof LimitReached) throw error;
    throw damaged(`${member.name} in it cannot be read: ${messageOf(error)}`);
  }
}

function openTorch(zip: Zip, pickle: ZipMember, options: InputOptions): Input {
  const { budget, notes } = options;
  const folder = pickle.name.slice(0, -'data.pkl'.length);
  const memberNamed = (name: string) => zip.members.filter((member) => member.name === folder + name);
  if (memberNamed('constants.pkl').length > 0) {
    const message = 'it is TorchScript: its code and constants were left out';
    notes.add({ kind: 'rest', what: 'script', message });
  }
  const others = zip.members.filter(({ name }) => !OWN.test(name));
  if (others.length > 0) {
    const message = 'members of the archive that torch.load does not read were left out';
    notes.add({ kind: 'rest', what: 'members', message, path: others[0]?.name ?? '' }, others.length);
  }
  const order = memberNamed('byteorder')[0];
  const bigEndian =
    order !== undefined && Buffer.from(opened(zip, order, budget).read(0, 8)).toString('latin1') === 'big';
  const known = new Map<string, Content | undefined>();
  const storage = ({ key }: StorageId): Content | undefined => {
    if (!known.has(key)) {
      const members = memberNamed(`data/${key}`);
      // Of two of the same name nobody knows which one counts.
      const member = members.length === 1 ? members[0] : undefined;
      const bytes = member && opened(zip, member, budget);
      known.set(key, bytes && { source: bytes, offset: 0, length: bytes.size });
    }
    return known.get(key);
  };
  const content = opened(zip, pickle, budget);
  const graph = buildGraph(content, { ...options, pickles: 1 });
  noteRest(content, graph.end, notes);
  return { format: 'torch-zip', graph, root: graph.roots[0] as Value, around: { storage, bigEndian } };
}

/** torch.save before 1.6: five pickles, then each storage behind its number of items. */
function openLegacy(source: ByteSource, options: InputOptions): Input {
  const graph = buildGraph(source, { ...options, pickles: LEGACY_PICKLES });
  const tools = new Tools(graph, {}, 'latin-1', options.budget);
  const system = tools.attributes(graph.roots[LEGACY_SYSTEM]);
  const bigEndian = tools.bool(system?.get('little_endian')) === false;
  const places = legacyStorages(source, graph, tools, bigEndian);
  const root = graph.roots[LEGACY_OBJECT] as Value;
  return {
    format: 'torch-legacy',
    graph,
    root,
    around: { storage: ({ key }) => places.get(key), bigEndian },
  };
}

/** In the order of the last pickle's keys. */
function legacyStorages(
  source: ByteSource,
  graph: Graph,
  tools: Tools,
  bigEndian: boolean,
): ReadonlyMap<string, Content> {
  const sizes = new Map<string, number | undefined>();
  for (const value of graph.opaques) {
    const id = tools.storageId(value);
    if (id) sizes.set(id.key, itemSizeOf(id));
  }
  const places = new Map<string, Content>();
  let at = graph.end;
  for (const value of tools.items(graph.roots.at(-1)) ?? []) {
    const key = tools.text(value);
    const size = key === undefined ? undefined : sizes.get(key);
    const count = source.read(at, 8);
    if (key === undefined || size === undefined || count.length < 8) break;
    const length = u64(bigEndian ? Uint8Array.from(count).reverse() : count, 0) * size;
    if (at + 8 + length > source.size) break;
    places.set(key, { source, offset: at + 8, length });
    at += 8 + length;
  }
  return places;
}

function openNpy(source: ByteSource, options: InputOptions): Input {
  const content = { source, offset: 0, length: source.size };
  const header = readNpyHeader(content);
  if (!header) throw damaged('its header is no numpy header');
  if (!header.dtype.hasObjects) {
    const root = arrayOf(content);
    noteRest(source, header.data + (root.array ? byteLength(root.array) : 0), options.notes);
    return { format: 'npy', graph: noGraph(), root, around: {} };
  }
  const rest = slice(source, header.data, source.size - header.data);
  const inside = openPickle(rest, options);
  return { ...inside, format: 'npy' };
}

function arrayOf(content: Content): Form {
  const found = readNpy(content);
  if (!found) throw damaged('its array is cut off, or of a type that is not known');
  return found;
}

/** `numpy.load` of an archive gives its arrays by the names of the members; arrays of objects are pickles. */
function openNpz(zip: Zip, members: readonly ZipMember[], options: InputOptions): Input {
  const entries = members.map((member) => {
    const source = opened(zip, member, options.budget);
    const content = { source, offset: 0, length: source.size };
    return { name: member.name.slice(0, -'.npy'.length), content, header: readNpyHeader(content) };
  });
  const pickled = entries.filter(({ header }) => header?.dtype.hasObjects);
  const source = joined(
    pickled.map(({ content, header }) => slice(content.source, header?.data ?? 0, content.length)),
  );
  const graph = pickled.length === 0 ? noGraph() : buildGraphAt(source, source.starts, options);
  const items = entries.flatMap((entry): Part[] => {
    const place = pickled.indexOf(entry);
    const found = place < 0 ? readNpy(entry.content) : graph.roots[place];
    if (found !== undefined) return [text(entry.name), found];
    const message = `${entry.name} is no array, or one of a type that is not known, and was left out`;
    options.notes.add({ kind: 'array', what: entry.name, message });
    return [];
  });
  return { format: 'npz', graph, root: { kind: 'dict', items }, around: {} };
}

function noGraph(): Graph {
  return buildGraph(bytesSource(Buffer.from('N.')), { budget: new Budget(), notes: new Notes(), pickles: 1 });
}
