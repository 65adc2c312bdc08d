import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { factsOf } from '../../../src/audit/facts.ts';
import { readScript } from '../../../src/code/scripts.ts';
import { manifests } from '../../../src/dependencies/manifests/registry.generated.ts';
import { type Manifest, NO_FACTS, type ReadContext } from '../../../src/dependencies/reading/declarations.ts';
import { logicalLines } from '../../../src/dependencies/reading/requirements-file.ts';
import { discoverFolder } from '../../../src/project/discover.ts';
import type { Script } from '../../../src/project/script.ts';
import { cpuMilliseconds } from '../../support/cpu.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
/** Bombs have tests of their own, and are slow by nature. */
const LARGEST = 4_000;

/** What the other tests read, by format: the material that is damaged. */
const texts = new Map<Manifest, { path: string; text: string }[]>();
for (const path of readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).sort()) {
  for (const format of manifests as readonly Manifest[]) {
    const within = path.slice(path.indexOf('/') + 1);
    if (!format.paths.some((pattern) => pattern.test(within))) continue;
    if (!statSync(join(FIXTURES, path)).isFile()) continue;
    const text = readFileSync(join(FIXTURES, path), 'utf8');
    if (text.length < LARGEST && !/aliases|markers/.test(path))
      texts.set(format, [...(texts.get(format) ?? []), { path: within, text }]);
  }
}

const JUNK = [
  '\0',
  '\u2028',
  '"',
  "'",
  '[',
  ']]',
  '{',
  '}',
  ':',
  '- ',
  '\n',
  '\\\n',
  '# ',
  '===',
  '@',
  ';',
  '&a *a',
  '\t',
  '=',
];

/** A damaged text, and how it came to be. */
const damage = (text: string) =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom('cut', 'copy', 'junk', 'change', 'end'),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.integer({ min: 1, max: 40 }),
        junk: fc.constantFrom(...JUNK),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((steps) =>
      steps.reduce((now, { kind, at, length, junk }) => {
        const start = Math.floor(at * now.length);
        const [before, part, after] = [
          now.slice(0, start),
          now.slice(start, start + length),
          now.slice(start + length),
        ];
        if (kind === 'cut') return before + after;
        if (kind === 'copy') return before + part + part + after;
        if (kind === 'junk') return before + junk + part + after;
        if (kind === 'change') return before + junk + after;
        return before;
      }, text),
    );

function formatOf(path: string): Manifest {
  return (manifests as readonly Manifest[]).find((one) => one.paths.some((it) => it.test(path)))!;
}

interface Read {
  readonly facts: typeof NO_FACTS;
  readonly notes: readonly { readonly reason: string; readonly line: number | undefined }[];
}

function read(format: Manifest, path: string, text: string): Read {
  const notes: { reason: string; line: number | undefined }[] = [];
  const context: ReadContext = {
    incomplete: (reason, line) => void notes.push({ reason, line }),
    open: () => undefined,
    script: (): Script => readScript(path, Buffer.from(text)),
  };
  return { facts: { ...NO_FACTS, ...format.read({ path, text }, context) }, notes };
}

/** What each syntax's own library says of a text. */
function isFaulty(path: string, text: string): boolean | undefined {
  try {
    if (/\.toml$|(?:uv|poetry|pdm)\.lock$|\.py\.lock$|(?:^|\/)Pipfile$/.test(path)) parseToml(text);
    else if (/\.json$|Pipfile\.lock$/.test(path)) JSON.parse(text);
    else if (/\.ya?ml$|pixi\.lock$/.test(path)) {
      return (
        parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' }).errors.length > 0
      );
    } else return undefined;
    return false;
  } catch {
    return true;
  }
}

describe('random damage', () => {
  const all = (manifests as readonly Manifest[]).map((format) => [format.name, format] as const);
  test.each(all)('%s is read or refused, never thrown at', (_, format) => {
    const own = texts.get(format) ?? [];
    expect(own.length, 'there is something to damage').toBeGreaterThan(0);
    const cases = fc
      .constantFrom(...own)
      .chain(({ path, text }) => damage(text).map((damaged) => ({ path, damaged })));
    fc.assert(
      fc.property(cases, ({ path, damaged }) => {
        const { facts, notes } = read(format, path, damaged);
        // Text-based formats have no syntax of their own that could be faulty.
        const isText = format.kind === 'commands';
        const checked = format.kind === 'lock' || (!isText && /\.(?:toml|json)$|Pipfile$/.test(path));
        if (checked && isFaulty(path, damaged)) expect(notes, damaged).not.toEqual([]);
        for (const { location } of [...facts.requirements, ...(facts.packages ?? []), ...facts.trust]) {
          const lines = damaged.split(/\r\n|\n|\r/).length;
          if (location.path === path) {
            expect(location.line).toBeGreaterThan(0);
            expect(location.line).toBeLessThanOrEqual(lines);
          }
        }
      }),
      { numRuns: 120, seed: 20261121 },
    );
  });

  test('every line of a damaged requirements file is a requirement, an option, or said', () => {
    const format = (manifests as readonly Manifest[]).find(({ name }) => name === 'requirements file')!;
    const own = texts.get(format)!.filter(({ text }) => !/^\s*-/m.test(text));
    const cases = fc
      .constantFrom(...own)
      .chain(({ path, text }) => damage(text).map((damaged) => ({ path, damaged })));
    fc.assert(
      fc.property(cases, ({ path, damaged }) => {
        const { facts, notes } = read(format, path, damaged);
        if (notes.some(({ line }) => line === undefined)) return;
        const known = new Set([
          ...[...facts.requirements, ...(facts.packages ?? []), ...facts.trust].map(
            ({ location }) => location.line,
          ),
          ...notes.map(({ line }) => line),
        ]);
        for (const { line, text } of logicalLines(damaged)) {
          if (/^--?(?:pre|no-|prefer|only-|use-|require-|all|Z|always)/.test(text)) continue;
          expect(known, `line ${line}: ${text}`).toContain(line);
        }
      }),
      { numRuns: 300, seed: 20261121 },
    );
  });
});

