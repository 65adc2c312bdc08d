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
      const matched = inner ? ofClass(expressions, inner, subject) : subject;
      if (name) expressions.assignments.bind(name, fixed ? anyOf(fixed, expressions.site(pattern)) : matched);
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

/**
 * Positional parts are attributes named by `__match_args__`, which is not looked up: any of the subject. The one of a
 * builtin class is the subject itself.
 */
function bindClass(expressions: Expressions, pattern: number, subject: Value): void {
  const { tree } = expressions;
  const [only] = tree.count(pattern) === 1 ? [tree.item(pattern, 0)] : [];
  if (only !== undefined && tree.kind(only) !== Kind.MatchKeyword && isBuiltin(expressions, pattern)) {
    bindPattern(expressions, only, ofClass(expressions, pattern, subject));
    return;
  }
  expressions.evaluate(tree.child(pattern, Field.MatchClass.cls));
  for (let i = 0; i < tree.count(pattern); i += 1) {
    const part = tree.item(pattern, i);
    if (tree.kind(part) === Kind.MatchKeyword) {
      const inner = tree.child(part, Field.MatchKeyword.pattern);
      bindPattern(expressions, inner, expressions.attribute(subject, tree.nameId(part), part));
    } else bindPattern(expressions, part, expressions.unknown('a part of a matched object', part, [subject]));
  }
}

/** Classes whose one positional pattern is about the whole subject (PEP 634). */
const WHOLE = /^builtins\.(bool|bytearray|bytes|dict|float|frozenset|int|list|set|str|tuple)$/;
const NUMBERS = /^builtins\.(bool|float|int)$/;

/** The library's path of the class of a pattern. */
function classPath(expressions: Expressions, pattern: number): string | undefined {
  if (expressions.tree.kind(pattern) !== Kind.MatchClass) return undefined;
  const cls = expressions.evaluate(expressions.tree.child(pattern, Field.MatchClass.cls));
  return cls.kind === 'library' ? cls.path : undefined;
}

function isBuiltin(expressions: Expressions, pattern: number): boolean {
  return WHOLE.test(classPath(expressions, pattern) ?? '');
}

/** What has matched `int()` is a number, and carries no more than `int(subject)` does. */
function ofClass(expressions: Expressions, pattern: number, subject: Value): Value {
  const path = classPath(expressions, pattern);
  if (!path || !NUMBERS.test(path)) return subject;
  const site = expressions.site(pattern);
  const callee: Value = { kind: 'library', path, site };
  const args = [{ value: subject, keyword: 0, unpacked: false }];
  return { kind: 'call', callee, args, facts: undefined, site };
}
