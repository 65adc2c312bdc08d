import { intern, nameCount, spelling } from '../python/names.ts';
import { Field, HAS_NAME, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/**
 * What is written in one file, by name and by kind of node. It is made in one pass over the tree, so that no question
 * has to read a whole tree again; all of it is in one array of integers, since each array by itself takes more than
 * most of them hold.
 */
export class Written {
  /** Every name that the file mentions, ascending by id; of dotted imports each part, too. */
  readonly names: Int32Array;
  /**
   * Names; by position among them, where the nodes of each start, and one more; by position of the kind in {@link ASKED},
   * where the nodes of each start, and one more; all these nodes. Starts are places in here.
   */
  readonly #all: Int32Array;

  constructor(tree: Tree) {
    const collected = collect(tree);
    const [names, starts, nodes] = byName(collected);
    const [kindStarts, ofKinds] = byKind(collected);
    const first = names.length + starts.length + kindStarts.length;
    this.#all = new Int32Array(first + nodes.length + ofKinds.length);
    this.#all.set(names);
    for (let i = 0; i < starts.length; i += 1) this.#all[names.length + i] = first + starts[i]!;
    const kinds = names.length + starts.length;
    for (let i = 0; i < kindStarts.length; i += 1)
      this.#all[kinds + i] = first + nodes.length + kindStarts[i]!;
    this.#all.set(nodes, first);
    this.#all.set(ofKinds, first + nodes.length);
    this.names = this.#all.subarray(0, names.length);
  }

  has(name: number): boolean {
    return this.#indexOf(name) >= 0;
  }

  /** The nodes (Name, Attribute, Keyword, Alias) that bear a name, in order of text. */
  named(name: number): Int32Array {
    const i = this.#indexOf(name);
    return i < 0 ? NONE : this.#from(this.names.length + i);
  }

  /** All nodes of a kind, in the order of the tree; the kind must be one of {@link ASKED}. */
  ofKind(kind: number): Int32Array {
    if (ASKED[kind] === 0) throw new Error(`nodes of kind ${kind} are not collected`);
    return this.#from(2 * this.names.length + ASKED[kind]!);
  }

  /** The nodes whose start stands at a place. */
  #from(place: number): Int32Array {
    return this.#all.subarray(this.#all[place], this.#all[place + 1]);
  }

  /** Those of a kind between two nodes, both included. */
  within(kind: number, from: number, to: number): Int32Array {
    const nodes = this.ofKind(kind);
    return nodes.subarray(firstFrom(nodes, from), firstFrom(nodes, to + 1));
  }

  #indexOf(name: number): number {
    return indexOf(this.names, name);
  }
}

/** Whether an id is among ascending ones. */
export function holdsName(names: Int32Array, name: number): boolean {
  return indexOf(names, name) >= 0;
}

