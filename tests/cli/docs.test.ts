import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandsPage } from '../../scripts/commands.ts';
import { pagesIn, rulePages, writePages } from '../../scripts/docs.ts';
import { commands } from '../../src/cli/commands/registry.generated.ts';
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

test('docs/commands.md is what the program takes', () => {
  const page = readFileSync(join(FOLDER, '..', 'commands.md'), 'utf8');
  expect(page, './wherefrom-dev docs writes it').toBe(commandsPage(commands));
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
      expect(rule.title, 'begins like a sentence').toMatch(/^[A-Z]/);
      expect(rule.grading ?? 'None', 'begins like a sentence').toMatch(/^[A-Z]/);
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

/** Brackets in code are no links. */
function withoutCode(text: string): string {
  return text.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '');
}

describe('pages', () => {
  const root = join(FOLDER, '..', '..');
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...pagesIn(join(root, 'docs')).map((path) => join('docs', path)),
  ];
  const linksOf = (page: string) =>
    [...withoutCode(readFileSync(join(root, page), 'utf8')).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
      .map(([, target]) => target as string)
      .filter((target) => !/^[a-z]+:/.test(target))
      .map((target) => join(dirname(page), target));

  test.each(pages)('%s leads to what is there', (page) => {
    expect(linksOf(page).filter((target) => !existsSync(join(root, target)))).toEqual([]);
  });
  /** Paths of this repository in code; `NAME` and the like stand for what a contributor adds. */
  const pathsOf = (page: string) =>
    [
      ...readFileSync(join(root, page), 'utf8').matchAll(
        /`((?:src|tests|bench|scripts|docs|examples)\/[^`\s{]+)`/g,
      ),
    ]
      .map(([, path]) => path as string)
      .filter((path) => !/[A-Z]{4}|[*:]/.test(path));
  test.each(pages)('%s names files that are there', (page) => {
    expect(pathsOf(page).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
  test('are all reached from the README', () => {
    const reached = new Set(['README.md']);
    for (const page of reached)
      for (const target of page.endsWith('.md') ? linksOf(page) : []) reached.add(target);
    expect(
      pages.filter((page) => !reached.has(page)),
      'link it from docs/README.md',
    ).toEqual([]);
  });
});
