import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** The value of an argument by keyword or position, as it is written in a Call; 0 where it is not written. */
export function writtenIn(tree: Tree, call: number, keyword: string, position = -1): number {
  const id = intern(keyword);
  let at = 0;
  for (let i = 0; i < tree.count(call); i += 1) {
    const item = tree.item(call, i);
    const kind = tree.kind(item);
    if (kind === Kind.Starred) return 0;
    if (kind === Kind.Keyword) {
      if (tree.nameId(item) === id) return tree.child(item, Field.Keyword.value);
    } else {
      if (at === position) return item;
      at += 1;
    }
  }
  return 0;
}
