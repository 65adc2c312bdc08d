import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import type { Finding } from '../../src/finding/finding.ts';
import type { FixPlan } from '../../src/finding/fix.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { recordedConsole } from '../support/console.ts';
import { FIXTURES, inCopy, namesOf, planFor, recordOf, transcriptOf } from './support.ts';

/** `<repair>/<case>/`: a small project, and beside it in `expected/` what is offered for it and what is refused. */
const names = namesOf();
const python = spawnSync('python3', ['--version']).status === 0;

describe('what is offered', () => {
  test.each(names)('%s', async (name) => {
    const project = discoverFolder(join(FIXTURES, name));
    const text = transcriptOf(project, await planFor(project));
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, 'expected', `${name}.txt`));
  });
});

/** What a command answers in JSON, as its user would get it. */
async function asked<T>(folder: string, ...args: string[]): Promise<T> {
  const console = recordedConsole({ folder });
  const status = await runProgram(
    [...args, '--format', 'json', '--select', 'preview', '--isolated', '--quiet'],
    console,
  );
  expect(status, console.stderr()).toBeLessThan(2);
  return JSON.parse(console.stdout()) as T;
}

function findingsIn(folder: string): Promise<{ findings: readonly Finding[] }> {
  return asked(folder, 'audit', '--only', 'code', '--fail-on', 'never');
}

function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, location } of findings) {
    const key = `${location.path} ${rule}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const levels = [
  ['--apply', /^safe: /gm, []],
  ['--apply --unsafe', /^(safe|unsafe): /gm, ['--unsafe']],
] as const;

describe.each(levels)('after %s', (_, isWritten, options) => {
  const written = names.filter((name) => recordOf(name).search(isWritten) >= 0);

  test.each(written)('%s has none of the findings, no new one and nothing more to write', async (name) => {
    await inCopy(join(FIXTURES, name), async (folder) => {
      const before = countsOf((await findingsIn(folder)).findings);
      const left = await asked<FixPlan>(folder, 'fix', '--apply', ...options, ...targetIn(folder));
      const levelsLeft = new Set(left.fixes.map(({ applicability }) => applicability));
      expect(levelsLeft.has('safe') || (options.length > 0 && levelsLeft.has('unsafe'))).toBe(false);
      expect(left.skipped.filter(({ kind }) => kind === 'not-verified')).toEqual([]);
      expect(left.incomplete).toEqual([]);

      const after = countsOf((await findingsIn(folder)).findings);
      for (const [key, count] of after) expect(count, key).toBeLessThanOrEqual(before.get(key) ?? 0);
      // Each fix on record has taken at least one finding away.
      const fixes = recordOf(name).match(isWritten)?.length ?? 0;
      expect(sumOf(after)).toBeLessThanOrEqual(sumOf(before) - fixes);
      if (python) compiles(folder);
    });
  });
});

/** A fixture may ask for the format that takes the place of pickle. */
function targetIn(folder: string): readonly string[] {
  const file = join(folder, 'TARGET');
  return existsSync(file) ? ['--target', readFileSync(file, 'utf8').trim()] : [];
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function compiles(folder: string): void {
  const { status, stderr } = spawnSync('python3', ['-m', 'compileall', '-q', folder], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
}
