import type { Engine } from '../flow/ask/engine.ts';
import type { Module } from '../program/module.ts';
import { expression } from './expressions.ts';
import type { Inference } from './inference.ts';
import { other, type Payload, type Spot } from './payload.ts';

/** Expressions that one payload may be made of. */
const MOST = 600;
/** Expressions that may lie in each other. */
const DEEPEST = 60;

/**
 * What an expression gives, as far as it can be proved from the text: from the expressions that make it, all values of its
 * variables, all calls of the functions around. It asks the engine what is called and by whom; it does not take the
 * engine's word for what containers hold, which is good enough to follow data and not to change a format. What it cannot
 * prove is `other`, with the place.
 */
export function payloadOf(engine: Engine, place: Spot): Payload {
  const under = new Set<string>();
  let left = MOST;
  const inference: Inference = {
    engine,
    root: place,
    held: new Set(),
    returning: 0,
    at(module: Module, node: number): Payload {
      const key = `${module.index} ${node}`;
      // Taking it for nothing would be right only if it were asked again with what came out.
      if (under.has(key)) return other({ module, node }, 'it is made of itself');
      left -= 1;
      if (left < 0 || under.size > DEEPEST) return other({ module, node }, 'it is made of too many parts');
      under.add(key);
      const payload = expression(inference, module, node);
      under.delete(key);
      return payload;
    },
  };
  return inference.at(place.module, place.node);
}
