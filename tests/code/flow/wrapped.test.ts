import { describe, expect, test } from 'vitest';
import type { FunctionReference, Reference } from '../../../src/code/flow/ask/reference.ts';
import { innermost, withWrapped, wrappedFunction } from '../../../src/code/flow/ask/wrapped.ts';
import type { Scope } from '../../../src/code/program/scope.ts';

const scopeOf = (name: string) => ({ name }) as Scope;
const functionOf = (name: string, wraps: readonly Reference[] = []): FunctionReference => ({
  sort: 'function',
  scope: scopeOf(name),
  closure: undefined,
  binding: 'plain',
  receiver: undefined,
  wraps,
});

/** Each decorator gives one of two functions, and either wraps both of those beneath: a thousand million ways and more. */
const LAYERS = 30;
const load = functionOf('load');
let top: readonly FunctionReference[] = [load];
for (let i = 0; i < LAYERS; i += 1) top = [functionOf(`first ${i}`, top), functionOf(`second ${i}`, top)];
const [first] = top as [FunctionReference];

describe('decorators upon decorators', () => {
  test('are looked into once', () => {
    expect([...withWrapped(first)]).toHaveLength(2 * LAYERS);
  });

  test('wrap what is innermost', () => {
    const nameOf = (ref: Reference) => (ref.sort === 'function' ? [ref.scope.name] : []);
    expect([...innermost(first, nameOf)]).toEqual(['load']);
  });

  test('are passed by on the way to a function', () => {
    expect(wrappedFunction(first, load.scope)?.scope).toBe(load.scope);
    expect(wrappedFunction(first, scopeOf('another'))).toBeUndefined();
  });
});

test('a function is called on what the nearest of those around it is called on', () => {
  const [near, far] = [functionOf('near'), functionOf('far')];
  const inner = functionOf('inner');
  const around = { ...functionOf('around', [inner]), receiver: near };
  const outer = { ...functionOf('outer', [around]), receiver: far };
  expect(wrappedFunction(outer, inner.scope)?.receiver).toBe(near);
});
