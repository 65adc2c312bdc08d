import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pagesIn, rulePages, writePages } from '../../scripts/docs.ts';
import { allRules } from '../../src/cli/rules.ts';
import { SEVERITIES } from '../../src/finding/severity.ts';
import { sampleRules } from '../report/sample.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'rules');

describe('docs/rules', () => {
  const pages = rulePages(allRules());

  test('has a page for every rule, and none without a rule', () => {
    expect(pagesIn(FOLDER), './wherefrom-dev docs writes them').toEqual([...pages.keys()].sort());
  });
  test.each([...pages.keys()])('%s is what the rule says', (path) => {
    expect(readFileSync(join(FOLDER, path), 'utf8'), './wherefrom-dev docs writes it').toBe(pages.get(path));
  });
});

describe('every rule', () => {
  const rules = allRules();
  test('has an id of its own', () => expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length));
  for (const rule of rules) {
    test(`${rule.id} says all that a reader needs`, () => {
      expect(rule.id).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
      expect(SEVERITIES).toContain(rule.severity);
      for (const text of [rule.title, rule.summary, rule.explanation, rule.remedy])
        expect(text.trim()).not.toBe('');
      expect(rule.title, 'a noun phrase, no sentence').not.toMatch(/[.\n]$/);
      const ticks =
        [rule.summary, rule.explanation, rule.remedy, rule.grading ?? ''].join('').split('`').length - 1;
      expect(ticks % 2, 'ticks come in pairs').toBe(0);
    });
  }
});

describe('writing pages', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wherefrom-docs-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('writes what is missing, mends what differs, removes what has no rule', () => {
    mkdirSync(join(folder, 'gone'));
    writeFileSync(join(folder, 'gone', 'rule.md'), 'old');
    writeFileSync(join(folder, 'README.md'), 'old');
    writePages(folder, rulePages(sampleRules));
    expect(pagesIn(folder)).toEqual([...sampleRules.map(({ id }) => `${id}.md`), 'README.md'].sort());
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('(deserialization/pickle.md)');
    expect(readdirSync(folder)).not.toContain('rule.md');
  });
});
