/** Locks that lack what their own packages need, and locks that do not. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDependencies } from '../../src/dependencies/audit.ts';
import { discoverFolder } from '../../src/project/discover.ts';

function said(kind: string): string[] {
  const project = discoverFolder(join(import.meta.dirname, 'locks', kind));
  const { incomplete } = readDependencies(project, { python: undefined, platform: 'linux' });
  return incomplete.map(({ path, line, reason }) => `${path}:${line} ${reason}`);
}

test('a lock without what its packages need is incomplete', () => {
  expect(said('unmet').join('\n')).toMatchInlineSnapshot(`
    "conda/conda-lock.yml:5 does not have all that its packages need: first needs gone
    pdm/pdm.lock:8 does not have all that its packages need: first needs gone
    pixi/pixi.lock:16 does not have all that its packages need: there needs gone
    poetry/poetry.lock:2 does not have all that its packages need: first needs gone
    pylock/pylock.toml:5 does not have all that its packages need: first needs gone
    uv/uv.lock:5 does not have all that its packages need: app needs gone and first needs gone"
  `);
});

test('what is needed with an extra, by a marker, or was left out by the tools of the day is not missed', () => {
  expect(said('met')).toEqual([]);
});
