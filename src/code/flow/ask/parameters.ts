import type { Value } from '../value.ts';
import { argumentsOrDefault, defaultOf } from './bind.ts';
import { callersOf } from './callers.ts';
import type { Engine } from './engine.ts';
import { binds } from './frames.ts';
import type { Frame, Held } from './reference.ts';

/** Every value that a parameter can have: of this call, or of all calls when none is meant. */
export function parameterValues(
  engine: Engine,
  value: Value & { kind: 'parameter' },
  frame: Frame | undefined,
): readonly Held[] {
  const { scope } = value.site;
  if (binds(frame, scope)) return argumentsOrDefault(engine, frame, value.index);
  const helds: Held[] = [];
  for (const caller of callersOf(engine, scope))
    helds.push(...argumentsOrDefault(engine, caller, value.index));
  if (helds.length === 0) {
    const fallback = defaultOf(engine, scope, value.index, undefined);
    if (fallback) helds.push(fallback);
  }
  return helds;
}
