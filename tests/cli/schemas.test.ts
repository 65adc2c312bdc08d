/** What commands answer in JSON is what docs/NAME.schema.json says. Of questions: `tests/report/questions.test.ts`. */
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/registry.generated.ts';
import { runProgram } from '../../src/cli/program.ts';
import { recordedConsole } from '../support/console.ts';
import { makeFiles } from '../support/files.ts';
import { validator } from '../support/schemas.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const INHERITED = join(REPOSITORY, 'examples', 'inherited');
const ADVISORIES = join(REPOSITORY, 'examples', 'advisories', 'pypi-2024-10-10.jsonl');
const CASES = join(import.meta.dirname, 'cases');
const top = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-schemas-')));
const environment = { LANG: 'C.UTF-8', HOME: join(top, 'home') };
afterAll(() => rmSync(top, { recursive: true, force: true }));

async function copyOf(name: string): Promise<string> {
  const folder = join(top, name);
  const kept = join(CASES, name, 'project');
  if (existsSync(kept)) await cp(kept, folder, { recursive: true });
  makeFiles(folder, join(CASES, name, 'files.json'));
  return folder;
}

async function ran(folder: string, args: readonly string[]) {
  const console = recordedConsole({ folder, environment });
  return { status: await runProgram(args, console), out: console.stdout(), err: console.stderr() };
}

function hold(name: string, answer: unknown): void {
  const validate = validator(`${name}.schema.json`);
  expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ version: 1 })).toBe(false);
}

describe('report.schema.json describes', () => {
  const known = ['--offline', '--advisories', ADVISORIES];
  test.each<[string, number, string, string[]]>([
    ['an inherited project', 1, INHERITED, ['audit', ...known, '--fixes']],
    ['the same without advisories', 1, INHERITED, ['audit', '--offline', '--no-cache', '--include-tests']],
    ['its code alone', 1, INHERITED, ['audit', '--only', 'code', '--select', 'preview,style']],
    ['its models', 1, INHERITED, ['inspect', 'models']],
    ['what cannot be parsed', 2, join(CASES, 'syntax-errors', 'project'), ['audit', '--offline', '--strict']],
    ['what is suppressed', 1, join(CASES, 'suppressions', 'project'), ['audit', '--offline']],
    ['an empty folder', 0, top, ['audit', '--offline']],
  ])('%s', async (_, status, folder, args) => {
    const { out, ...run } = await ran(folder, [...args, '--format', 'json']);
    hold('report', JSON.parse(out));
    expect(run.status).toBe(status);
  });
});

describe('convert.schema.json describes the report of', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await copyOf('convert');
  });
  test.each<[string, number, string[]]>([
    ['plain values', 0, ['state.pkl', '--to', 'json']],
    ['a date', 0, ['session.pkl', '--to', 'json']],
    ['objects of unknown classes', 1, ['cart.pkl', '--to', 'msgpack']],
    ['a call that is not made', 1, [join(INHERITED, 'models', 'ranker.pkl'), '--to', 'json']],
    [
      'an array, without what is beside it',
      1,
      [join(INHERITED, 'models', 'ranker-safe.pkl'), '--to', 'safetensors'],
    ],
  ])('%s', async (_, status, args) => {
    const { err, ...run } = await ran(folder, ['convert', ...args, '--output', 'x', '--format', 'json']);
    hold('convert', JSON.parse(err));
    expect(run.status).toBe(status);
  });
});

test('advisories.schema.json describes a store that is absent, filled, as new as its source, and damaged', async () => {
  const told = async (status: number, ...args: string[]) => {
    const run = await ran(top, ['advisories', ...args, '--cache-dir', 'store', '--format', 'json']);
    expect(run.status, run.err).toBe(status);
    const answer = JSON.parse(run.out);
    hold('advisories', answer);
    return answer;
  };
  expect(await told(2, 'status')).toMatchObject({ state: 'absent' });
  expect(await told(0, 'update', '--advisories', ADVISORIES)).toMatchObject({ changed: true });
  expect(await told(0, 'update', '--advisories', ADVISORIES)).toMatchObject({ changed: false });
  const { path, ...stored } = await told(0, 'status');
  expect(stored).toMatchObject({ state: 'stale', unreadable: 0 });
  writeFileSync(path, 'no store');
  expect(await told(2, 'status')).toMatchObject({ state: 'damaged' });
});

test('locked.schema.json describes what differs, and that nothing does', async () => {
  const folder = await copyOf('locked');
  const differs = await ran(folder, ['inspect', 'models', '--locked', '--format', 'json']);
  hold('locked', JSON.parse(differs.out));
  expect(differs.status).toBe(1);
  await ran(folder, ['inspect', 'models', '--lock', 'now.toml']);
  const same = await ran(folder, ['inspect', 'models', '--locked=now.toml', '--format', 'json']);
  hold('locked', JSON.parse(same.out));
  expect(same.status).toBe(0);
});

test.each([INHERITED, top])('baseline.schema.json describes the baseline of %s', async (folder) => {
  const { out, status } = await ran(folder, ['baseline', '--offline', '--no-cache']);
  hold('baseline', JSON.parse(out));
  expect(status).toBe(0);
});

/** Where the schema does not have the command's name. */
const SCHEMAS: Readonly<Record<string, readonly string[]>> = {
  audit: ['report'],
  inspect: ['report', 'locked'],
  explain: ['explain', 'rules'],
};

test('every command that answers in JSON has its schema in docs/', () => {
  const answering = (commands as readonly Command[]).filter(({ options }) =>
    options.some(({ long, description }) => long === '--format' && /\bjson\b/.test(description)),
  );
  expect(answering.length).toBeGreaterThan(10);
  const missing = answering
    .flatMap(({ name }) => SCHEMAS[name] ?? [name])
    .filter((name) => !existsSync(join(REPOSITORY, 'docs', `${name}.schema.json`)));
  expect(missing).toEqual([]);
});
