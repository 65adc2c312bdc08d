import { Field, isStatement, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';

/** Where things stand in the bytes of a Python file. */

export interface Range {
  readonly start: number;
  readonly end: number;
}

const [TAB, LF, CR, SPACE, HASH] = [9, 10, 13, 32, 35];

/** The line end that the file uses: that of its first line. */
export function lineEndOf(tree: Tree): string {
  for (let i = 0; i < tree.bytes.length; i += 1) {
    if (tree.bytes[i] === LF) return '\n';
    if (tree.bytes[i] === CR) return tree.bytes[i + 1] === LF ? '\r\n' : '\r';
  }
  return '\n';
}

/** The offset of the end of the line, before what ends it. */
export function endOfLine({ bytes }: Tree, offset: number): number {
  let at = offset;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at += 1;
  return at;
}

/** The offset behind what ends the line. */
export function startOfNextLine(tree: Tree, offset: number): number {
  const end = endOfLine(tree, offset);
  if (end >= tree.bytes.length) return end;
  return tree.bytes[end] === CR && tree.bytes[end + 1] === LF ? end + 2 : end + 1;
}

export function startOfLine({ bytes, source }: Tree, offset: number): number {
  let at = offset;
  while (at > source.start && bytes[at - 1] !== LF && bytes[at - 1] !== CR) at -= 1;
  return at;
}

/** The white space that the line of an offset begins with. */
export function indentAt(tree: Tree, offset: number): string {
  const start = startOfLine(tree, offset);
  let end = start;
  while (tree.bytes[end] === SPACE || tree.bytes[end] === TAB) end += 1;
  return tree.slice(start, end);
}

/** Whether nothing but white space stands before an offset on its line. */
export function beginsLine(tree: Tree, offset: number): boolean {
  return startOfLine(tree, offset) + Buffer.byteLength(indentAt(tree, offset)) === offset;
}

/** Whether a comment lies in a range. */
export function holdsComment({ comments }: Tree, { start, end }: Range): boolean {
  for (let i = 0; i < comments.length; i += 2) if (comments[i]! >= start && comments[i]! < end) return true;
  return false;
}

/** The last byte of a range that is neither white space nor in a comment; -1 without one. */
export function lastToken({ bytes, comments }: Tree, { start, end }: Range): number {
  let last = -1;
  let comment = 0;
  while (comment < comments.length && comments[comment]! < start) comment += 2;
  for (let at = start; at < end; at += 1) {
    if (comment < comments.length && at === comments[comment]) {
      at = comments[comment + 1]! - 1;
      comment += 2;
    } else if (!isBlank(bytes[at]!)) last = at;
  }
  return last;
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === LF || byte === CR || byte === 12 || byte === 92;
}

/** Whether a line of a range ends in it. */
export function hasLineEnd({ bytes }: Tree, { start, end }: Range): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] === LF || bytes[at] === CR) return true;
  return false;
}

/** Whether the rest of the line holds no code: nothing, or a comment. */
export function endsLine(tree: Tree, offset: number): boolean {
  let at = offset;
  while (tree.bytes[at] === SPACE || tree.bytes[at] === TAB) at += 1;
  return at === endOfLine(tree, offset) || tree.bytes[at] === HASH;
}

/** The statement that a node is part of. */
export function statementAround(tree: Tree, node: number): number {
  let at = node;
  while (at !== 0) {
    const parent = tree.kind(tree.parent(at));
    if (isStatement(tree.kind(at)) && (parent === Kind.Block || parent === Kind.Module)) return at;
    at = tree.parent(at);
  }
  return 0;
}

/** The last `length` bytes of a node: the name of an Attribute. Undefined where it is written in another way. */
export function nameRange(tree: Tree, node: number): Range | undefined {
  const end = tree.end(node);
  const name = tree.name(node);
  const start = end - Buffer.byteLength(name);
  return tree.slice(start, end) === name ? { start, end } : undefined;
}

/** A node with the parentheses around it. */
export function withParentheses(tree: Tree, node: number): Range {
  let [start, end] = [tree.start(node), tree.end(node)];
  const { bytes } = tree;
  for (;;) {
    let [before, after] = [start - 1, end];
    while (before >= 0 && isBlank(bytes[before]!)) before -= 1;
    while (after < bytes.length && isBlank(bytes[after]!)) after += 1;
    if (bytes[before] !== 40 || bytes[after] !== 41) return { start, end };
    [start, end] = [before, after + 1];
  }
}

/** Decorators stand before the `def` that a node begins with. */
export function firstByteOf(tree: Tree, node: number): number {
  const kind = tree.kind(node);
  const isDecorated = kind === Kind.FunctionDef || kind === Kind.AsyncFunctionDef || kind === Kind.ClassDef;
  const decorators = isDecorated
    ? tree.child(node, kind === Kind.ClassDef ? Field.ClassDef.decorators : Field.FunctionDef.decorators)
    : 0;
  return decorators ? Math.min(tree.start(decorators), tree.start(node)) : tree.start(node);
}

/** Where a definition goes that a place of the module needs: above the statement around it and the comments on that. */
export function aboveStatement(tree: Tree, node: number): number {
  let top = node;
  while (tree.parent(top) !== tree.root) top = tree.parent(top);
  let at = startOfLine(tree, firstByteOf(tree, top));
  while (at > tree.source.start) {
    const line = startOfLine(tree, at - 1);
    const previous =
      tree.bytes[at - 1] === LF && tree.bytes[at - 2] === CR ? startOfLine(tree, at - 2) : line;
    if (!tree.slice(previous, at).trimStart().startsWith('#')) break;
    at = previous;
  }
  return at;
}
