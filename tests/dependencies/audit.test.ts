import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readDependencies } from '../../src/dependencies/audit.ts';
import { type AdvisoryMatch, auditDependencies } from '../../src/dependencies/vulnerable.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { isAbout } from '../../src/report/packages.ts';
import type { AdvisoryEntry } from '../../src/report/report.ts';
import { cpuMilliseconds } from '../support/cpu.ts';
import { findingLines, incompleteLines } from './transcript.ts';

const FIXTURES = join(import.meta.dirname, 'manifests/fixtures');
const LINUX = { python: undefined, platform: 'linux' } as const;

function advisory(id: string, rest: Partial<AdvisoryEntry> = {}): AdvisoryEntry {
  return {
    id,
    aliases: [],
    severity: 'high',
    summary: 'it breaks',
    fixed: ['9.9'],
    reachable: 'unknown',
    ...rest,
  };
}

const KNOWN: Readonly<Record<string, readonly AdvisoryEntry[]>> = {
  'idna 3.4': [advisory('PYSEC-1', { fixed: ['3.7', '4.0'] })],
  'requests 2.31.0': [
    advisory('PYSEC-2', { severity: 'medium', fixed: [] }),
    advisory('GHSA-3', { aliases: ['MAL-2026-1'], severity: 'critical' }),
  ],
  'pytest 7.4.0': [advisory('PYSEC-4')],
  'colorama 0.4.6': [advisory('PYSEC-5')],
};
const match: AdvisoryMatch = (name, version) => ({
  advisories: KNOWN[`${name} ${version}`] ?? [],
  undecided: name === 'tool' ? ['whether PYSEC-6 applies to tool cannot be told'] : [],
});

describe('advisories on the graph', async () => {
  const facts = readDependencies(discoverFolder(join(FIXTURES, 'uv-lock')), LINUX);
  const { dependencies, findings, incomplete } = await auditDependencies(facts, match, { paths: 2 });

  test('findings say by which way, where and what to do', async () => {
    const lines = [...findingLines(findings), ...incompleteLines(incomplete)];
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('audit.findings.txt');
  });

  test('entries are those of the report', async () => {
    await expect(`${JSON.stringify(dependencies, null, 2)}\n`).toMatchFileSnapshot('audit.entries.json');
  });

  test.each(['uv-lock', 'conda-lock', 'conda-explicit', 'requirements.includes', 'pixi-lock'])(
    'every finding in %s is about an entry',
    async (fixture) => {
      const read = readDependencies(discoverFolder(join(FIXTURES, fixture)), LINUX);
      const all = await auditDependencies(read, () => ({ advisories: [advisory('PYSEC-9')], undecided: [] }));
      expect(all.findings.length).toBeGreaterThan(0);
      const alone = all.findings.filter((one) => !all.dependencies.some((entry) => isAbout(one, entry)));
      expect(alone).toEqual([]);
    },
  );

  test('each version is looked up once, and the code opened only for what is flawed', async () => {
    const asked: string[] = [];
    let opened = 0;
    const reach = async () => {
      opened += 1;
      return () => () => ({
        reachable: 'imported' as const,
        reach: { reason: 'it is imported', symbols: [], places: [] },
      });
    };
    const counting =
      (known: AdvisoryMatch): AdvisoryMatch =>
      (name, version) => {
        asked.push(`${name} ${version}`);
        return known(name, version);
      };
    const { dependencies: reached } = await auditDependencies(facts, counting(match), { reach });
    const flawed = reached.flatMap(({ advisories }) => advisories);
    expect([opened, new Set(flawed.map(({ reachable }) => reachable))]).toEqual([1, new Set(['imported'])]);
    expect(asked.length).toBe(new Set(asked).size);
    const clean: AdvisoryMatch = () => ({ advisories: [], undecided: [] });
    await auditDependencies(facts, clean, { reach });
    expect(opened).toBe(1);
  });

  test('what has no version is said, once for a file', async () => {
    const loose = readDependencies(discoverFolder(join(FIXTURES, 'requirements.includes')), LINUX);
    const audit = await auditDependencies(loose, () => ({ advisories: [], undecided: [] }));
    expect(incompleteLines(audit.incomplete)).toEqual([
      'incomplete requirements/base.txt:1: no version is known of flask, so no advisory can be looked up; make a lock, or pin',
      'incomplete requirements/sub/docs.in:1: no version is known of sphinx, so no advisory can be looked up; make a lock, or pin',
    ]);
  });
});

