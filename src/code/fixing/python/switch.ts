import { writtenIn } from '../../payload/call.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { refuse } from '../refusal.ts';
import type { Case } from '../repair.ts';
import { addedArgument, hasStars } from './arguments.ts';
import { importOf } from './imports.ts';

/** A keyword that turns something on or off: `allow_pickle=True`. */

/**
 * How it stands in a call; refused where what it is cannot be seen there, or what is called: a function that is handed in
 * may be another one, too, which knows no such keyword.
 */
export function writtenSwitch(about: Case, keyword: string, position = -1): number {
  const { tree, node, module } = about;
  const spot = { module, node };
  if (tree.kind(node) !== Kind.Call) return refuse('dynamic', 'it is not called where it is written', spot);
  if (hasStars(tree, node))
    return refuse('dynamic', `it is called with * or **, which may hold ${keyword}`, spot);
  if (!isCalledByName(about))
    refuse('dynamic', 'what is called there is handed in, and may be another function', spot);
  const written = writtenIn(tree, node, keyword, position);
  if (written === 0 || LITERALS.has(tree.kind(written))) return written;
  return refuse('dynamic', `${keyword} comes by a variable`, { module, node: written });
}

/** It begins with a name that is imported (`np.load`, `model_zoo.load_url`), or is a method of that name. */
function isCalledByName({ engine, tree, node, module, callee }: Case): boolean {
  const func = tree.child(node, Field.Call.func);
  if (tree.kind(func) === Kind.Attribute && callee.endsWith(`.${tree.name(func)}`)) return true;
  let root = func;
  while (tree.kind(root) === Kind.Attribute) root = tree.child(root, Field.Attribute.value);
  return tree.kind(root) === Kind.Name && importOf(engine.program, { module, node: root }) !== undefined;
}

const LITERALS: ReadonlySet<number> = new Set([Kind.True, Kind.False, Kind.None, Kind.Num]);

/** Writes another value for it, or adds it behind the last argument. */
export function writeSwitch(
  draft: Draft,
  about: Case,
  keyword: string,
  written: number,
  value: string,
): void {
  const { module, tree, node } = about;
  if (written !== 0)
    return draft.replace(module, { start: tree.start(written), end: tree.end(written) }, value);
  const { at, content } = addedArgument({ module, node }, `${keyword}=${value}`);
  draft.insert(module, at, content);
}
