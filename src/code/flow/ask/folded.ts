import { spelling } from '../../python/names.ts';
import type { CallOf, Literal, Value } from '../value.ts';
import { foldIndex, foldMethod, NOT_CONSTANT } from '../walk/fold.ts';
import type { Engine } from './engine.ts';
import { constantIn } from './items.ts';
import type { Frame, Reference } from './reference.ts';

/** Methods and items of constant strings that are constants only in an activation, or by a module's constants. */

/** `'{}'.format(x)`, `MODE.lower()`. */
export function foldedCall(engine: Engine, call: CallOf, frame: Frame | undefined): Reference | undefined {
  const { callee, args } = call;
  if (callee.kind !== 'attribute') return undefined;
  const text = textIn(engine, callee.base, frame);
  if (text === undefined || args.some(({ unpacked }) => unpacked)) return undefined;
  const positional: Literal[] = [];
  const named = new Map<string, Literal>();
  for (const { value, keyword } of args) {
    const known = constantIn(engine, value, frame);
    if (known?.kind !== 'constant') return undefined;
    if (keyword) named.set(spelling(keyword), known.literal);
    else positional.push(known.literal);
  }
  return constant(foldMethod(spelling(callee.name), text, positional, named));
}

/** `TEXT[0]`, `TEXT[1:3]`. */
export function foldedItem(
  engine: Engine,
  base: Value,
  key: Value,
  frame: Frame | undefined,
): Reference | undefined {
  const text = textIn(engine, base, frame);
  if (text === undefined) return undefined;
  const isSlice = key.kind === 'operation' && key.operator === 'slice';
  const bounds: Literal[] = [];
  for (const bound of isSlice ? key.operands : [key]) {
    const known = constantIn(engine, bound, frame);
    if (known?.kind !== 'constant') return undefined;
    bounds.push(known.literal);
  }
  return constant(foldIndex(text, bounds));
}

function textIn(engine: Engine, value: Value, frame: Frame | undefined): string | undefined {
  const known = constantIn(engine, value, frame);
  return known?.kind === 'constant' && typeof known.literal === 'string' ? known.literal : undefined;
}

function constant(folded: ReturnType<typeof foldMethod>): Reference | undefined {
  return folded === NOT_CONSTANT ? undefined : { sort: 'constant', literal: folded };
}
