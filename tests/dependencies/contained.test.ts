/** What a reader of ours cannot do costs that file, and the audit goes on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDependencies } from '../../src/dependencies/audit.ts';
import { discoverFolder } from '../../src/project/discover.ts';

/** Stands for a defect. */
class Failing extends Map<string, never> {
  override get(path: string): never {
    throw new TypeError(`nothing is known of ${path}`);
  }
}

test('a file whose reader fails is incomplete', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contained-'));
  try {
    writeFileSync(
      join(folder, 'setup.py'),
      'from setuptools import setup\nsetup(install_requires=["six"])\n',
    );
    writeFileSync(join(folder, 'requirements.txt'), 'flask==1.0\n');
    const options = { python: undefined, platform: 'linux', scripts: new Failing() } as const;
    const { projects, incomplete } = readDependencies(discoverFolder(folder), options);
    expect(incomplete.map(({ path, reason }) => `${path}: ${reason.replace(/ \([^)]*\)$/, '')}`)).toEqual([
      'setup.py: was not read as setup.py: internal error, please report it: nothing is known of setup.py',
    ]);
    expect(projects.flatMap(({ manifests }) => manifests.manifests.map(({ path }) => path))).toEqual([
      'requirements.txt',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('an inventory is read however deeply it nests', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contained-'));
  try {
    const leaf = '{"type":"library","name":"six","version":"1","purl":"pkg:pypi/six@1"}';
    const [open, close] = ['[{"type":"library","name":"x","components":', '}]'];
    const components = `${open.repeat(20_000)}[${leaf}]${close.repeat(20_000)}`;
    const bom = `{"bomFormat":"CycloneDX","specVersion":"1.6","components":${components}}`;
    writeFileSync(join(folder, 'bom.json'), bom);
    writeFileSync(join(folder, 'requirements.txt'), 'flask==1.0\n');
    const { projects, incomplete } = readDependencies(discoverFolder(folder), {
      python: undefined,
      platform: 'linux',
    });
    expect(incomplete).toEqual([]);
    expect(projects.flatMap(({ graph }) => graph.dependencies.map(({ name }) => name))).toEqual([
      'flask',
      'six',
    ]);
    expect(projects).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('more packages than a call can have arguments are read', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'contained-'));
  try {
    const lines = Array.from({ length: 130_000 }, (_, i) => `pkg${i}==1.0\n`);
    writeFileSync(join(folder, 'requirements.txt'), lines.join(''));
    const { projects, incomplete } = readDependencies(discoverFolder(folder), {
      python: undefined,
      platform: 'linux',
    });
    expect(incomplete).toEqual([]);
    expect(projects.map(({ graph }) => graph.dependencies.length)).toEqual([130_000]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Each would be tried anew from every character of the run by an expression that may begin anywhere in it. */
const RUN = 400_000;
const RUNS: Readonly<Record<string, string>> = {
  'requirements.txt': `./x${'\t'.repeat(RUN)}y\n-e ./z${'['.repeat(RUN)}\nsix==1.0\n`,
  Dockerfile: `FROM python\nENV ${'A'.repeat(RUN)}\nRUN pip install six==1.0\n`,
  'environment.yml': `dependencies:\n  - "python${'\\t'.repeat(RUN)}]"\n  - pip:\n      - six==1.0\n`,
  'tox.ini': `[testenv]\ndeps =\n  ${'{'.repeat(RUN)}\n  six==1.0\n`,
};

test.each(Object.entries(RUNS))(
  'what else is in %s is read in time that grows with its lines',
  { timeout: 60_000 },
  (name, text) => {
    const folder = mkdtempSync(join(tmpdir(), 'contained-'));
    try {
      writeFileSync(join(folder, name), text);
      const { projects } = readDependencies(discoverFolder(folder), { python: undefined, platform: 'linux' });
      const names = projects.flatMap(({ graph }) => graph.dependencies.map((one) => one.name));
      expect(names).toContain('six');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
