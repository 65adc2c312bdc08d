import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { membersOf } from '../../../scripts/registries.ts';
import { rules } from '../../../src/dependencies/rules/registry.generated.ts';
import type { Rule } from '../../../src/finding/rule.ts';

const files = membersOf(join(import.meta.dirname, '../../..'), 'src/dependencies/rules');
const all: readonly Rule[] = rules;

describe('rules about dependencies', () => {
  test('have ids of their own', () => expect(new Set(all.map(({ id }) => id)).size).toBe(all.length));

  test.each(all.map((rule, i) => [rule.id, rule, files[i]!] as const))(
    '%s says what a reader needs',
    (id, rule, file) => {
      expect(id).toBe(`dependency/${file.replace(/\.ts$/, '')}`);
      expect(rule.cwe.length).toBeGreaterThan(0);
      for (const text of [rule.summary, rule.explanation, rule.remedy]) {
        expect(text.trim()).toBe(text);
        expect(text).toMatch(/\.$/);
      }
      expect(rule.references.length).toBeGreaterThan(0);
    },
  );
});
