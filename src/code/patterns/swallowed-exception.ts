import type { Pattern } from '../matching/pattern.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** `except: pass` and `except Exception: continue`; one that names narrower exceptions knows what it drops. */
export const pattern: Pattern = {
  rule: 'style/swallowed-exception',
  kinds: [Kind.ExceptHandler],
  look: ({ tree, node }) =>
    catchesAll(tree, tree.child(node, Field.ExceptHandler.type)) && doesNothing(tree, node)
      ? { what: 'This handler' }
      : undefined,
};

function catchesAll(tree: Tree, type: number): boolean {
  return type === 0 || ['Exception', 'BaseException'].includes(tree.name(type));
}

function doesNothing(tree: Tree, handler: number): boolean {
  const body = tree.child(handler, Field.ExceptHandler.body);
  if (tree.count(body) !== 1) return false;
  const kind = tree.kind(tree.item(body, 0));
  return kind === Kind.Pass || kind === Kind.Continue;
}
