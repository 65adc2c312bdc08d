import { Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import { writtenIn } from './call.ts';

/**
 * Halves of surrogate pairs in texts. Two of them that form a pair are two characters in Python and come back as one from
 * JSON (Lib/json/decoder.py); a single one may meet its other half when texts are joined.
 */

/** `"\ud83d"`, whatever follows. As the text is written: its value cannot tell two halves from one character. */
export function hasHalf(tree: Tree, literal: number): boolean {
  const text = tree.text(literal);
  return /[\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')) || ESCAPED.test(text);
}

const ESCAPED = /\\(u|U0000)[dD][89a-fA-F]/;

/** Encodings that read a half of a pair: they are escapes. Other Unicode is told to by its handler of errors alone. */
const HALVING = /escape|utf[-_]?7|punycode|idna/i;
const ERRORS = /^(strict|ignore|replace|surrogateescape|backslashreplace|xmlcharrefreplace|namereplace)$/;

/** Whether `data.decode(…)` gives no half of a pair but those that stand for bytes, which form none. */
export function decodesWhole(tree: Tree, call: number): boolean {
  for (let i = 0; i < tree.count(call); i += 1)
    if (tree.kind(tree.item(call, i)) === Kind.Starred) return false;
  const encoding = writtenIn(tree, call, 'encoding', 0);
  const errors = writtenIn(tree, call, 'errors', 1);
  const isText = (node: number) => node === 0 || tree.kind(node) === Kind.Str;
  if (!isText(encoding) || !isText(errors)) return false;
  return (
    (encoding === 0 || !HALVING.test(tree.stringValue(encoding))) &&
    (errors === 0 || ERRORS.test(tree.stringValue(errors)))
  );
}
