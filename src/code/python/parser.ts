/**
 * What all of the grammar works on: the lexer, the records under construction, and the way errors are met.
 *
 * After an error the current token becomes STOP, which nothing in the grammar accepts, so that every construct
 * closes with what it has and the statement ends by itself; `recovery.ts` goes on from there.
 */
import { Lexer } from './lexer.ts';
import { FIXED_WORDS, Kind, LIST_WORD } from './nodes.ts';
import * as T from './tokens.ts';

/** The first record; what lies before it answers for node 0. */
const FIRST_RECORD = 4;
/** Words that any fixed part of a record and its header may take. */
const RECORD_ROOM = 16;

/**
 * How deep expressions may nest, everything counted: brackets, operators on the right, f-strings in f-strings. It is a
 * promise to those who read trees, too: they may recurse where a tree grows to the right. Chains on the left
 * (`a.b.c`, `a + b + c`), `elif`s and lists have no limit. CPython's is 200 for brackets and, from 3.9 on, about
 * 6000 for operators before their operand; what lies deeper here is kept in an Error.
 */
export const MAX_NESTING = 400;

export class Parser extends Lexer {
  nodes = new Int32Array(1 << 18);
  /** Where the next record goes. */
  top = FIRST_RECORD;

  /** Items of lists that are not yet complete, innermost on top. */
  items = new Int32Array(1 << 12);
  itemCount = 0;

  nesting = 0;
  /** Whether the function that is being read has a `yield`. */
  yields = false;
  /** Whether lines that only IPython understands are taken as they are. */
  ipython = false;

  /** After an error, until the statement has been given up. */
  stopped = false;
  /** The token at which reading stopped. */
  stoppedKind = T.END;
  stoppedStart = 0;
  stoppedEnd = 0;
  stoppedValue = 0;
  /** Errors after the first of a statement say nothing new. */
  quiet = false;

  begin(text: Uint8Array, from: number, ipython: boolean): void {
    this.open(text, from);
    this.top = FIRST_RECORD;
    this.itemCount = 0;
    this.nesting = 0;
    this.yields = false;
    this.ipython = ipython;
    this.stopped = false;
    this.quiet = false;
  }

  // Tokens

  /** Whether the current token is of a kind. */
  at(kind: number): boolean {
    return this.kind === kind;
  }

  accept(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.next();
    return true;
  }

  expect(kind: number, message = 'invalid syntax'): void {
    if (this.kind === kind) this.next();
    else this.stop(message);
  }

  /** An error, at the current token unless said otherwise: the statement is given up. */
  stop(message = 'invalid syntax', start = this.start, end = this.end): void {
    if (this.stopped) return;
    if (!this.quiet) this.error(start, end, message);
    this.stopped = true;
    this.stoppedKind = this.kind;
    this.stoppedStart = this.start;
    this.stoppedEnd = this.end;
    this.stoppedValue = this.value;
    this.kind = T.STOP;
    this.start = this.end = this.previousEnd;
  }

  /** The token at which reading stopped is current again. */
  resume(): void {
    this.stopped = false;
    this.kind = this.stoppedKind;
    this.start = this.stoppedStart;
    this.end = this.stoppedEnd;
    this.value = this.stoppedValue;
  }

  // Records

  push(node: number): void {
    if (this.itemCount === this.items.length) this.items = enlarged(this.items, 0);
    this.items[this.itemCount] = node;
    this.itemCount += 1;
  }

  private place(kind: number, flags: number, start: number, end: number): number {
    const node = this.top;
    if (node + RECORD_ROOM > this.nodes.length) this.nodes = enlarged(this.nodes, 0);
    const { nodes } = this;
    nodes[node] = kind | (flags << 8);
    // What was wanted at a token that does not fit lies, empty, before it.
    nodes[node + 1] = start > end ? end : start;
    nodes[node + 2] = end;
    return node;
  }

  /** A record without fields. The others have as many as their name says. */
  leaf(kind: number, flags: number, start: number, end: number): number {
    const node = this.place(kind, flags, start, end);
    this.top = node + 3;
    return node;
  }

  node1(kind: number, flags: number, start: number, end: number, a: number): number {
    const node = this.place(kind, flags, start, end);
    this.nodes[node + 3] = a;
    this.top = node + 4;
    return node;
  }

  node2(kind: number, flags: number, start: number, end: number, a: number, b: number): number {
    const node = this.place(kind, flags, start, end);
    this.nodes[node + 3] = a;
    this.nodes[node + 4] = b;
    this.top = node + 5;
    return node;
  }

  node3(kind: number, flags: number, start: number, end: number, a: number, b: number, c: number): number {
    const node = this.place(kind, flags, start, end);
    this.nodes[node + 3] = a;
    this.nodes[node + 4] = b;
    this.nodes[node + 5] = c;
    this.top = node + 6;
    return node;
  }

  /** A record of any number of fields. */
  nodeOf(kind: number, flags: number, start: number, end: number, fields: readonly number[]): number {
    const node = this.place(kind, flags, start, end);
    for (let i = 0; i < fields.length; i += 1) this.nodes[node + 3 + i] = fields[i]!;
    this.top = node + 3 + fields.length;
    return node;
  }

  /** Ends a record with its list: the items from `from` on, which are taken off. */
  list(node: number, from: number): number {
    const count = this.itemCount - from;
    if (this.top + count + RECORD_ROOM > this.nodes.length)
      this.nodes = enlarged(this.nodes, count + RECORD_ROOM);
    const { nodes, items } = this;
    let at = this.top;
    nodes[at] = count;
    at += 1;
    for (let i = from; i < this.itemCount; i += 1, at += 1) nodes[at] = items[i]!;
    this.top = at;
    this.itemCount = from;
    return node;
  }

  addFlags(node: number, flags: number): void {
    this.nodes[node] = this.nodes[node]! | (flags << 8);
  }

  kindOf(node: number): number {
    return this.nodes[node]! & 0xff;
  }

  startOf(node: number): number {
    return this.nodes[node + 1]!;
  }

  endOf(node: number): number {
    return this.nodes[node + 2]!;
  }

  /** The index after a record. */
  after(node: number): number {
    const kind = this.kindOf(node);
    const fixed = node + FIXED_WORDS[kind]!;
    return LIST_WORD[kind] === 0 ? fixed : fixed + 1 + this.nodes[fixed]!;
  }

  /** An expression that is missing, after the last token. */
  missing(): number {
    const at = this.previousEnd;
    return this.list(this.leaf(Kind.Error, 0, at, at), this.itemCount);
  }
}

function enlarged(words: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(words.length * 2 + room);
  next.set(words);
  return next;
}
