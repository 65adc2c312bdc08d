import { dataOf } from '../flow/ask/conditions.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Value } from '../flow/value.ts';
import type { Argument, Condition, Sink } from '../models/vocabulary.ts';
import type { SinkCall } from './judgement.ts';

/**
 * What of a call bears on its judgement: what is called, the arguments that its model speaks of, and those that stand for
 * others (`*args`). The text in which a constant pattern is sought does not.
 */
export function bearingOn({ near }: Engine, { sink, call, inFrame }: SinkCall): readonly Value[] {
  const library = inFrame(undefined);
  const named = dataOf(near, library, placesOf(sink));
  return [
    call.callee,
    ...named.map(({ value }) => value),
    ...call.args.flatMap(({ value, unpacked }) => (unpacked ? [value] : [])),
  ];
}

function placesOf({ data = [], when = [], safe = [], writes }: Sink): readonly Argument[] {
  const conditions = [...when, ...safe, ...(typeof writes === 'object' ? [writes] : [])];
  return [...[data].flat(), ...conditions.flatMap((one) => [...argumentsIn(one)])];
}

function* argumentsIn({ argument, and, unless }: Condition): Iterable<Argument> {
  if (argument !== undefined) yield argument;
  if (and) yield* argumentsIn(and);
  if (unless) yield* argumentsIn(unless);
}
