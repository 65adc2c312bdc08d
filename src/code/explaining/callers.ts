import type { Caller } from '../../report/explanation.ts';
import { callersOf } from '../flow/ask/callers.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { contradiction } from '../flow/ask/possible.ts';
import type { Facts } from '../flow/facts.ts';
import type { Site } from '../flow/value.ts';
import { locationOf } from '../judging/describe.ts';
import { conditionText } from './guards.ts';

/** The calls of the function around, and for each whether what it gives leads to the expression. */
export function callersAnswer(engine: Engine, site: Site, facts: Facts | undefined): readonly Caller[] {
  if (site.scope.sort !== 'function') return [];
  return callersOf(engine, site.scope).flatMap((frame) => {
    // What only a name speaks for is no answer to "who calls this?".
    if (!frame.call || frame.guessed) return [];
    const { path, line, column } = locationOf(frame.call.site);
    const within = frame.call.site.scope.qualifiedName;
    const test = contradiction(engine, facts, frame);
    const ruledOut =
      test && `${conditionText(engine, test.condition, site)} is always ${!test.holds} from there`;
    return [{ path, line, column, ...(within && { within }), ...(ruledOut && { ruledOut }) }];
  });
}
