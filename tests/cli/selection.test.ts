import { describe, expect, test } from 'vitest';
import { allRules } from '../../src/cli/rules.ts';
import { selectionOf } from '../../src/cli/selection.ts';

const RULES = allRules();

function asksFor(select: string[], ignore: string[], rule: string): boolean {
  return selectionOf(RULES, { select, ignore }).asksFor(rule);
}

describe('which rules count', () => {
  test('all but those of taste', () => {
    const { asksFor } = selectionOf(RULES, { select: [], ignore: [] });
    const off = RULES.map(({ id }) => id).filter((id) => !asksFor(id));
    expect(off).toEqual(['style/assert', 'style/import', 'style/swallowed-exception']);
  });
  test.each([
    { select: ['style'], ignore: [], rule: 'style/assert', counts: true },
    { select: ['style/assert'], ignore: [], rule: 'style/import', counts: false },
    { select: ['style'], ignore: [], rule: 'crypto/weak-hash', counts: true },
    { select: [], ignore: ['crypto/weak-hash'], rule: 'crypto/weak-hash', counts: false },
    { select: [], ignore: ['crypto'], rule: 'crypto/weak-hash', counts: false },
    { select: ['crypto/random'], ignore: ['crypto'], rule: 'crypto/random', counts: true },
    { select: ['style'], ignore: ['style/assert'], rule: 'style/assert', counts: false },
    { select: ['style'], ignore: ['style'], rule: 'style/assert', counts: false },
    { select: [], ignore: ['dependency'], rule: 'deserialization/pickle', counts: true },
  ])('select $select, ignore $ignore: $rule $counts', ({ select, ignore, rule, counts }) => {
    expect(asksFor(select, ignore, rule)).toBe(counts);
  });
  test('what is ignored can be told', () => {
    expect(selectionOf(RULES, { select: [], ignore: ['style', 'crypto'] }).ignored).toEqual([
      'crypto',
      'style',
    ]);
  });
  test('a misspelt rule is a mistake', () => {
    expect(() => selectionOf(RULES, { select: ['stile'], ignore: [] })).toThrow(
      /--select does not know stile/,
    );
    expect(() => selectionOf(RULES, { select: [], ignore: ['crypto/hash'] })).toThrow(
      /--ignore does not know/,
    );
  });
});
