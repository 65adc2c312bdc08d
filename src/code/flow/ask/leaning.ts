import type { Value } from '../value.ts';

/**
 * Whether what a value is may differ from one activation of its function to the next: whether a parameter or a
 * variable of an enclosing function is part of it. From the value graph alone, so that who calls a function is asked
 * only where it can matter. What has more parts than are looked at may.
 */
export function leansOnCaller(values: Iterable<Value>): boolean {
  const seen = new Set<Value>(values);
  for (const value of seen) {
    if (seen.size > MAX_PARTS || isGiven(value)) return true;
    for (const part of partsOf(value)) seen.add(part);
  }
  return false;
}

const MAX_PARTS = 400;

function isGiven(value: Value): boolean {
  switch (value.kind) {
    case 'parameter':
    case 'outer':
    case 'bound':
      return true;
    case 'function':
    case 'class':
      return value.scope.parent?.sort === 'function';
    default:
      return false;
  }
}

function* partsOf(value: Value): Iterable<Value> {
  switch (value.kind) {
    case 'attribute':
      yield value.base;
      return;
    case 'item':
      yield value.base;
      yield value.key;
      return;
    case 'element':
    case 'entered':
      yield value.of;
      return;
    case 'call':
      yield value.callee;
      for (const argument of value.args) yield argument.value;
      return;
    case 'operation':
      yield* value.operands;
      return;
    case 'sequence':
      yield* value.elements;
      yield* value.rest;
      return;
    case 'mapping':
      for (const entry of value.entries) {
        if (entry.key) yield entry.key;
        yield entry.value;
      }
      return;
    case 'choice':
      for (const alternative of value.alternatives) yield alternative.value;
      return;
    case 'snapshot':
      yield value.object;
      yield* contentsOf(value);
      return;
    case 'caught':
      yield value.types;
      return;
    case 'unknown':
      yield* value.parts;
      return;
  }
}

function* contentsOf({ contents }: Value & { kind: 'snapshot' }): Iterable<Value> {
  if (contents.container) yield contents.container;
  for (const { value } of contents.attributes.values()) yield value;
  for (const { key, value } of contents.items) {
    if (key) yield key;
    yield value;
  }
  yield* contents.writers;
}
