import type { Pattern } from '../matching/pattern.ts';
import { calledName, nodesWithin, positional, writesFile } from '../matching/within.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** `if not os.path.exists(path): open(path, "w")`; what the operating system refuses by itself is no act. */
export const pattern: Pattern = {
  rule: 'concurrency/check-then-act',
  kinds: [Kind.If],
  look: ({ tree, node }) => {
    const path = lookedFor(tree, tree.child(node, Field.If.test));
    if (path === undefined) return undefined;
    for (const call of nodesWithin(tree, tree.child(node, Field.If.body), Kind.Call)) {
      const [first] = positional(tree, call);
      const isAct = ACTS.has(calledName(tree, call)) || writesFile(tree, call);
      if (isAct && first !== undefined && tree.text(first) === path)
        return { what: calledName(tree, call), node: call };
    }
    return undefined;
  },
};

const LOOKS: ReadonlySet<string> = new Set(
  ['exists', 'lexists', 'isfile', 'isdir', 'islink'].map((name) => `os.path.${name}`).concat('os.access'),
);
const ACTS: ReadonlySet<string> = new Set([
  'os.remove',
  'os.unlink',
  'os.rmdir',
  'os.mkdir',
  'shutil.rmtree',
]);

/** The path in `os.path.exists(path)` or `not os.path.exists(path)`. */
function lookedFor(tree: Tree, test: number): string | undefined {
  const call = tree.kind(test) === Kind.UnaryOp ? tree.child(test, Field.UnaryOp.operand) : test;
  if (tree.kind(call) !== Kind.Call || !LOOKS.has(calledName(tree, call))) return undefined;
  const [path] = positional(tree, call);
  return path === undefined ? undefined : tree.text(path);
}
