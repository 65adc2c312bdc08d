import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { recordedConsole } from '../support/console.ts';
import { validator } from '../support/schemas.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const PROJECT = join(REPOSITORY, 'tests', 'cli', 'cases', 'explain', 'project');

async function printed(...args: string[]): Promise<unknown> {
  return printedIn(PROJECT, 0, ...args);
}

async function printedIn(folder: string, status: number, ...args: string[]): Promise<unknown> {
  const console = recordedConsole({ folder });
  expect(await runProgram([...args, '--format', 'json'], console)).toBe(status);
  return JSON.parse(console.stdout());
}

describe('explain.schema.json describes', () => {
  const validate = validator('explain.schema.json');
  const places = [
    'codec.py:9',
    'codec.py:7:30',
    'app.py:29',
    'app.py:36',
    'app.py:37',
    'app.py:41',
    'app.py:50',
    'app.py:54',
  ];
  test.each(places)('the answer for %s', async (place) => {
    const answer = await printed('explain', `shop/${place}`);
    expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
  });
  test('what passes through a file', async () => {
    const folder = join(REPOSITORY, 'tests', 'fixes', 'fixtures', 'pickle-json', 'file');
    const answer = await printedIn(folder, 0, 'explain', 'state.py:17', '--root', '.');
    expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
    expect(JSON.stringify(answer)).toContain('"payload":"{count: int, names: list[str]}"');
  });
  test('no answer without its fields', () => expect(validate({ version: 1 })).toBe(false));
});

describe('routes.schema.json describes', () => {
  const validate = validator('routes.schema.json');
  test('the list of a project', async () => {
    const list = await printed('routes');
    expect(validate(list), JSON.stringify(validate.errors)).toBe(true);
    expect((list as { entries: unknown[] }).entries).toHaveLength(4);
  });
});

describe('fix.schema.json describes', () => {
  const validate = validator('fix.schema.json');
  const fixtures = join(REPOSITORY, 'tests', 'fixes', 'fixtures');
  test.each([
    'pickle-json/file',
    'pickle-json/process',
    'yaml-safe-load/not-written',
    'numpy-allow-pickle/plain',
  ])('the plan for %s', async (name) => {
    const plan = await printedIn(join(fixtures, name), 1, 'fix');
    expect(validate(plan), JSON.stringify(validate.errors)).toBe(true);
  });
});

describe('guard.schema.json describes', () => {
  const validate = validator('guard.schema.json');
  const cases = join(REPOSITORY, 'tests', 'cli', 'cases');
  test('guards for a project', async () => {
    const answer = await printedIn(join(cases, 'guard-project', 'project'), 1, 'guard');
    expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
    expect((answer as { channels: unknown[] }).channels).not.toEqual([]);
  });
  const examples = mkdtempSync(join(tmpdir(), 'wherefrom-guard-'));
  const files: Readonly<Record<string, { hex?: string }>> = JSON.parse(
    readFileSync(join(cases, 'guard', 'files.json'), 'utf8'),
  );
  for (const [name, { hex = '' }] of Object.entries(files))
    writeFileSync(join(examples, name), Buffer.from(hex, 'hex'));
  afterAll(() => rmSync(examples, { recursive: true }));

  test.each([['model.pkl'], ['--kind', 'hook', 'model.pkl'], ['array.npy']])(
    'a guard for files: %s %s %s',
    async (...asked) => {
      const answer = await printedIn(examples, 0, 'guard', ...asked.filter((word) => word !== undefined));
      expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
      expect((answer as { names: unknown[] }).names).not.toEqual([]);
    },
  );
  test('why there is none', async () => {
    const answer = await printedIn(examples, 1, 'guard', 'evil.pkl');
    expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
  });
  test('no answer without its fields', () => expect(validate({ version: 1, names: [] })).toBe(false));
});

describe('report.schema.json describes', () => {
  const validate = validator('report.schema.json');
  test('fixes beside findings', async () => {
    const folder = join(REPOSITORY, 'tests', 'fixes', 'fixtures', 'yaml-safe-load', 'plain');
    const report = await printedIn(folder, 1, 'audit', '--only', 'code', '--fixes');
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(JSON.stringify(report)).toContain('"applicability":"safe"');
  });
});

describe('exposure.schema.json describes', () => {
  const validate = validator('exposure.schema.json');
  test.each([[], ['--environment', 'packages']])('the answer for a project', async (...more) => {
    const folder = join(REPOSITORY, 'tests', 'cli', 'cases', 'exposure', 'project');
    const answer = await printedIn(folder, 0, 'exposure', ...more);
    expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
    const [project] = (answer as { projects: { dependencies: { use: string }[] }[] }).projects;
    expect(new Set(project!.dependencies.map(({ use }) => use)).size).toBeGreaterThanOrEqual(6);
  });
});

describe('of dependencies', () => {
  const records = join(REPOSITORY, 'examples', 'advisories', 'pypi-2024-10-10.jsonl');
  const locked = join(REPOSITORY, 'tests', 'cli', 'cases', 'affected', 'project');
  const known = ['--offline', '--advisories', records];

  test.each<[string, number, string[]]>([
    ['tree', 0, ['tree', ...known]],
    ['tree', 0, ['tree', '--offline', '--no-cache']],
    ['why', 0, ['why', 'pyyaml', '--offline']],
    ['why', 1, ['why', 'nothing', '--offline']],
    ['affected', 1, ['affected', 'CVE-2017-18342', ...known]],
    ['affected', 0, ['affected', 'CVE-2020-1747', ...known]],
    ['affected', 1, ['affected', 'urllib3<2', ...known]],
    ['affected', 1, ['affected', 'yaml:load', ...known]],
    ['plan', 2, ['plan', '--today', '2024-10-10', ...known]],
  ])('%s.schema.json describes the answer with status %i', async (name, status, args) => {
    const validate = validator(`${name}.schema.json`);
    const answer = await printedIn(locked, status, ...args);
    expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ version: 1 })).toBe(false);
  });
});
