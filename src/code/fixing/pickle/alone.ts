import type { Engine } from '../../flow/ask/engine.ts';
import { readsBeside } from '../../payload/binders.ts';
import type { End } from '../../payload/channels.ts';
import { isInLoop } from '../../payload/loops.ts';
import { Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { refuse } from '../refusal.ts';

/** What writes the file out, and what it is called: `f.flush()`, `os.fsync(f.fileno())`, `os.replace(f.name, path)`. */
const CLOSING: ReadonlySet<string> = new Set(['flush', 'fileno', 'close', 'name']);

function isClosing(tree: Tree, read: number): boolean {
  const parent = tree.parent(read);
  return tree.kind(parent) === Kind.Attribute && CLOSING.has(tree.name(parent));
}

/** A pickle ends where it says, other forms where the file does: one document to a file, and nothing else is done with it. */
export function checkAlone(engine: Engine, { module, node, stream }: End): void {
  const { tree } = module;
  if (isInLoop(tree, node))
    refuse('no-equivalent', 'the file may hold several pickles, one after the other', { module, node });
  if (tree.kind(stream) !== Kind.Name) return;
  const reads = readsBeside(engine, module, stream)?.filter((read) => !isClosing(tree, read));
  if (reads?.length !== 1)
    refuse('no-equivalent', 'more is done with the file than to write or read one pickle', { module, node });
}
