import { describe, expect, test } from 'vitest';
import { allRules } from '../../src/cli/rules.ts';
import { selectionOf } from '../../src/cli/selection.ts';

const RULES = allRules();

function asksFor(select: string[], ignore: string[], rule: string): boolean {
  return selectionOf(RULES, { select, ignore }).asksFor(rule);
}

describe('which rules count', () => {
  test('all but those of taste and those on trial', () => {
    const { asksFor } = selectionOf(RULES, { select: [], ignore: [] });
    const off = RULES.filter(({ id, preview }) => !preview && !asksFor(id)).map(({ id }) => id);
    expect(RULES.filter(({ id, preview }) => preview && asksFor(id))).toEqual([]);
    expect(off).toEqual(['style/assert', 'style/import', 'style/partial-path', 'style/swallowed-exception']);
  });
  test.each([
    { select: ['style'], ignore: [], rule: 'style/assert', counts: true },
    { select: ['style/assert'], ignore: [], rule: 'style/import', counts: false },
    { select: ['style'], ignore: [], rule: 'crypto/weak-hash', counts: true },
    { select: ['preview'], ignore: [], rule: 'injection/log', counts: true },
    { select: ['injection'], ignore: [], rule: 'injection/sql', counts: true },
    { select: ['preview'], ignore: ['injection/log'], rule: 'injection/log', counts: false },
    { select: ['injection/url'], ignore: [], rule: 'injection/log', counts: false },
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
  test('what is off by default and was not asked for is counted by the word that selects it', () => {
    const offOf = (select: string[], ignore: string[]) => selectionOf(RULES, { select, ignore }).off;
    const preview = RULES.filter((rule) => rule.preview).length;
    const style = RULES.filter(({ id }) => id.startsWith('style/')).length;
    expect(offOf([], [])).toEqual([
      { select: 'preview', subject: 'code', count: preview },
      { select: 'style', subject: 'code', count: style },
    ]);
    expect(offOf(['preview', 'style/assert'], [])).toEqual([
      { select: 'style', subject: 'code', count: style - 1 },
    ]);
    expect(offOf(['style'], ['injection/log'])).toEqual([
      { select: 'preview', subject: 'code', count: preview - 1 },
    ]);
    expect(offOf([], ['preview', 'style'])).toEqual([]);
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