function indexOf(names: Int32Array, name: number): number {
  let [low, high] = [0, names.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = names[middle]!;
    if (found === name) return middle;
    if (found < name) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

const NONE = new Int32Array(0);

/** The position of the first that is at least `least` in an ascending list. */
function firstFrom(nodes: Int32Array, least: number): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (nodes[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The kinds that somebody asks whole files for, numbered from 1; those that make up most of a tree are not among them. */
const ASKED = new Uint8Array(256);
const KINDS_ASKED = [
  ...[Kind.FunctionDef, Kind.AsyncFunctionDef, Kind.ClassDef, Kind.Lambda, Kind.Import, Kind.ImportFrom],
  ...[Kind.Assign, Kind.AnnAssign, Kind.AugAssign, Kind.Delete, Kind.Assert, Kind.Exec, Kind.If],
  Kind.Print,
  ...[Kind.ExceptHandler, Kind.Alias, Kind.Keyword, Kind.Arg, Kind.Dict, Kind.Compare],
  ...[Kind.Str, Kind.Bytes, Kind.StrFragment],
  ...[Kind.Subscript, Kind.Global, Kind.Nonlocal, Kind.Module],
];
for (const [i, kind] of KINDS_ASKED.entries()) ASKED[kind] = i + 1;

/** Python 2's statement names the function that it is in Python 3. */
const EXEC = intern('exec');

/** Pairs of a name or kind and a node; reused from file to file. */
class Pairs {
  keys = new Int32Array(1 << 14);
  nodes = new Int32Array(1 << 14);
  count = 0;

  add(key: number, node: number): void {
    if (this.count === this.keys.length) {
      this.keys = doubled(this.keys);
      this.nodes = doubled(this.nodes);
    }
    this.keys[this.count] = key;
    this.nodes[this.count] = node;
    this.count += 1;
  }
}

function doubled(words: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const next = new Int32Array(words.length * 2);
  next.set(words);
  return next;
}

interface Collected {
  readonly named: Pairs;
  /** Mentioned without a node that bears just this name. */
  readonly mentioned: Pairs;
  readonly kinds: Pairs;
}

const COLLECTED: Collected = { named: new Pairs(), mentioned: new Pairs(), kinds: new Pairs() };

function collect(tree: Tree): Collected {
  const { named, mentioned, kinds } = COLLECTED;
  named.count = 0;
  mentioned.count = 0;
  kinds.count = 0;
  const { nodes, root } = tree;
  for (let node = tree.firstRecord(root); node <= root; node = tree.nextRecord(node)) {
    const kind = nodes[node]! & 0xff;
    if (ASKED[kind] !== 0) kinds.add(ASKED[kind]! - 1, node);
    if (BEARS[kind] === 1) named.add(nodes[node + 3]!, node);
    if (kind === Kind.Alias || kind === Kind.ImportFrom) mentionParts(mentioned, nodes[node + 3]!);
    else if (kind === Kind.Exec) mentioned.add(EXEC, node);
  }
  return COLLECTED;
}

const BEARS = new Uint8Array(256);
for (const kind of [Kind.Name, Kind.Attribute, Kind.Keyword, Kind.Alias]) BEARS[kind] = 1;
// Both have their name in the first field, which is the one read above.
if (!HAS_NAME[Kind.Alias] || (Field.ImportFrom.module & 0xff) !== 3) throw new Error('the layout of nodes');

/** The ids of `a`, `b` and `c` for the id of `a.b.c`. */
function mentionParts(mentioned: Pairs, dotted: number): void {
  mentioned.add(dotted, 0);
  for (const part of partsOf(dotted)) mentioned.add(part, 0);
}

const PARTS = new Map<number, readonly number[]>();

function partsOf(dotted: number): readonly number[] {
  let parts = PARTS.get(dotted);
  if (!parts) {
    const text = spelling(dotted);
    parts = text.includes('.') ? text.split('.').map(intern) : [];
    PARTS.set(dotted, parts);
  }
  return parts;
}

/** By name id: one more than its position among the names of the file at hand; all zero between files. */
let positions = new Int32Array(1 << 16);

function byName({ named, mentioned }: Collected): [Int32Array, Int32Array, Int32Array] {
  if (positions.length < nameCount()) positions = new Int32Array(nameCount() * 2);
  const names = distinct(named, mentioned);
  for (let i = 0; i < names.length; i += 1) positions[names[i]!] = i + 1;
  const starts = new Int32Array(names.length + 1);
  for (let i = 0; i < named.count; i += 1) starts[positions[named.keys[i]!]!]! += 1;
  for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
  const nodes = new Int32Array(named.count);
  // From the last to the first: each takes the place below those of its name that come after it.
  const ends = starts.slice();
  for (let i = named.count - 1; i >= 0; i -= 1) {
    const position = positions[named.keys[i]!]!;
    ends[position]! -= 1;
    nodes[ends[position]!] = named.nodes[i]!;
  }
  for (let i = 0; i < names.length; i += 1) positions[names[i]!] = 0;
  return [names, starts, nodes];
}

function distinct(...lists: readonly Pairs[]): Int32Array {
  const found: number[] = [];
  for (const { keys, count } of lists) {
    for (let i = 0; i < count; i += 1) {
      const key = keys[i]!;
      if (positions[key] !== 0) continue;
      positions[key] = 1;
      found.push(key);
    }
  }
  return Int32Array.from(found).sort();
}

function byKind({ kinds }: Collected): [Int32Array, Int32Array] {
  const starts = new Int32Array(KINDS_ASKED.length + 1);
  for (let i = 0; i < kinds.count; i += 1) starts[kinds.keys[i]! + 1]! += 1;
  for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
  const next = starts.slice();
  const nodes = new Int32Array(kinds.count);
  for (let i = 0; i < kinds.count; i += 1) {
    const kind = kinds.keys[i]!;
    nodes[next[kind]!] = kinds.nodes[i]!;
    next[kind]! += 1;
  }
  return [starts, nodes];
}
