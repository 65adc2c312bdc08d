/** Plans for made-up projects on made-up indexes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, test } from 'vitest';
import { readDependencies } from '../../../src/dependencies/audit.ts';
import { policyFrom } from '../../../src/dependencies/planning/due.ts';
import { planProject } from '../../../src/dependencies/planning/plan.ts';
import { targetOf } from '../../../src/dependencies/resolving/target.ts';
import { discoverFolder } from '../../../src/project/discover.ts';
import { patchOf } from '../../../src/report/patch.ts';
import { indexFrom } from './support.ts';

const SCHEMA = join(import.meta.dirname, '../../../docs/plan.schema.json');
const describes = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The plan for a requirements file, or another; `flawed` are `name version` pairs with a flaw. */
async function planned(
  manifest: string,
  world: string,
  flawed: readonly string[],
  name = 'requirements.txt',
  kept?: (file: string) => boolean,
) {
  const folder = mkdtempSync(join(tmpdir(), 'wherefrom-plan-'));
  folders.push(folder);
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), manifest);
  const files = discoverFolder(folder);
  const { projects } = readDependencies(files, { python: { major: 3, minor: 12 }, platform: 'linux' });
  const match = (name: string, version: string) => {
    const entry = { id: 'X-1', aliases: [], severity: 'high', fixed: [], reachable: 'unknown' } as const;
    return { advisories: flawed.includes(`${name} ${version}`) ? [entry] : [], undecided: [] };
  };
  const result = await planProject(projects[0]!, {
    choice: { ids: [], severity: 'low' },
    knowledge: { match, published: () => undefined, reach: async () => undefined },
    policy: policyFrom({}),
    today: '2026-11-21',
    target: targetOf({ major: 3, minor: 12 }, 'linux'),
    index: indexFrom(world, kept),
    linesOf: () => manifest.split('\n'),
  });
  const tool = { name: 'wherefrom', version: '1' };
  const answer = {
    version: 1,
    tool,
    root: '.',
    today: '2026-11-21',
    incomplete: [],
    projects: result ? [result.plan] : [],
  };
  expect(describes(answer), JSON.stringify(describes.errors)).toBe(true);
  return result?.plan;
}

async function changesOf(requirements: string, world: string, flawed: readonly string[]) {
  const plan = await planned(requirements, world, flawed);
  const changes = plan?.changes.map(({ name, from, to }) => `${name} ${from} -> ${to}`);
  return { changes, fewest: plan?.fewest };
}

describe('the smallest plan', () => {
  test('moves what is flawed to the next version that is not, and nothing else', async () => {
    const world = 'a 1\na 2\na 3\nb 1\nb 2';
    expect(await changesOf('a==1\nb==1\n', world, ['a 1'])).toEqual({
      changes: ['a 1 -> 2'],
      fewest: true,
    });
  });

  test('takes a larger step where that moves fewer others along', async () => {
    const world = 'a 1\na 2: b>=2, c>=2\na 3: d>=2\nb 1\nb 2\nc 1\nc 2\nd 1\nd 2';
    expect(await changesOf('a==1\nb==1\nc==1\nd==1\n', world, ['a 1'])).toEqual({
      changes: ['a 1 -> 3', 'd 1 -> 2'],
      fewest: true,
    });
  });

  test('is found where no single package can be taken back', async () => {
    // Up to a 4 two move along, and holding either of them only leads to two others.
    const world = `a 1\na 2: b>=2, c>=2\na 3: b>=2, d>=2\na 4: c>=2, d>=2\na 5: f>=2
      b 1\nb 2\nc 1\nc 2\nd 1\nd 2\nf 1\nf 2`;
    expect(await changesOf('a==1\nb==1\nc==1\nd==1\nf==1\n', world, ['a 1'])).toEqual({
      changes: ['a 1 -> 5', 'f 1 -> 2'],
      fewest: true,
    });
  });

  test('says why where there is none', async () => {
    const plan = await planned('a==1\n', 'a 1\na 2: gone>=1', ['a 1']);
    expect(plan?.changes).toEqual([]);
    expect(plan?.unsolved[0]?.because.join(' ')).toMatch(/gone is on no index that was asked/);
  });
});

