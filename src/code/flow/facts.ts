import { intern } from '../python/names.ts';
import type { CallOf, Value } from './value.ts';

/**
 * What is known to hold at a point of a function, as a persistent list: the newest first, shared by everything
 * that comes after. Where branches meet, what both began with is left.
 */
export interface Facts {
  readonly fact: Fact;
  readonly before: Facts | undefined;
  /** Length of the list. */
  readonly depth: number;
  /** How the newest test came out, with what it says of its subject: bits of {@link Came}. */
  readonly newest: number;
}

/** What a test says that came out as it did: ways on which that differs must not stand for each other. */
const Came = {
  /** It was passed, or a call came back. */
  Passed: 1,
  /** The subject was not what it was held against, and may be anything else. */
  Failed: 2,
  /** One before it or itself was of the type: of `str(v) if isinstance(v, int) else f"'{v}'"` one way alone is harmless. */
  Typed: 4,
} as const;

export type Fact =
  /** The condition was tested and came out so. */
  | { readonly sort: 'test'; readonly condition: Value; readonly holds: boolean }
  /** The call came back without raising. */
  | { readonly sort: 'returned'; readonly call: CallOf };

export function withFact(facts: Facts | undefined, fact: Fact): Facts {
  const last = facts?.newest ?? Came.Passed;
  const newest = fact.sort === 'test' ? (last & Came.Typed) | cameOut(fact.condition, fact.holds) : last;
  return { fact, before: facts, depth: (facts?.depth ?? 0) + 1, newest };
}

/** `x in TABLE` that does not hold, `x == "a"` that does not, nor `x.isalnum()`: the subject may be anything else. */
function cameOut(condition: Value, holds: boolean): number {
  if (condition.kind === 'call') {
    if (!holds) return Came.Failed;
    return testsType(condition) ? Came.Passed | Came.Typed : Came.Passed;
  }
  if (condition.kind !== 'operation') return Came.Passed;
  return condition.operator === (holds ? 'not in' : 'in') || condition.operator === (holds ? '!=' : '==')
    ? Came.Failed
    : Came.Passed;
}

/** `isinstance(x, int)`; what is a text may still be anything. */
function testsType({ callee, args }: CallOf): boolean {
  if (callee.kind !== 'library' || callee.path !== 'builtins.isinstance') return false;
  const type = args[1]?.value;
  return !(type?.kind === 'library' && (type.path === 'builtins.str' || type.path === 'builtins.bytes'));
}

/** What holds on both of two paths. */
export function commonFacts(a: Facts | undefined, b: Facts | undefined): Facts | undefined {
  let [x, y] = [a, b];
  while (x !== y) {
    if (x === undefined || y === undefined) return undefined;
    if (x.depth >= y.depth) x = x.before;
    else y = y.before;
  }
  return x;
}

/**
 * Newest first, and no more than {@link MOST_FACTS}: each call in a function is asked about the calls and tests before it, which are
 * as many as it is long. What was tested further up than that is given up.
 */
export function* eachFact(facts: Facts | undefined): Iterable<Fact> {
  const last = (facts?.depth ?? 0) - MOST_FACTS;
  for (let at = facts; at && at.depth > last; at = at.before) yield at.fact;
}

/** Some three hundred lines that call and test. */
export const MOST_FACTS = 512;

/**
 * A test taken apart: `a and b` that holds says that both hold, `not a` that a does not.
 * Conditions nest as deep as the parser lets expressions nest.
 */
export function factsOf(condition: Value, holds: boolean): Fact[] {
  const inner = condition.kind === 'call' ? madeTruth(condition) : undefined;
  if (inner) return factsOf(inner, holds);
  if (condition.kind === 'operation') {
    const { operator, operands } = condition;
    if (operator === 'not') return operands.flatMap((operand) => factsOf(operand, !holds));
    if (operator === (holds ? 'and' : 'or')) return operands.flatMap((operand) => factsOf(operand, holds));
  }
  return [{ sort: 'test', condition, holds }];
}

/** `bool(PATTERN.match(x))` says what its argument says. */
function madeTruth({ callee, args: [only, ...others] }: CallOf): Value | undefined {
  if (!only || others.length > 0 || only.keyword || only.unpacked) return undefined;
  const isBool =
    callee.kind === 'library'
      ? callee.path === 'builtins.bool'
      : callee.kind === 'global' && callee.name === BOOL;
  return isBool ? only.value : undefined;
}

const BOOL = intern('bool');
