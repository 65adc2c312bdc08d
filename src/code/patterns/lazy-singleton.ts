import type { Pattern, Sight } from '../matching/pattern.ts';
import { nodesWithin } from '../matching/within.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** `global x; if x is None: x = make()` in a file that knows of threads, with no lock around. */
export const pattern: Pattern = {
  rule: 'concurrency/lazy-singleton',
  kinds: [Kind.If],
  look: (sight) => {
    const { tree, node, module, program } = sight;
    if (!THREADS.some((name) => module.written.has(name))) return undefined;
    const name = missing(tree, tree.child(node, Field.If.test));
    if (!name || !program.enclosingScope(module, node).globals.has(name) || isLocked(sight)) return undefined;
    const stores = [...nodesWithin(tree, tree.child(node, Field.If.body), Kind.Name)];
    const isMade = stores.some((one) => tree.nameId(one) === name && tree.isStore(one));
    return isMade ? { what: tree.text(tree.child(node, Field.If.test)).split(/\s/)[0] ?? '' } : undefined;
  },
};

const THREADS = ['threading', 'ThreadPoolExecutor'].map(intern);

/** The name in `name is None` or `not name`; 0 for other tests. */
function missing(tree: Tree, test: number): number {
  const name = /^(?:not\s+(\w+)|(\w+)\s+is\s+None)$/.exec(tree.text(test));
  return name ? intern(name[1] ?? name[2] ?? '') : 0;
}

/** Within `with lock:`, or after a call of `acquire`. */
function isLocked({ tree, node, module, program }: Sight): boolean {
  const scope = program.enclosingScope(module, node).node;
  for (let at = tree.parent(node); at !== 0 && at !== scope; at = tree.parent(at))
    if (tree.kind(at) === Kind.With) return true;
  return /\.acquire\(/.test(tree.text(scope));
}