describe('what nothing asks for', () => {
  test('is upgraded in an environment, with what comes along', async () => {
    const metadata = 'Metadata-Version: 2.1\nName: a\nVersion: 1\n';
    const plan = await planned(metadata, 'a 1\na 2: b\nb 1', ['a 1'], 'site/a-1.dist-info/METADATA');
    expect(plan?.changes.map(({ name, to }) => `${name} ${to}`)).toEqual(['a 2']);
    expect(plan).toMatchObject({ added: ['b'], removed: [], unsolved: [] });
  });

  const CONDA = (python: string) => `version: 1
package:
  - name: a
    version: "1"
    manager: conda
    platform: linux-64
    dependencies: {${python}}
    url: https://conda.test/main/linux-64/a-1-0.conda
    category: main
`;
  test('is not thrown out because conda brings it: it cannot be planned, which is said', async () => {
    const plan = await planned(CONDA("python: '>=3.8'"), 'a 1\na 2', ['a 1'], 'conda-lock.yml');
    expect(plan).toMatchObject({ changes: [], removed: [] });
    expect(plan?.unsolved.map(({ name, because }) => [name, ...because])).toEqual([
      ['a', 'a comes from conda, whose packages are not resolved; no version is free of the flaw.'],
    ]);
  });
  test('is no package of Python if it does not need Python, whatever it is called', async () => {
    expect(await planned(CONDA('libc: "*"'), 'a 1\na 2', ['a 1'], 'conda-lock.yml')).toBeUndefined();
  });
});

describe('edits', () => {
  const edits = async (requirements: string) =>
    (await planned(requirements, 'a 1\na 1.5\na 2', ['a 1', 'a 1.5']))?.changes[0]?.edits.map(
      ({ line, before, after, note }) => ({ line, before, after, ...(note && { note }) }),
    );

  test('a pin stays one', async () => {
    expect(await edits('a==1 ; python_version > "3"  # why\n')).toEqual([
      { line: 1, before: 'a==1 ; python_version > "3"  # why', after: 'a==2 ; python_version > "3"  # why' },
    ]);
  });

  test('make a patch that git can take', async () => {
    const requirements =
      '# one\n# two\n# three\na>=1, \\\r\n  <1.6 \\\r\n  --hash=sha256:00\r\n# 🐍\n#\na==1';
    const plan = await planned(requirements, 'a 1\na 1.5\na 2', ['a 1', 'a 1.5']);
    const folder = mkdtempSync(join(tmpdir(), 'wherefrom-patch-'));
    folders.push(folder);
    writeFileSync(join(folder, 'requirements.txt'), requirements);
    const all = plan?.changes.flatMap(({ edits: own }) => own) ?? [];
    const patch = patchOf(all, () => requirements.split('\n'));
    execFileSync('git', ['apply', '-'], { cwd: folder, input: patch });
    expect(readFileSync(join(folder, 'requirements.txt'), 'utf8')).toBe(
      '# one\n# two\n# three\na>=2,<3 \\\r\n  --hash=sha256:00\r\n# 🐍\n#\na==2',
    );
  });

  test('of one line are put together', () => {
    const before = 'dependencies = ["a==1", "b==1"]';
    const edit = (after: string) => ({ path: 'p.toml', line: 2, before, after });
    const edits = [edit(before.replace('b==1', 'b==22')), edit(before.replace('a==1', 'a==3'))];
    const patch = patchOf([...edits, edits[0]!], () => ['[project]', before, '']);
    expect(patch).toContain('+dependencies = ["a==3", "b==22"]\n');
  });

  test('of a requirement over several lines', async () => {
    expect(await edits('a \\\n    ==1 \\\n    --hash=sha256:00\n')).toEqual([
      { line: 2, before: '    ==1 \\', after: '    ==2 \\', note: 'make its hashes anew' },
    ]);
    expect(await edits('a>=1, \\\n  <1.6\na==1\n')).toEqual([
      { line: 1, before: 'a>=1, \\\n  <1.6', after: 'a>=2,<3' },
      { line: 3, before: 'a==1', after: 'a==2' },
    ]);
  });
});

test('what other versions need is not proved to be in the way where nobody could look', async () => {
  const kept = (file: string) => file.startsWith('a-1.0');
  const plan = await planned('a==1.0\n', 'a 1.0\na 2.0\na 3.0', ['a 1.0'], 'requirements.txt', kept);
  expect(plan?.unsolved.map(({ because }) => because)).toEqual([[]]);
});