describe('too much', () => {
  test('a gigantic manifest is said and left, and the others are read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wherefrom-large-'));
    try {
      writeFileSync(join(folder, 'requirements.txt'), 'flask==2.0.1\n');
      writeFileSync(join(folder, 'uv.lock'), '');
      truncateSync(join(folder, 'uv.lock'), 3 * 1024 ** 3);
      const { projects, incomplete } = await factsOf(discoverFolder(folder), {
        pythonVersion: undefined,
        platform: 'linux',
      });
      expect(incomplete).toEqual([{ path: 'uv.lock', reason: 'larger than 67108864 bytes' }]);
      expect(projects.flatMap(({ graph }) => graph.dependencies.map(({ name }) => name))).toEqual(['flask']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('groups of Poetry that include each other one after another', () => {
    const format = formatOf('pyproject.toml');
    const groups = Array.from(
      { length: 1_000 },
      (_, i) =>
        `[tool.poetry.group.g${i}]\ninclude-groups = ["g${i + 1}"]\n[tool.poetry.group.g${i}.dependencies]\nflask = "1"\n`,
    );
    const text = `[tool.poetry]\nname = "x"\n${groups.join('')}`;
    const { requirements } = read(format, 'pyproject.toml', text).facts;
    expect(requirements.map((one) => one.groups.length)).toEqual(groups.map((_, i) => i + 1));
  });

  test('tables in tables without end are read, and other files, too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wherefrom-deep-'));
    try {
      writeFileSync(join(folder, 'requirements.txt'), 'flask==2.0.1\n');
      const deep = Array.from({ length: 8_000 }, () => 'a').join('.');
      writeFileSync(
        join(folder, 'pyproject.toml'),
        `[tool.poe.tasks.${deep}]\nx = "pip install numpy"\n[tool.briefcase.app.${deep}]\nrequires = ["pandas"]\n`,
      );
      const { projects, incomplete } = await factsOf(discoverFolder(folder), {
        pythonVersion: undefined,
        platform: 'linux',
      });
      expect(incomplete).toEqual([]);
      const names = projects.flatMap(({ graph }) => graph.dependencies.map(({ name }) => name));
      expect(names.sort()).toEqual(['flask', 'numpy']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a script that doubles its lists ends', () => {
    const doubling = `from setuptools import setup\na = ["x"]\n${'a = a + a\n'.repeat(60)}setup(install_requires=a)\n`;
    const before = process.memoryUsage().heapUsed;
    const { calls } = readScript('setup.py', Buffer.from(doubling));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(400 * 1024 ** 2);
    expect(calls.length).toBeLessThanOrEqual(1);
  });
});

describe('long lines of commands are read in time that grows with them', () => {
  const cases: [string, string, string][] = [
    ['install.sh', 'x; pip install a', '\n'],
    ['install.sh', ' uv run --with a pip install b', '\n'],
    ['install.sh', 'cat << x | ', 'pip\n'],
    ['.devcontainer.json', '"pip install a": "pip install b", ', '}'],
    ['all.ipynb', '{"cell_type": "code", "source": ["%pip install a"]}, ', '{}'],
  ];
  test('blank ones', () => {
    const format = formatOf('requirements.yaml');
    expect(cpuMilliseconds(() => read(format, 'requirements.yaml', '\n'.repeat(200_000)))).toBeLessThan(8000);
  });

  test('as many tasks as one likes', () => {
    const format = formatOf('pyproject.toml');
    const tasks = Array.from({ length: 150_000 }, (_, i) => `t${i} = ""\n`).join('');
    const text = `[tool.poe.tasks]\n${tasks}last = "pip install flask"\n`;
    expect(read(format, 'pyproject.toml', text).facts.requirements.map(({ name }) => name)).toEqual([
      'flask',
    ]);
  });

  test.each(cases)('%s of %s', (path, part, end) => {
    const format = formatOf(path);
    const text = part.repeat(1_000_000 / part.length) + end;
    expect(cpuMilliseconds(() => read(format, path, text))).toBeLessThan(8000);
  });
});
