import { targetName } from '../flow/ask/written.ts';
import type { Pattern } from '../matching/pattern.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** A text such as `/tmp/report.csv`, where it is used as a file that is written or kept under a name for that. */
export const pattern: Pattern = {
  rule: 'files/fixed-temporary-path',
  kinds: [Kind.Str],
  look: ({ tree, node, module, program }) => {
    if (tree.end(node) - tree.start(node) > 200 || tree.bytes[tree.start(node) + 1] !== SLASH)
      return undefined;
    const text = tree.stringValue(node);
    return (SHARED.test(text) && isFile(tree, node)) ||
      isOpenedByName(tree, node, (name) => program.references(module, name))
      ? { what: text }
      : undefined;
  },
};

const SLASH = 0x2f;
const SHARED = /^\/(tmp|var\/tmp|dev\/shm)\/[^\s{}%*]+$/;
const MAKES = /^(mkdir|makedirs|mkfifo|mknod|FileHandler|\w*RotatingFileHandler|to_csv|write_text|savefig)$/;
const HOLDS = /path|file|dir|folder|socket|log|cache|tmp|temp|dest|pid|lock/i;

function isFile(tree: Tree, node: number): boolean {
  const parent = tree.parent(node);
  switch (tree.kind(parent)) {
    case Kind.Call:
      return isMade(tree, parent);
    case Kind.Keyword:
    case Kind.Arg:
      return HOLDS.test(tree.name(parent));
    case Kind.Assign:
      return [...targetName(tree, tree.item(parent, 0))].some((name) => HOLDS.test(name));
    default:
      return false;
  }
}

/** `STATE = "/tmp/…"`, and `open(STATE, "w")` somewhere in the file. */
function isOpenedByName(tree: Tree, node: number, uses: (name: number) => Iterable<number>): boolean {
  const parent = tree.parent(node);
  const target = tree.kind(parent) === Kind.Assign ? tree.item(parent, 0) : 0;
  if (target === 0 || tree.kind(target) !== Kind.Name) return false;
  return [...uses(tree.nameId(target))].some((use) => {
    const call = tree.parent(use);
    return tree.kind(call) === Kind.Call && tree.item(call, 0) === use && isMade(tree, call);
  });
}

/** `open(…, "w")`, `os.makedirs(…)`. */
function isMade(tree: Tree, call: number): boolean {
  const name = tree.name(tree.child(call, Field.Call.func));
  if (name !== 'open' || tree.count(call) < 2) return MAKES.test(name);
  const second = tree.item(call, 1);
  const mode = tree.kind(second) === Kind.Keyword ? tree.child(second, Field.Keyword.value) : second;
  return tree.kind(mode) === Kind.Str && /[wax+]/.test(tree.stringValue(mode));
}
