import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { membersOf } from '../../scripts/registries.ts';
import type { CodeRule } from '../../src/code/judging/rule.ts';
import { matchesIn } from '../../src/code/matching/match.ts';
import type { Pattern } from '../../src/code/matching/pattern.ts';
import { patterns } from '../../src/code/patterns/registry.generated.ts';
import { Program } from '../../src/code/program/program.ts';
import { readModules } from '../../src/code/read.ts';
import { rules } from '../../src/code/rules/registry.generated.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { SILENT } from '../../src/project/progress.ts';
import { environmentFor } from '../support/environment.ts';
import { FIXTURES } from '../support/fixtures.ts';

/** What every file in `patterns/` keeps to. */
const ROOT = join(import.meta.dirname, '..', '..');
const MEMBERS = membersOf(ROOT, 'src/code/patterns');
const PATTERNS = (patterns as readonly Pattern[]).map((pattern, i) => ({
  pattern,
  file: MEMBERS[i] as string,
}));

describe.each(PATTERNS)('$file', ({ pattern }) => {
  const programs: Program[] = [];
  beforeAll(async () => {
    for (const name of readdirSync(join(FIXTURES, 'traps'))) {
      const { modules } = await readModules(discoverFolder(join(FIXTURES, 'traps', name)), SILENT);
      programs.push(new Program(modules, { libraries: new Map(), python2: false }));
    }
  });

  test('is asked about some nodes', () =>
    expect([...(pattern.kinds ?? []), ...(pattern.calls ?? [])]).not.toEqual([]));

  test('is found in a fixture, and its rule says how bad that is', () => {
    const rule = (rules as readonly CodeRule[]).find(({ meta }) => meta.id === pattern.rule);
    const matches = programs.flatMap((program) =>
      program.modules.flatMap((module) => [...matchesIn(program, module, [pattern], environmentFor({}))]),
    );
    expect(matches.length).toBeGreaterThan(0);
    for (const { match } of matches) {
      expect(match.what).not.toBe('');
      expect(rule?.severity[match.origin ?? 'constant']).toBeDefined();
    }
  });
});
