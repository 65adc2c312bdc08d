import type { Engine } from '../../flow/ask/engine.ts';
import { bindersOf, readsOf, variableAt } from '../../payload/binders.ts';
import { type End, isInLoop } from '../../payload/channels.ts';
import { Kind } from '../../python/nodes.ts';
import { refuse } from '../refusal.ts';

/** A pickle ends where it says, other forms where the file does: one document to a file, and nothing else is done with it. */
export function checkAlone(engine: Engine, { module, node, stream }: End): void {
  const { tree } = module;
  if (isInLoop(tree, node))
    refuse('no-equivalent', 'the file may hold several pickles, one after the other', { module, node });
  if (tree.kind(stream) !== Kind.Name) return;
  const variable = variableAt(engine, module, stream);
  const isAlone =
    variable && bindersOf(engine, variable)?.length === 1 && readsOf(engine, variable).length === 1;
  if (!isAlone)
    refuse('no-equivalent', 'more is done with the file than to write or read one pickle', { module, node });
}
