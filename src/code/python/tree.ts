import { lineCountOf, lineStartsOf, Positions, type Unit } from './lines.ts';
import { spelling } from './names.ts';
import {
  CHILD_WORDS,
  Context,
  FIELDS_OF,
  FIXED_WORDS,
  type Field,
  HAS_NAME,
  HEADER_WORDS,
  Kind,
  LIST_WORD,
  OPERATOR_MASK,
  Sort,
} from './nodes.ts';
import { type NumberValue, numberValueOf } from './numbers.ts';
import type { Source } from './source.ts';
import { bytesValueOf, stringValueOf } from './strings.ts';

/** A place where the text is not Python as any version has it; byte offsets, `end` exclusive. */
export interface ParseError {
  readonly start: number;
  readonly end: number;
  /** Plain, as CPython would say it: `'(' was never closed`. */
  readonly message: string;
}

/** A place as an editor or a report names it: both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * The syntax tree of one file. Immutable; nodes are indices into {@link nodes}, 0 is "none" and answers with no
 * kind, no children and an empty list. Nothing here allocates per node except what returns text or positions.
 *
 * ```ts
 * const body = tree.child(fn, Field.FunctionDef.body);
 * for (let i = 0; i < tree.count(body); i += 1) visit(tree.item(body, i));
 * ```
 */
export class Tree {
  /** The records, see `nodes.ts`; for hot loops. */
  readonly nodes: Int32Array;
  /** The UTF-8 text that all offsets are in. */
  readonly bytes: Uint8Array;
  /** The Module node, which is the last record. */
  readonly root: number;
  /** In order of position; at most {@link MAX_ERRORS}, see {@link errorCount}. */
  readonly errors: readonly ParseError[];
  /** How many errors there were. */
  readonly errorCount: number;
  /** Start and end of every comment, `#` included, line end not: `comments[2 * i]`, `comments[2 * i + 1]`. */
  readonly comments: Int32Array;
  /** Where the text came from and how it was encoded. */
  readonly source: Source;

  #buffer: Buffer | undefined;
  #positions: Positions | undefined;
  #parents: Int32Array | undefined;

  constructor(
    source: Source,
    nodes: Int32Array,
    root: number,
    comments: Int32Array,
    errors: readonly ParseError[],
    errorCount: number,
  ) {
    this.source = source;
    this.bytes = source.bytes;
    this.nodes = nodes;
    this.root = root;
    this.comments = comments;
    this.errors = errors;
    this.errorCount = errorCount;
  }

  /** One of {@link Kind}. */
  kind(node: number): number {
    return this.nodes[node]! & 0xff;
  }

  /** First byte. */
  start(node: number): number {
    return this.nodes[node + 1]!;
  }

  /** The byte after the last. */
  end(node: number): number {
    return this.nodes[node + 2]!;
  }

  /** See `Flag`, `Context`, `Operator`, `Parameter`, `NumberSort`, `Conversion`, `Singleton`. */
  flags(node: number): number {
    return this.nodes[node]! >>> 8;
  }

  has(node: number, flag: number): boolean {
    return ((this.nodes[node]! >>> 8) & flag) !== 0;
  }

  /** One of `Context`; only of kinds that have one. */
  context(node: number): number {
    return (this.nodes[node]! >>> 8) & 3;
  }

  isStore(node: number): boolean {
    return this.context(node) === Context.Store;
  }

  /** One of `Operator`, of a BinOp, AugAssign, UnaryOp, BoolOp or Comparison. */
  operator(node: number): number {
    return (this.nodes[node]! >>> 8) & OPERATOR_MASK;
  }

  /** Leading dots of an ImportFrom. */
  level(node: number): number {
    return (this.nodes[node]! >>> 8) & 0xffff;
  }

  /** The node in a field, 0 if there is none. The field must be one of the node's kind. */
  child(node: number, field: Field): number {
    return this.nodes[node + (field & 0xff)]!;
  }

  /** The id of the name in a field, 0 if there is none. */
  nameAt(node: number, field: Field): number {
    return this.nodes[node + (field & 0xff)]!;
  }

  /** The id of a node's name whatever its kind: Name, Attribute, Arg, Keyword, FunctionDef, Alias …; 0 for others. */
  nameId(node: number): number {
    return HAS_NAME[this.nodes[node]! & 0xff] ? this.nodes[node + 3]! : 0;
  }

  /** The text of {@link nameId}. */
  name(node: number): string {
    return spelling(this.nameId(node));
  }

  /** Length of the node's list; 0 for kinds without one. */
  count(node: number): number {
    const word = LIST_WORD[this.nodes[node]! & 0xff]!;
    return word === 0 ? 0 : this.nodes[node + word]!;
  }

  /** The `i`-th item of the node's list, with `0 <= i < count(node)`. */
  item(node: number, i: number): number {
    return this.nodes[node + LIST_WORD[this.nodes[node]! & 0xff]! + 1 + i]!;
  }

  /** The word of {@link nodes} with the first item of the node's list, for loops without {@link item}. */
  firstItemWord(node: number): number {
    return node + LIST_WORD[this.nodes[node]! & 0xff]! + 1;
  }

  /** Words of the record. */
  size(node: number): number {
    const kind = this.nodes[node]! & 0xff;
    const fixed = FIXED_WORDS[kind]!;
    return LIST_WORD[kind] === 0 ? fixed : fixed + 1 + this.nodes[node + fixed]!;
  }

