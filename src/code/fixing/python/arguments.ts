import { Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { refuse, type Spot } from '../refusal.ts';
import {
  endOfLine,
  hasLineEnd,
  holdsComment,
  indentAt,
  lastToken,
  lineEndOf,
  type Range,
  startOfLine,
} from './text.ts';

/** The arguments of a call, as they are written. */

/** `*args` or `**kwargs`. */
export function hasStars(tree: Tree, call: number): boolean {
  for (let i = 0; i < tree.count(call); i += 1) {
    const item = tree.item(call, i);
    if (tree.kind(item) === Kind.Starred) return true;
    if (tree.kind(item) === Kind.Keyword && tree.nameId(item) === 0) return true;
  }
  return false;
}

/** Where and how a further argument is written: after the last, in its style. */
export function addedArgument(spot: Spot, text: string): { at: number; content: string } {
  const { module, node: call } = spot;
  const { tree } = module;
  if (hasStars(tree, call)) refuse('dynamic', 'it is called with * or **, which may hold the argument', spot);
  const close = tree.end(call) - 1;
  const count = tree.count(call);
  if (count === 0) return { at: close, content: text };
  const last = tree.item(call, count - 1);
  if (count === 1 && tree.kind(last) === Kind.GeneratorExp && tree.end(last) >= close)
    refuse('dynamic', 'its only argument is a generator without parentheses', spot);
  const token = lastToken(tree, { start: tree.end(last), end: close });
  const hasComma = token >= 0 && tree.bytes[token] === COMMA;
  const ownLine = isFirstOnLine(tree, call, count - 1);
  const newLine = `${lineEndOf(tree)}${indentAt(tree, tree.start(last))}`;
  if (hasComma && hasLineEnd(tree, { start: token, end: close }))
    return { at: endOfLine(tree, token), content: `${newLine}${text},` };
  const at = Math.max(token + 1, tree.end(last));
  if (hasComma) return { at, content: ` ${text}` };
  return { at, content: ownLine ? `,${newLine}${text}` : `, ${text}` };
}

const [COMMA, OPEN] = [44, 40];

/** Whether the argument stands on a line of its own, like those before it. */
function isFirstOnLine(tree: Tree, call: number, i: number): boolean {
  const start = tree.start(tree.item(call, i));
  const line = startOfLine(tree, start);
  const before = i > 0 ? tree.end(tree.item(call, i - 1)) : tree.end(tree.child(call, Field.Call.func));
  return before < line;
}

/** All between the parentheses of a call with one argument; undefined where a comment lies there. */
export function onlyArgument(tree: Tree, call: number): Range | undefined {
  const [end, from] = [tree.end(call) - 1, tree.end(tree.child(call, Field.Call.func))];
  let start = from;
  while (start < end && tree.bytes[start] !== OPEN) start += 1;
  const range = { start: start + 1, end };
  return tree.count(call) === 1 && !holdsComment(tree, { start: from, end }) ? range : undefined;
}

/** The range that takes an argument away, with the comma before it; undefined where a comment lies in it. */
export function removedArgument(tree: Tree, call: number, argument: number): Range | undefined {
  for (let i = 0; i < tree.count(call); i += 1) {
    const item = tree.item(call, i);
    const isMeant =
      item === argument ||
      (tree.kind(item) === Kind.Keyword && tree.child(item, Field.Keyword.value) === argument);
    if (!isMeant || i === 0) continue;
    // Parentheses around the argument before belong to it: cut from the comma on.
    const token = commaBefore(tree, tree.end(tree.item(call, i - 1)), tree.start(item));
    const end = endWithParentheses(tree, item, i + 1 < tree.count(call) ? tree.item(call, i + 1) : 0, call);
    const range = { start: token, end };
    return token < 0 || holdsComment(tree, range) ? undefined : range;
  }
  return undefined;
}

function commaBefore(tree: Tree, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (tree.bytes[at] === COMMA) return at;
  return -1;
}

/** The end of an argument and of the parentheses that close behind it. */
function endWithParentheses(tree: Tree, item: number, next: number, call: number): number {
  let end = tree.end(item);
  const stop = next ? tree.start(next) : tree.end(call) - 1;
  for (let at = end; at < stop && tree.bytes[at] !== COMMA; at += 1) if (tree.bytes[at] === 41) end = at + 1;
  return end;
}
