import { Field, Kind, Singleton } from '../../python/nodes.ts';
import type { Value } from '../value.ts';
import { anyOf } from './containers.ts';
import type { Expressions } from './expressions.ts';
import { foldBinary, NOT_CONSTANT } from './fold.ts';

/**
 * Binds what a pattern of `case` captures (PEP 634). Gives true if the pattern certainly matches, false if it
 * certainly does not.
 */
export function bindPattern(expressions: Expressions, pattern: number, subject: Value): boolean | undefined {
  const { tree } = expressions;
  const parts = (from = 0) =>
    Array.from({ length: tree.count(pattern) - from }, (_, i) => tree.item(pattern, i + from));
  switch (tree.kind(pattern)) {
    case Kind.MatchValue:
      return equal(subject, expressions.evaluate(tree.child(pattern, Field.MatchValue.value)));
    case Kind.MatchSingleton:
      return equal(subject, expressions.constant(SINGLETONS[tree.flags(pattern) & 3] ?? null, pattern));
    case Kind.MatchAs: {
      const inner = tree.child(pattern, Field.MatchAs.pattern);
      const truth = inner ? bindPattern(expressions, inner, subject) : true;
      const name = tree.nameId(pattern);
      const fixed = inner ? constantsOf(expressions, inner) : undefined;
      if (name) expressions.assignments.bind(name, fixed ? anyOf(fixed, expressions.site(pattern)) : subject);
      return truth;
    }
    case Kind.MatchOr: {
      const truths = parts().map((part) => bindPattern(expressions, part, subject));
      if (truths.includes(true)) return true;
      return truths.every((truth) => truth === false) ? false : undefined;
    }
    case Kind.MatchSequence:
      parts().forEach((part, i) => {
        const key = expressions.constant(i, part);
        if (tree.kind(part) === Kind.MatchStar) bindPattern(expressions, part, subject);
        else bindPattern(expressions, part, expressions.item(subject, key, part));
      });
      return undefined;
    case Kind.MatchStar: {
      const name = tree.nameId(pattern);
      const value = expressions.elementOf(subject, pattern);
      const site = expressions.site(pattern);
      if (name)
        expressions.assignments.bind(name, {
          kind: 'sequence',
          sort: 'list',
          elements: [],
          rest: [value],
          site,
        });
      return undefined;
    }
    case Kind.MatchMapping:
      bindMapping(expressions, pattern, subject);
      return undefined;
    case Kind.MatchClass:
      bindClass(expressions, pattern, subject);
      return undefined;
    default:
      return undefined;
  }
}

/** `"a" | "b"`: what alone can match; undefined where a pattern is more than constants. */
function constantsOf(expressions: Expressions, pattern: number): readonly Value[] | undefined {
  const { tree } = expressions;
  if (tree.kind(pattern) === Kind.MatchValue) {
    const value = expressions.evaluate(tree.child(pattern, Field.MatchValue.value));
    return value.kind === 'constant' ? [value] : undefined;
  }
  if (tree.kind(pattern) !== Kind.MatchOr) return undefined;
  const parts = Array.from({ length: tree.count(pattern) }, (_, i) =>
    constantsOf(expressions, tree.item(pattern, i)),
  );
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

const SINGLETONS: Readonly<Record<number, null | boolean>> = {
  [Singleton.None]: null,
  [Singleton.True]: true,
  [Singleton.False]: false,
};

function equal(a: Value, b: Value): boolean | undefined {
  if (a.kind !== 'constant' || b.kind !== 'constant') return undefined;
  const result = foldBinary('==', a.literal, b.literal);
  return result === NOT_CONSTANT ? undefined : result === true;
}

function bindMapping(expressions: Expressions, pattern: number, subject: Value): void {
  const { tree } = expressions;
  for (let i = 0; i + 1 < tree.count(pattern); i += 2) {
    const key = expressions.evaluate(tree.item(pattern, i));
    const value = tree.item(pattern, i + 1);
    bindPattern(expressions, value, expressions.item(subject, key, value));
  }
  const rest = tree.nameId(pattern);
  if (rest) expressions.assignments.bind(rest, subject);
}

/** Positional parts are attributes named by `__match_args__`, which is not looked up: any of the subject. */
function bindClass(expressions: Expressions, pattern: number, subject: Value): void {
  const { tree } = expressions;
  expressions.evaluate(tree.child(pattern, Field.MatchClass.cls));
  for (let i = 0; i < tree.count(pattern); i += 1) {
    const part = tree.item(pattern, i);
    if (tree.kind(part) === Kind.MatchKeyword) {
      const inner = tree.child(part, Field.MatchKeyword.pattern);
      bindPattern(expressions, inner, expressions.attribute(subject, tree.nameId(part), part));
    } else bindPattern(expressions, part, expressions.unknown('a part of a matched object', part, [subject]));
  }
}
