import type { Scope } from '../../program/scope.ts';
import { Flag } from '../../python/nodes.ts';
import type { CallOf } from '../value.ts';
import type { Engine } from './engine.ts';
import type { Frame, FunctionReference, HeldArgument } from './reference.ts';

/** Activations of functions, as calls make them. */

// ---------------------------------------------------------------- calls

export function heldArguments(call: CallOf, frame: Frame | undefined): readonly HeldArgument[] {
  return call.args.map((argument) => ({ ...argument, frame }));
}

export function frameOf(
  engine: Engine,
  callee: FunctionReference,
  call: CallOf | undefined,
  args: readonly HeldArgument[],
): Frame | undefined {
  return engine.frame(callee.scope, call, args, callee.receiver, callee.closure);
}

/** Whether an activation says what the parameters of a scope are given: the language's own calls do where they give anything. */
export function binds(frame: Frame | undefined, scope: Scope): frame is Frame {
  return frame?.scope === scope && (frame.call !== undefined || frame.args.length > 0);
}

/** A definition inside of a function closes over that function's activation. */
export function closureFor(around: Scope, frame: Frame | undefined): Frame | undefined {
  return around.sort === 'function' ? frame : frame?.scope === around ? frame : undefined;
}

export function functionReference(scope: Scope, closure: Frame | undefined): FunctionReference {
  return { sort: 'function', scope, closure, binding: 'plain', receiver: undefined, wraps: [] };
}

export function isGenerator(scope: Scope): boolean {
  return scope.sort === 'function' && scope.module.tree.has(scope.node, Flag.Generator);
}
