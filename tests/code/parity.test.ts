import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHECKS, withTable } from '../../scripts/parity.ts';
import { allRules } from '../../src/cli/rules.ts';
import { auditCode } from '../../src/code/audit.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { environmentFor } from '../support/environment.ts';

/**
 * One small program for each check of Bandit and Ruff that a rule says it equals: the rule must find it there. Where
 * the other tool looks at the call alone and we look at what flows into it, the call that nobody from outside can
 * harm stands beside it, marked `# constant`, with the reason if it is not plain: no rule that equals may find that.
 */
const FOLDER = join(import.meta.dirname, 'parity');
const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'rules.md');
const RULES = allRules();

/** The lines marked so, as `B602.py:5`. */
function constants(): string[] {
  return readdirSync(FOLDER).flatMap((file) => {
    const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n');
    return lines.flatMap((line, i) => (/# constant/.test(line) ? [`${file}:${i + 1}`] : []));
  });
}

const EQUALS = RULES.flatMap(({ equals = [] }) => equals);

describe('what rules equal', () => {
  const found = new Map<string, Set<string>>();
  const places = new Set<string>();
  beforeAll(async () => {
    const { findings } = await auditCode(discoverFolder(FOLDER), environmentFor({}));
    for (const { rule, location } of findings) {
      const check = location.path.replace('.py', '');
      found.set(check, (found.get(check) ?? new Set()).add(rule));
      places.add(`${rule} ${location.path}:${location.line}`);
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
  test.each(constants())('%s is constant', (place) => {
    const check = place.replace(/\.py.*/, '');
    const rules = RULES.filter(({ equals }) => equals?.includes(check)).map(({ id }) => id);
    expect(rules.filter((rule) => places.has(`${rule} ${place}`))).toEqual([]);
  });
  test('are checks that exist, all of them', () => {
    const checks = Object.keys(CHECKS);
    expect(checks.filter((check) => !EQUALS.includes(check))).toEqual([]);
    expect(EQUALS.filter((check) => !(`B${check.slice(1)}` in CHECKS))).toEqual([]);
  });
});

test('docs/rules.md has the table of today', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(withTable(page, RULES), './wherefrom-dev docs writes it').toBe(page);
});