describe('the environment', () => {
  test('every Python that a project allows, the oldest version that one has', () => {
    const { environment } = readDependencies(discoverFolder(join(FIXTURES, 'poetry-lock')), LINUX);
    expect(environment.pythons.map(({ major, minor }) => `${major}.${minor}`).slice(0, 2)).toEqual([
      '3.10',
      '3.11',
    ]);
    expect(environment.locked.get('httpx')).toBe('0.27.0');
    const forked = readDependencies(discoverFolder(join(FIXTURES, 'uv-lock')), LINUX).environment;
    expect(forked.locked.get('fork')).toBe('1.0');
  });

  test('the command line decides about the Python of markers', () => {
    const folder = join(FIXTURES, 'python-version');
    const applying = (minor: number) =>
      readDependencies(discoverFolder(folder), { python: { major: 3, minor }, platform: 'linux' })
        .projects.flatMap(({ graph }) => graph.dependencies)
        .filter(({ applies }) => applies)
        .map(({ name }) => name);
    expect(applying(10)).toEqual(['backport']);
    expect(applying(12)).toEqual(['current']);
  });
});

describe('hostile folders', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  function folderWith(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'wherefrom-test-'));
    folders.push(folder);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  }

  test('an include by way of a link does not leave the folder', () => {
    const outside = folderWith({ 'secret.txt': 'secret==1.0\n' });
    const folder = folderWith({ 'requirements.txt': '-r link.txt\n-r linked/secret.txt\n' });
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
    symlinkSync(outside, join(folder, 'linked'));
    const { projects, incomplete } = readDependencies(discoverFolder(folder), LINUX);
    expect(projects).toEqual([]);
    expect(incompleteLines(incomplete)).toEqual([
      'incomplete requirements.txt:1: link.txt is not there',
      'incomplete requirements.txt:2: linked/secret.txt is not there',
    ]);
  });

  test('files that all include each other are read within bounds', () => {
    const names = Array.from({ length: 250 }, (_, i) => `requirements-${i}.txt`);
    const text = names.map((name) => `-r ${name}`).join('\n');
    const folder = folderWith(Object.fromEntries(names.map((name, i) => [name, `p${i}==1.0\n${text}\n`])));
    const { projects, incomplete } = readDependencies(discoverFolder(folder), LINUX);
    expect(projects[0]!.graph.dependencies).toHaveLength(250);
    expect(incomplete.some(({ reason }) => reason.startsWith('includes more than 200 files'))).toBe(true);
  });

  test.each([
    ['white space', { 'requirements.txt': `a${' '.repeat(200_000)}b\n` }],
    ['a comment that never comes', { 'requirements.txt': `${' \t'.repeat(100_000)}x\n` }],
    ['quotes', { 'requirements.txt': `-r "${'\\"'.repeat(100_000)}\n` }],
    ['a version', { 'requirements.txt': `a==${'1.'.repeat(100_000)}\n` }],
    ['digits', { 'requirements.txt': `a==${'1'.repeat(100_000)}\n` }],
    ['brackets', { 'requirements.txt': `a; ${'('.repeat(100_000)}\n` }],
    ['fragments', { 'requirements.txt': `https://example.org/x${'#&egg'.repeat(50_000)}\n` }],
    ['at signs', { 'requirements.txt': `git+https://${'//@'.repeat(50_000)}\n` }],
    ['a key', { 'setup.cfg': `[options]\n${' x'.repeat(100_000)}\n` }],
    ['a constraint', { 'pyproject.toml': `[tool.poetry.dependencies]\na = "${' '.repeat(100_000)}|x"\n` }],
  ])('a long line of %s takes no longer than its length', (_, files) => {
    const folder = folderWith(files as Record<string, string>);
    expect(cpuMilliseconds(() => readDependencies(discoverFolder(folder), LINUX))).toBeLessThan(5000);
  });
});

test('a file is told by its own bytes, not by what lies beside them in memory', () => {
  const memory = Buffer.from('-- @EXPLICIT');
  const named = (contents: Buffer) => ({
    ...{ path: 'conda-lock.txt', absolute: '/none/conda-lock.txt', size: contents.length, contents },
  });
  const formats = (contents: Buffer) =>
    readDependencies({ root: '/none', files: [named(contents)], incomplete: [], passedOver: [] }, LINUX)
      .projects;
  expect(formats(memory.subarray(0, 2))).toEqual([]);
  expect(formats(memory.subarray(3))).toHaveLength(1);
});
