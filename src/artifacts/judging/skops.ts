/** The types that a schema of skops asks for. Sources: skops/io/_general.py, _trusted_types.py, _audit.py. */
import type { Reason } from '../inspection/reason.ts';
import { objectsIn } from './json.ts';
import { importReason } from './named.ts';

/** Types of Python that hold data and nothing else, which skops trusts by itself. */
const PLAIN = new Set(
  'bool bytearray bytes complex dict float frozenset int list NoneType object range set slice str tuple type'.split(
    ' ',
  ),
);
/** Functions that the nodes of skops call with what stands in the file; a new one of them was a flaw each time. */
const CALLING = /^(?:OperatorFunc|Method|Reduce|Function|Partial)Node$/;

/** Undefined for text that is no JSON. */
export function judgeSkopsSchema(text: string): Reason[] | undefined {
  const objects = objectsIn(text);
  if (!objects) return undefined;
  const reasons = new Map<string, Reason>();
  for (const { __module__: module, __class__: name, __loader__: loader } of objects) {
    if (typeof module !== 'string' || typeof name !== 'string') continue;
    const calls = typeof loader === 'string' && CALLING.test(loader);
    if (!calls && module === 'builtins' && PLAIN.has(name)) continue;
    const reason = importReason('its schema', module, name);
    if (reason) reasons.set(reason.message, reason);
  }
  return [...reasons.values()];
}