  /** The first record of a node's subtree in post-order. `for (n = firstRecord(top); n <= top; n = nextRecord(n))`. */
  firstRecord(node: number): number {
    let first = node;
    for (let below = this.#firstChild(first); below !== 0; below = this.#firstChild(first)) first = below;
    return first;
  }

  nextRecord(node: number): number {
    return node + this.size(node);
  }

  /** The child that was stored first. */
  #firstChild(node: number): number {
    let first = 0;
    for (const { field } of FIELDS_OF[this.kind(node)]!) {
      const sort = field >> 8;
      if (sort === Sort.Name) continue;
      if (sort === Sort.List) {
        const count = this.count(node);
        for (let i = 0; i < count; i += 1) {
          const item = this.item(node, i);
          if (item === 0) continue;
          if (first === 0 || item < first) first = item;
          break;
        }
      } else {
        const child = this.child(node, field);
        if (child !== 0 && (first === 0 || child < first)) first = child;
      }
    }
    return first;
  }

  /** The node that has this one as a child; 0 for the Module. The first call builds the table of all parents. */
  parent(node: number): number {
    this.#parents ??= this.#findParents();
    return this.#parents[slotOf(node)]!;
  }

  #findParents(): Int32Array {
    const parents = new Int32Array(slotOf(this.nodes.length) + 1);
    const { nodes } = this;
    for (let node = this.firstRecord(this.root); node <= this.root; ) {
      const kind = nodes[node]! & 0xff;
      const words = CHILD_WORDS[kind]!;
      for (let i = 0; i < words.length; i += 1) parents[slotOf(nodes[node + words[i]!]!)] = node;
      const list = LIST_WORD[kind]!;
      if (list === 0) {
        node += FIXED_WORDS[kind]!;
        continue;
      }
      const end = node + list + 1 + nodes[node + list]!;
      for (let at = node + list + 1; at < end; at += 1) parents[slotOf(nodes[at]!)] = node;
      node = end;
    }
    parents[0] = 0;
    return parents;
  }

  /** The source text of a node. */
  text(node: number): string {
    return this.slice(this.start(node), this.end(node));
  }

  /** The source text between two offsets; bytes that are not UTF-8 come out as U+FFFD. */
  slice(start: number, end: number): string {
    this.#buffer ??= Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
    return this.#buffer.toString('utf8', start, end);
  }

  /**
   * Python 3's value of a Str, StrFragment or Bytes node: escapes decoded, literals concatenated, lone surrogates
   * as such. A Bytes node gives one character per byte. Decoded on every call.
   */
  stringValue(node: number): string {
    return stringValueOf(this, node);
  }

  /** The value of a Bytes node. */
  bytesValue(node: number): Uint8Array {
    return bytesValueOf(this, node);
  }

  /** The value of a Num: a `bigint` for integers beyond 2^53, the factor of `j` for imaginary numbers. */
  numberValue(node: number): NumberValue {
    return numberValueOf(this.bytes, this.start(node), this.end(node));
  }

  /** Lines in the text; a last line without line end counts. */
  get lineCount(): number {
    return this.#positions?.count ?? lineCountOf(this.bytes, this.source.start);
  }

  /** Line, from 1, of a byte offset. CR, LF and CRLF end lines. */
  line(offset: number): number {
    return this.#lines().line(offset);
  }

  /** Line and column, both from 1, of a byte offset; columns in code points unless said otherwise. */
  position(offset: number, unit: Unit = 'code points'): Position {
    return this.#lines().position(offset, unit);
  }

  /** Offset of the first byte of a line, counted from 1. */
  lineStart(line: number): number {
    return this.#lines().lineStart(line);
  }

  #lines(): Positions {
    this.#positions ??= new Positions(
      this.bytes,
      lineStartsOf(this.bytes, this.source.start),
      this.source.ascii,
    );
    return this.#positions;
  }

  /** The offset in the file as it lies on disk: the same, unless its encoding is another than UTF-8. */
  originalOffset(offset: number): number {
    return this.source.originalOffset(offset);
  }
}

/** How many errors of one file are kept. */
export const MAX_ERRORS = 1000;

/** What {@link walk} calls; `false` leaves the children out. */
export type Visit = (node: number, kind: number) => unknown;

/**
 * Visits a subtree from the top, children in stored order (see `Field`), without recursion. Where the order does
 * not matter, stepping with {@link Tree.nextRecord} is faster still.
 */
export function walk(tree: Tree, top: number, visit: Visit): void {
  const stack = top === 0 ? [] : [top];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const kind = tree.kind(node);
    if (kind !== Kind.Absent && visit(node, kind) !== false) pushChildren(tree, node, kind, stack);
  }
}

function pushChildren(tree: Tree, node: number, kind: number, stack: number[]): void {
  const fields = FIELDS_OF[kind]!;
  for (let f = fields.length - 1; f >= 0; f -= 1) {
    const { field } = fields[f]!;
    const sort = field >> 8;
    if (sort === Sort.Name) continue;
    if (sort === Sort.List) {
      for (let i = tree.count(node) - 1; i >= 0; i -= 1)
        if (tree.item(node, i)) stack.push(tree.item(node, i));
    } else if (tree.child(node, field)) stack.push(tree.child(node, field));
  }
}

/** No two records begin within three words, so that a table of nodes needs a third of their words; 0 is kept for "none". */
function slotOf(node: number): number {
  return ((node + HEADER_WORDS - 1) / HEADER_WORDS) | 0;
}
