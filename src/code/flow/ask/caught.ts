import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { CallOf, Caught } from '../value.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import { type Leaf, leaf, merged, weakened } from './leaf.ts';
import type { Frame, Reference } from './reference.ts';
import { together } from './together.ts';

/**
 * What an exception carries is what it was made of where it is raised: in the same function for certain, elsewhere in the
 * file maybe. What libraries say in theirs is not looked for.
 */
export function caughtOrigins(engine: Engine, value: Caught, frame: Frame | undefined): readonly Leaf[] {
  const found = raisedLike(engine, value, frame).map((call) => {
    const isHere = call.site.scope === value.site.scope;
    const leaves = together(engine, heldArguments(call, isHere ? frame : undefined), call.site);
    return isHere ? leaves : leaves.map(weakened);
  });
  return found.length > 0 ? merged(found) : [leaf('unknown', 'an exception', value.site)];
}

/** The calls in this file that make what is raised there and may be caught here. */
function raisedLike(engine: Engine, { types, site }: Caught, frame: Frame | undefined): readonly CallOf[] {
  const { module } = site.scope;
  const { tree } = module;
  const calls: CallOf[] = [];
  for (const name of new Set(engine.refs(types, frame).flatMap((ref) => namesIn(engine, ref)))) {
    for (const node of engine.program.references(module, intern(name))) {
      const made = tree.parent(node);
      const isMade = tree.kind(made) === Kind.Call && tree.child(made, Field.Call.func) === node;
      if (!isMade || tree.kind(tree.parent(made)) !== Kind.Raise) continue;
      const call = engine.walked(engine.program.enclosingScope(module, made)).values.get(made);
      if (call?.kind === 'call' && call.args.length > 0) calls.push(call);
      if (calls.length >= MAX_RAISED) return calls;
    }
  }
  return calls;
}

const MAX_RAISED = 16;

/** The names of the classes that a handler lists. Everything is an `Exception`, from wherever it comes. */
function namesIn(engine: Engine, ref: Reference): readonly string[] {
  if (ref.sort === 'class') return [ref.scope.name];
  if (ref.sort === 'library') {
    const name = ref.path.slice(ref.path.lastIndexOf('.') + 1);
    return /^(Base)?Exception$/.test(name) ? [] : [name];
  }
  if (ref.sort !== 'container' || ref.value.kind !== 'sequence') return [];
  return ref.value.elements.flatMap((one) =>
    engine.refs(one, ref.frame).flatMap((inner) => namesIn(engine, inner)),
  );
}
