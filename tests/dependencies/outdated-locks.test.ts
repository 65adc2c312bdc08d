/** Locks that contradict what they were made from, and locks that do not. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDependencies } from '../../src/dependencies/audit.ts';
import { discoverFolder } from '../../src/project/discover.ts';

function said(kind: string): string[] {
  const project = discoverFolder(join(import.meta.dirname, 'locks', kind));
  const { incomplete } = readDependencies(project, { python: undefined, platform: 'linux' });
  return incomplete
    .filter(({ reason }) => reason.includes('any longer'))
    .map(({ path, line, reason }) => `${path}:${line} ${reason}`);
}

test('a lock that is not of its manifest any longer is incomplete', () => {
  expect(said('outdated').join('\n')).toMatchInlineSnapshot(`
    "pdm/pyproject.toml:5 pdm/pdm.lock is not of this file any longer: it has flask 2.9, not within flask==3.*
    pipenv/Pipfile:7 pipenv/Pipfile.lock is not of this file any longer: it has flask 1.0, not within flask >=3
    poetry/pyproject.toml:7 poetry/poetry.lock is not of this file any longer: it has flask 1.0, not within flask ^3
    uv/pyproject.toml:6 uv/uv.lock is not of this file any longer: it has flask 1.0, not within flask>=3 and it does not have newone"
  `);
});

test('other locks are not', () => {
  expect(said('fitting')).toEqual([]);
});
