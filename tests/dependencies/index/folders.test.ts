/** Folders of release files, through the command that resolves from them. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../../src/cli/program.ts';
import type { DependencyTree } from '../../../src/report/dependency-tree.ts';
import { recordedConsole } from '../../support/console.ts';
import { serve } from '../advisories/support/server.ts';
import { zip } from '../advisories/support/zip.ts';
import { fileBytes, indexOf, worldOf } from './support/world.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-folders-')));
afterAll(() => rmSync(top, { recursive: true, force: true }));
let serial = 0;

function project(files: Readonly<Record<string, string | Buffer>>): string {
  serial += 1;
  const folder = join(top, String(serial), 'project');
  for (const [path, content] of Object.entries(files)) {
    const absolute = join(folder, path);
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, content);
  }
  return folder;
}

/** The releases of a world as files of a folder. */
function lying(world: string, folder: string): Record<string, Buffer> {
  return Object.fromEntries(
    worldOf(world).releases.map((release) => [`${folder}/${release.file}`, fileBytes(release)]),
  );
}

async function tree(folder: string, words: readonly string[] = [], variables = {}) {
  const console = recordedConsole({
    folder,
    environment: { LANG: 'C.UTF-8', HOME: join(top, 'home'), ...variables },
  });
  await runProgram(['tree', '--format', 'json', '--no-cache', ...words], console);
  const { projects, incomplete } = JSON.parse(console.stdout()) as DependencyTree;
  return {
    from: projects[0]?.from,
    packages: projects[0]?.packages.map(({ id }) => id).sort(),
    said: incomplete.map(({ reason }) => reason.replaceAll(top, 'TOP')),
  };
}

const WHEELS = 'mine 1.0: yours>=2\nmine 2.0: yours>=2 | python>=4\nyours 2.1 | sdist';

describe('packages come from a folder alone', () => {
  const FOUND = { from: 'resolution', packages: ['mine@1.0', 'yours@2.1'], said: [] };

  test.each<[string, Record<string, string>]>([
    ['as a requirements file says', { 'requirements.txt': '--no-index\n--find-links ./wheels\nmine\n' }],
    [
      'as pip.conf says',
      { 'pip.conf': '[global]\nno-index = yes\nfind-links = wheels\n', 'requirements.txt': 'mine\n' },
    ],
    [
      'as [tool.uv] says',
      {
        'pyproject.toml':
          '[project]\nname = "a"\nversion = "1"\ndependencies = ["mine"]\n[tool.uv]\nno-index = true\nfind-links = ["wheels"]\n',
      },
    ],
    ['from the top, for a file further down', { 'requirements/base.txt': '--no-index\n-f wheels\nmine\n' }],
  ])('%s', async (_, files) => {
    expect(await tree(project({ ...lying(WHEELS, 'wheels'), ...files }), ['--offline'])).toEqual(FOUND);
  });

  test('as the user says in variables', async () => {
    const place = project(lying(WHEELS, 'wheels'));
    const folder = project({ 'requirements.txt': 'mine\n' });
    const variables = { PIP_NO_INDEX: '1', UV_FIND_LINKS: join(place, 'wheels') };
    expect(await tree(folder, ['--offline'], variables)).toEqual(FOUND);
  });

  test('and what is not there is needed in vain, by proof', async () => {
    const files = { 'requirements.txt': '--no-index\n-f wheels\nmine\nother\n' };
    const { from, said } = await tree(project({ ...lying(WHEELS, 'wheels'), ...files }));
    expect([from, said[0]]).toEqual([
      'manifest',
      'not resolved: Because the project needs other, and other is nowhere among the find-links, and no index is asked (no-index), the requirements cannot be met.',
    ]);
  });
});

test('a folder counts with the index, and the highest version wins', async () => {
  const server = await serve(indexOf(worldOf('mine 3.0\nmine 0.9\nyours 2.0 | sdist')));
  const files = { 'requirements.txt': '-f wheels\nmine<3\nyours\n' };
  const folder = project({ ...lying(WHEELS, 'wheels'), ...files });
  const found = await tree(folder, ['--index-url', `${server.address}/simple`]);
  await server.close();
  expect(found).toEqual({ from: 'resolution', packages: ['mine@1.0', 'yours@2.1'], said: [] });
});

describe('a folder is not looked at', () => {
  const outside = (written: string) => ({ 'requirements.txt': `--no-index\n-f ${written}\nmine\n` });

  test.each(['../wheels', '/wheels', 'file:///wheels'])('that lies elsewhere: %s', async (written) => {
    const { said } = await tree(project(outside(written)));
    expect(said).toContain(
      `${written} of find-links lies outside of the audited folder, and is not looked at`,
    );
  });

  test('that is a link to elsewhere', async () => {
    const folder = project(outside('wheels'));
    const other = project(lying(WHEELS, 'wheels'));
    symlinkSync(join(other, 'wheels'), join(folder, 'wheels'));
    expect((await tree(folder)).said).toContain(
      'wheels of find-links lies outside of the audited folder, and is not looked at',
    );
  });

  test('that is not there', async () => {
    expect((await tree(project(outside('gone')))).said).toContain(
      'gone of find-links is no folder that can be looked at',
    );
  });

  test('nor a file in it that is a link', async () => {
    const folder = project({ ...outside('wheels'), ...lying('other 1', 'wheels') });
    const other = project(lying(WHEELS, 'wheels'));
    const file = 'mine-1.0-py3-none-any.whl';
    symlinkSync(join(other, 'wheels', file), join(folder, 'wheels', file));
    expect((await tree(folder)).from).toBe('manifest');
  });
});

describe('of a file that lies', () => {
  const METADATA = 'Metadata-Version: 2.1\nName: theirs\nVersion: 1\nRequires-Dist: nothing\n';

  test.each<[string, Buffer | string, RegExp]>([
    [
      'that is no archive',
      'nonsense',
      /mine 1\.0 was passed over: mine-1\.0-py3-none-any\.whl is no zip archive/,
    ],
    ['that is empty', '', /is no zip archive/],
    [
      'that is of another package',
      wheelWith(METADATA),
      /the metadata of mine-1\.0-py3-none-any\.whl is of another package, theirs/,
    ],
    [
      'that is of another version',
      wheelWith(METADATA.replace('theirs\nVersion: 1', 'mine\nVersion: 1.1')),
      /the metadata of mine-1\.0-py3-none-any\.whl is of another version, 1\.1/,
    ],
  ])('%s it is said', async (_, bytes, reason) => {
    const files = { 'requirements.txt': '--no-index\n-f wheels\nmine\n' };
    const folder = project({ ...files, 'wheels/mine-1.0-py3-none-any.whl': bytes });
    const { from, said } = await tree(folder);
    expect([from, said.join('\n')]).toEqual(['manifest', expect.stringMatching(reason)]);
  });
});

function wheelWith(metadata: string): Buffer {
  return zip({ 'mine-1.0.dist-info/METADATA': metadata });
}
