import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { discoverFolder } from '../../src/project/discover.ts';
import { applyAll, FIXTURES, inCopy, planFor, transcriptOf } from './support.ts';

/** `<repair>/<case>/`: a small project, and beside it in `expected/` what is offered for it and what is refused. */
const names = readdirSync(FIXTURES).flatMap((repair) =>
  readdirSync(join(FIXTURES, repair)).map((name) => `${repair}/${name}`),
);
const python = spawnSync('python3', ['--version']).status === 0;

describe('what is offered', () => {
  test.each(names)('%s', async (name) => {
    const project = discoverFolder(join(FIXTURES, name));
    const text = transcriptOf(project, await planFor(project));
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, 'expected', `${name}.txt`));
  });
});

/** Those of which something may be written, as the record says. */
const written = names.filter((name) => {
  const record = join(import.meta.dirname, 'expected', `${name}.txt`);
  return !existsSync(record) || /^(safe|unsafe): /m.test(readFileSync(record, 'utf8'));
});

describe('all that may be written', () => {
  test.each(written)('%s still parses, and a second run offers nothing more', async (name) => {
    await inCopy(join(FIXTURES, name), async (folder) => {
      const { plan } = await applyAll(folder, ['safe', 'unsafe']);
      expect(plan.fixes.filter(({ applicability }) => applicability !== 'suggestion')).toEqual([]);
      expect(plan.skipped.filter(({ kind }) => kind === 'not-verified')).toEqual([]);
      expect(plan.incomplete).toEqual([]);
      if (!python) return;
      const { status, stderr } = spawnSync('python3', ['-m', 'compileall', '-q', folder], {
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
    });
  });
});
