import { Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { holdsComment, lastToken, type Range } from './text.ts';

/** Texts and lists as they are written. */

/** The range between the quotes of a plain text; undefined for what is concatenated, or written with escapes. */
export function insideQuotes(tree: Tree, node: number): Range | undefined {
  if (tree.kind(node) !== Kind.Str) return undefined;
  const found = /^[uU]?('''|"""|'|")/.exec(tree.text(node));
  const quote = found?.[1];
  if (!quote) return undefined;
  const start = tree.start(node) + (found[0] as string).length;
  const end = tree.end(node) - quote.length;
  return tree.slice(start, end) === tree.stringValue(node) ? { start, end } : undefined;
}

export function isCollection(tree: Tree, node: number): boolean {
  const kind = tree.kind(node);
  return kind === Kind.List || kind === Kind.Tuple || kind === Kind.Set;
}

export function itemsOf(tree: Tree, node: number): readonly number[] {
  return Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i));
}

const COMMA = 44;

/**
 * The range that takes an item out of a list, tuple or set that keeps at least one: with the comma before it or, for the
 * first, up to the next. Undefined where a comment lies in it, or a tuple would become a value in parentheses.
 */
export function removedItem(tree: Tree, list: number, item: number): Range | undefined {
  const items = itemsOf(tree, list);
  const i = items.indexOf(item);
  if (i < 0 || items.length < 2 || (tree.kind(list) === Kind.Tuple && items.length === 2)) return undefined;
  const range =
    i === 0
      ? { start: tree.start(item), end: tree.start(items[1] as number) }
      : { start: tree.end(items[i - 1] as number), end: tree.end(item) };
  const token = i === 0 ? -1 : lastToken(tree, { start: range.start, end: tree.start(item) });
  const isPlain = i === 0 || (token >= 0 && tree.bytes[token] === COMMA);
  return isPlain && !holdsComment(tree, range) ? range : undefined;
}
