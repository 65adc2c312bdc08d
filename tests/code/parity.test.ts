import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHECKS, withTable } from '../../scripts/parity.ts';
import { allRules } from '../../src/cli/rules.ts';
import { auditCode } from '../../src/code/audit.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { environmentFor } from '../support/environment.ts';

/** One small program for each check of Bandit and Ruff that a rule says it equals: the rule must find it there. */
const FOLDER = join(import.meta.dirname, 'parity');
const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'rules.md');
const RULES = allRules();
const EQUALS = RULES.flatMap(({ equals = [] }) => equals);

describe('what rules equal', () => {
  const found = new Map<string, Set<string>>();
  beforeAll(async () => {
    const { findings } = await auditCode(discoverFolder(FOLDER), environmentFor({}));
    for (const { rule, location } of findings) {
      const check = location.path.replace('.py', '');
      found.set(check, (found.get(check) ?? new Set()).add(rule));
    }
  });

  test('each has an example, and each example a rule', () => {
    const examples = readdirSync(FOLDER).map((file) => file.replace('.py', ''));
    expect([...new Set(EQUALS)].sort()).toEqual(examples.sort());
  });
  test.each([...new Set(EQUALS)])('%s is found in its example', (check) => {
    const rules = RULES.filter(({ equals }) => equals?.includes(check)).map(({ id }) => id);
    expect(rules.filter((rule) => found.get(check)?.has(rule))).not.toEqual([]);
  });
  test('are checks that exist', () => {
    expect(EQUALS.filter((check) => !(`B${check.slice(1)}` in CHECKS))).toEqual([]);
  });
});

test('docs/rules.md has the table of today', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(withTable(page, RULES), './wherefrom-dev docs writes it').toBe(page);
});
