/** What an f-string field with `=` prints before its value: only the comparison with CPython asks for it. */
import * as C from '../../../../src/code/python/characters.ts';
import { Field } from '../../../../src/code/python/nodes.ts';
import type { Tree } from '../../../../src/code/python/tree.ts';

/** Where the text lies that an f-string's `{value=}` prints before the value: from the brace to after the `=`. */
export function documentedSpan(tree: Tree, field: number): { readonly start: number; readonly end: number } {
  const { bytes } = tree;
  let end = tree.end(tree.child(field, Field.FormattedValue.value));
  while (bytes[end] !== C.EQUALS)
    end = bytes[end] === C.HASH ? C.lineEndFrom(bytes, end, bytes.length) : end + 1;
  end += 1;
  for (;;) {
    const c = bytes[end]!;
    if (c === C.HASH) end = C.lineEndFrom(bytes, end, bytes.length);
    else if (c === C.SPACE || (c >= C.TAB && c <= C.CR)) end += 1;
    else return { start: tree.start(field) + 1, end };
  }
}

/** That text as Python prints it: without comments. */
export function documentedText(tree: Tree, field: number): string {
  const { start, end } = documentedSpan(tree, field);
  let text = '';
  let at = start;
  for (let i = 0; i < tree.comments.length && tree.comments[i]! < end; i += 2) {
    if (tree.comments[i]! < start) continue;
    text += tree.slice(at, tree.comments[i]!);
    at = tree.comments[i + 1]!;
  }
  return (text + tree.slice(at, end)).replace(/\r\n?/g, '\n');
}
