import { bodyOf, type Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { type CallOf, objectOf } from '../value.ts';
import type { Engine } from './engine.ts';
import { frameOf, heldArguments, isGenerator } from './frames.ts';
import { containerResults } from './items.ts';
import { type Leaf, leaf, merged, mergeLeaves, weakened } from './leaf.ts';
import { libraryCallOrigins } from './libraries.ts';
import { attributeOf } from './members.ts';
import type { Frame, FunctionReference, HeldArgument } from './reference.ts';
import { along, together } from './together.ts';

/** Where the result of a call comes from. */

// ---------------------------------------------------------------- calls

export function callOrigins(engine: Engine, call: CallOf, frame: Frame | undefined): readonly Leaf[] {
  const args = heldArguments(call, frame);
  const answers: (readonly Leaf[])[] = [];
  const fromContainer = containerResults(engine, call, frame);
  if (fromContainer.length > 0) return together(engine, fromContainer);
  let known = false;
  for (const callee of engine.refs(call.callee, frame)) {
    switch (callee.sort) {
      case 'function':
        known = true;
        answers.push(functionOrigins(engine, callee, call, args));
        break;
      case 'class':
        known = true;
        answers.push(madeOf(engine, args, call));
        break;
      case 'instance':
        for (const member of attributeOf(engine, callee, CALL)) {
          if ('sort' in member && member.sort === 'function') {
            known = true;
            answers.push(functionOrigins(engine, member, call, args));
          }
        }
        break;
      case 'partial':
        for (const inner of engine.refs(callee.callee.value, callee.callee.frame)) {
          const given = [...callee.args, ...args];
          if (inner.sort === 'function') answers.push(functionOrigins(engine, inner, call, given));
          else if (inner.sort === 'library')
            answers.push(libraryCallOrigins(engine, inner, call, given, frame));
          else continue;
          known = true;
        }
        break;
      case 'library':
        known = true;
        answers.push(libraryCallOrigins(engine, callee, call, args, frame));
        break;
    }
  }
  return known ? merged(answers) : unknownCall(engine, call, args, frame);
}

const CALL = intern('__call__');

function functionOrigins(
  engine: Engine,
  callee: FunctionReference,
  call: CallOf,
  args: readonly HeldArgument[],
): readonly Leaf[] {
  const inner = frameOf(engine, callee, call, args);
  const walked = engine.walked(callee.scope);
  const outcomes = isGenerator(callee.scope) ? walked.yields : walked.returns;
  const leaves = merged(outcomes.map(({ value, facts }) => along(engine, { value, frame: inner }, facts)));
  if (leaves.length > 0) return leaves;
  const { name } = callee.scope;
  return walked.exit.alive && !isAbstract(callee.scope)
    ? [leaf('constant', `${name}() gives nothing`, call.site)]
    : [weakened(leaf('unknown', `${name}() is left to subclasses`, call.site))];
}

/** A body of nothing but a text, `...` or `pass`. */
function isAbstract({ module: { tree }, node }: Scope): boolean {
  const [body] = bodyOf(tree, node);
  if (!body || tree.kind(body) !== Kind.Block) return false;
  for (let i = 0; i < tree.count(body); i += 1) {
    const statement = tree.item(body, i);
    const value = tree.kind(statement) === Kind.Expr ? tree.kind(tree.child(statement, Field.Expr.value)) : 0;
    if (tree.kind(statement) !== Kind.Pass && value !== Kind.Str && value !== Kind.Ellipsis) return false;
  }
  return true;
}

/** An object is made of what its constructor was given. */
function madeOf(engine: Engine, args: readonly HeldArgument[], call: CallOf): readonly Leaf[] {
  return together(engine, args, call.site).map(weakened);
}

/**
 * A callee that nothing is known of. A method gives what its object is made of (`data.strip()`); what the arguments
 * bring is kept, but weak.
 */
function unknownCall(
  engine: Engine,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Leaf[] {
  const given = together(engine, args)
    .map(weakened)
    .filter((one) => one.origin !== 'constant');
  if (call.callee.kind === 'attribute') {
    return mergeLeaves(engine.origins(objectOf(call.callee.base), frame), given);
  }
  return mergeLeaves(given, [leaf('unknown', 'the result of a function that is not known', call.site)]);
}
