import { describe, expect, test } from 'vitest';
import { rules as artifactRules } from '../../src/artifacts/rules/registry.generated.ts';
import { allRules } from '../../src/cli/rules.ts';
import { rules as codeRules } from '../../src/code/rules/registry.generated.ts';
import { rules as dependencyRules } from '../../src/dependencies/rules/registry.generated.ts';
import { settings } from '../../src/dependencies/settings/registry.generated.ts';
import type { Rule } from '../../src/finding/rule.ts';
import { ruleLookup } from '../../src/finding/rule.ts';
import { type Subject, subjectOf } from '../../src/finding/subject.ts';

const ids = (rules: readonly Rule[]) => rules.map(({ id }) => id);

/** A report shelves findings by the family of their rule alone. */
const registries: Record<Subject, readonly string[]> = {
  code: ids(codeRules.map(({ meta }) => meta)),
  artifacts: ids(artifactRules),
  dependencies: ids(dependencyRules),
  settings: ids(settings.map(({ rule }) => rule)),
};

describe('the family of a rule', () => {
  test.each(Object.entries(registries))('tells its subject: %s', (subject, all) => {
    expect(all.filter((rule) => subjectOf({ rule }) !== subject)).toEqual([]);
  });
});

describe('all rules', () => {
  test('are those of every registry, in the order of their ids', () => {
    expect(ids(allRules())).toEqual(Object.values(registries).flat().sort());
  });
  test('are found by id', () => {
    const lookup = ruleLookup(allRules());
    for (const rule of allRules()) expect(lookup(rule.id)).toBe(rule);
    expect(lookup('no/rule')).toBeUndefined();
  });
});
