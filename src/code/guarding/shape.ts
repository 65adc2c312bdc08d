import type { Engine } from '../flow/ask/engine.ts';
import type { Payload, Scalar } from '../payload/payload.ts';
import type { Scope } from '../program/scope.ts';
import { objectShape } from './objects.ts';
import { type Place, placeOf } from './place.ts';

/**
 * What is written, as plain data: a payload in which tuples, sets and objects of the project's classes have a place, too.
 * A guard made from it refuses what it does not tell; nothing has to be proved for that.
 */
export type Shape =
  | { readonly kind: Scalar | 'anything' }
  | { readonly kind: 'list' | 'dict' | 'tuple' | 'set'; readonly of: Shape }
  | {
      readonly kind: 'record';
      readonly fields: readonly ShapeField[];
      readonly object?: readonly ObjectName[];
    }
  | { readonly kind: 'union'; readonly of: readonly Shape[] }
  | { readonly kind: 'unknown'; readonly reason: string; readonly place: Place };

export interface ShapeField {
  readonly name: string;
  readonly shape: Shape;
  readonly isOptional: boolean;
}

/** A class as a pickle names it. */
export interface ObjectName {
  readonly module: string;
  readonly name: string;
}

/** `under`: the classes whose objects this is a part of. */
export function shapeOf(engine: Engine, payload: Payload, under: readonly Scope[] = []): Shape {
  const inner = (part: Payload) => shapeOf(engine, part, under);
  switch (payload.kind) {
    case 'json':
      return { kind: 'anything' };
    case 'list':
    case 'dict':
      return { kind: payload.kind, of: inner(payload.of) };
    case 'record':
      return {
        kind: 'record',
        fields: [...payload.fields].map(([name, field]) => ({
          name,
          shape: inner(field),
          isOptional: payload.optional?.has(name) === true,
        })),
      };
    case 'union':
      return either(payload.of.map(inner));
    case 'declared':
      return inner(payload.of);
    case 'other': {
      const { made, reason, place } = payload;
      if (made?.sort === 'object') return objectShape(engine, made.scope, under);
      if (made) return { kind: made.sort, of: either(made.of.map(inner)) };
      return { kind: 'unknown', reason, place: placeOf(engine, place) };
    }
    default:
      return { kind: payload.kind };
  }
}

/** One of some shapes, each once; lists, sets and tuples of several things are one list of them. */
export function either(all: readonly Shape[]): Shape {
  const flat = all.flatMap((one) => (one.kind === 'union' ? one.of : [one]));
  const once = new Map<string, Shape>();
  for (const one of flat) {
    const isSequence = one.kind === 'list' || one.kind === 'set' || one.kind === 'tuple';
    const key = isSequence ? one.kind : JSON.stringify(one);
    const known = once.get(key);
    const merged =
      isSequence && known && 'of' in known ? { ...one, of: either([known.of as Shape, one.of]) } : one;
    once.set(key, merged);
  }
  const shapes = [...once.values()].filter((one) => !isEmptyDict(one) || ![...once.values()].some(isDict));
  const [only] = shapes;
  return shapes.length === 1 && only ? only : { kind: 'union', of: shapes };
}

function isDict({ kind }: Shape): boolean {
  return kind === 'dict';
}

/** `{}`, into which others put something. */
function isEmptyDict(shape: Shape): boolean {
  return shape.kind === 'record' && shape.fields.length === 0 && shape.object === undefined;
}
