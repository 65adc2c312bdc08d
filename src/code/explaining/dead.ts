import type { DeadBranch } from '../../report/explanation.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { constantTruth } from '../flow/ask/possible.ts';
import type { Site } from '../flow/value.ts';
import { truthOf } from '../flow/walk/operators.ts';
import { locationOf, shortened } from '../judging/describe.ts';
import type { Scope } from '../program/scope.ts';
import { Kind } from '../python/nodes.ts';
import { type Test, testAt, testsOf } from './tests.ts';

/** The branches of a function or module that are never taken, because constants decide their tests. */
export function deadBranches(engine: Engine, scope: Scope): readonly DeadBranch[] {
  const { tree } = scope.module;
  return testsOf(tree, scope.node)
    .filter(({ statement }) => engine.program.enclosingScope(scope.module, statement) === scope)
    .flatMap((test) => {
      const dead = deadSide(engine, scope, test);
      if (!dead?.branch) return [];
      const { path, line, endLine } = locationOf({ scope, node: dead.branch });
      return [{ path, line, endLine, because: dead.because }];
    });
}

/** Which side of a test is never taken, and why; undefined where both may be, or the test itself is not reached. */
function deadSide(
  engine: Engine,
  scope: Scope,
  { test, body, orelse }: Test,
): { readonly branch: number; readonly because: string } | undefined {
  const value = engine.walked(scope).values.get(test);
  const truth = value && (truthOf(value) ?? constantTruth(engine, value));
  if (truth === undefined) return undefined;
  const text = shortened(scope.module.tree.text(test));
  return { branch: truth ? orelse : body, because: `${text} is always ${truth ? 'true' : 'false'}` };
}

/** Why an expression has no value: it is in a branch that is never taken, or behind a statement that leaves. */
export function whyUnreachable(engine: Engine, { scope, node }: Site): string {
  const { tree } = scope.module;
  let below = node;
  for (let at = tree.parent(node); at !== 0 && below !== scope.node; below = at, at = tree.parent(at)) {
    const test = testAt(tree, at);
    const dead = test && deadSide(engine, scope, test);
    if (dead && dead.branch === below)
      return `${dead.because} on line ${locationOf({ scope, node: test.test }).line}`;
    const leaves = tree.kind(at) === Kind.Block ? leavingBefore(scope, at, below) : 0;
    if (leaves) {
      const { line } = locationOf({ scope, node: leaves });
      return `it stands behind ${LEAVING.get(tree.kind(leaves))} on line ${line}`;
    }
  }
  return 'every way to it leaves before';
}

const LEAVING: ReadonlyMap<number, string> = new Map<number, string>([
  [Kind.Return, 'the return'],
  [Kind.Raise, 'the raise'],
  [Kind.Break, 'the break'],
  [Kind.Continue, 'the continue'],
]);

function leavingBefore({ module: { tree } }: Scope, block: number, statement: number): number {
  for (let i = 0; i < tree.count(block); i += 1) {
    const one = tree.item(block, i);
    if (one === statement) return 0;
    if (LEAVING.has(tree.kind(one))) return one;
  }
  return 0;
}
