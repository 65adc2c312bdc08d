import type { Pattern } from '../matching/pattern.ts';
import { calledName, functionNamed, nodesWithin, positional } from '../matching/within.ts';
import { Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** `signal.signal(SIGTERM, stop)`, where `stop` waits for a lock. */
export const pattern: Pattern = {
  rule: 'concurrency/signal-handler',
  calls: ['signal'],
  look: (sight) => {
    const { tree, node } = sight;
    if (calledName(tree, node) !== 'signal.signal') return undefined;
    const handler = positional(tree, node)[1];
    const body = handler === undefined ? 0 : functionNamed(sight, handler);
    return body !== 0 && takesLock(tree, body) ? { what: tree.text(handler as number) } : undefined;
  },
};

function takesLock(tree: Tree, body: number): boolean {
  const entered = [...nodesWithin(tree, body, Kind.WithItem)];
  const called = [...nodesWithin(tree, body, Kind.Call)];
  return (
    entered.some((item) => /^[\w.]*(lock|mutex)$/i.test(tree.text(item))) ||
    called.some((call) => /lock\.acquire$/i.test(calledName(tree, call)) && tree.count(call) === 0)
  );
}
