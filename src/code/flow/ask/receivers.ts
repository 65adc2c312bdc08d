import type { Scope } from '../../program/scope.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { FunctionReference, Reference } from './reference.ts';

/** What `self` and `cls` are, from the text of a method alone. */

/** Whether the first parameter is `self` or `cls`. */
export function takesReceiver(scope: Scope): boolean {
  return scope.parent?.sort === 'class' && scope.parameters.length > 0;
}

/** What `self` or `cls` is when nothing is known of the call; nothing for static methods. */
export function receiverOf(scope: Scope): Reference | undefined {
  const owner = scope.parent;
  if (owner?.sort !== 'class') return undefined;
  const binding = bindingByDecorators(scope);
  if (binding === 'static') return undefined;
  const asClass = binding === 'class' || scope.name === '__new__' || scope.name === '__init_subclass__';
  return asClass
    ? { sort: 'class', scope: owner, closure: undefined, isAnyHeir: true }
    : { sort: 'instance', scope: owner, made: undefined, closure: undefined };
}

/** From the text alone, because it is asked for every method. */
function bindingByDecorators(scope: Scope): FunctionReference['binding'] {
  const { tree } = scope.module;
  if (tree.kind(scope.node) === Kind.Lambda) return 'plain';
  const decorators = tree.child(scope.node, Field.FunctionDef.decorators);
  for (let i = 0; i < tree.count(decorators); i += 1) {
    const name = tree.name(tree.item(decorators, i));
    if (name === 'staticmethod') return 'static';
    if (name === 'classmethod') return 'class';
  }
  return 'plain';
}
