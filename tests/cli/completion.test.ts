/** What bash, zsh and fish make of the scripts that `wherefrom completion` prints. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/registry.generated.ts';
import { runProgram } from '../../src/cli/program.ts';
import { recordedConsole } from '../support/console.ts';
import { isThere, type Shell, shellAt } from './shell.ts';

async function scriptFor(shell: string): Promise<string> {
  const console = recordedConsole();
  expect(await runProgram(['completion', shell], console)).toBe(0);
  return console.stdout();
}

async function offered(...words: string[]): Promise<string[]> {
  const asking = `COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _wherefrom; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const program = `${await scriptFor('bash')}\n${asking}`;
  const { stdout, stderr } = spawnSync('bash', ['-c', program, 'bash', 'wherefrom', ...words], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

describe('bash offers', () => {
  test.each([
    ['commands', ['ex'], ['explain', 'exposure']],
    ['options of a command', ['audit', '--in'], ['--include-tests', '--include-vendored', '--index-url']],
    ['the values of an option', ['audit', '--fail-on', 'cr'], ['critical']],
    ['formats', ['inspect', '-f', 'g'], ['github', 'gitlab']],
    ['formats of a command', ['plan', '--format', ''], ['terminal', 'json', 'patch']],
    ['rules', ['explain', 'deserialization/p'], ['deserialization/pickle']],
    ['actions', ['advisories', ''], ['update', 'status']],
    ['files, by itself, where a path is meant', ['audit', 'sr'], []],
    ['files, by itself, where an option takes one', ['audit', '--baseline', ''], []],
  ])('%s', async (_, words, expected) => expect(await offered(...words)).toEqual(expected));

  test('every command', async () =>
    expect(await offered('')).toEqual([...(commands as readonly Command[]).map(({ name }) => name), 'help']));
});

/** What is typed before a tab, and the words of the command line that are there behind it. */
const TYPED: readonly (readonly [string, string, string])[] = [
  ['a command', 'ins', 'inspect'],
  ['an option', 'audit --fail-', 'audit --fail-on'],
  ['the value of an option', 'audit --fail-on cr', 'audit --fail-on critical'],
  ['a value behind a sign', 'audit --fail-on=cr', 'audit --fail-on=critical'],
  ['a value of a short option', 'inspect -f jso', 'inspect -f json'],
  ['a first argument', 'advisories st', 'advisories status'],
  ['a rule', 'explain deserialization/pi', 'explain deserialization/pickle'],
  ['what help is asked about', 'help conv', 'help convert'],
  ['a file', 'inspect --fail-on high mod', 'inspect --fail-on high model.pkl'],
  ['a file behind an option', 'audit --baseline mod', 'audit --baseline model.pkl'],
];

/** A shell may take a while on a busy machine, and none takes this long. */
const PATIENCE = 120_000;

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wherefrom-completion-'));
  writeFileSync(join(folder, 'model.pkl'), '');
  for (const shell of ['bash', 'zsh', 'fish']) writeFileSync(join(folder, shell), await scriptFor(shell));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['bash', 'bash --norc --noprofile'],
  ['zsh', 'zsh -f'],
])('%s at a terminal completes', (name, command) => {
  let shell: Shell | undefined;
  beforeAll(async () => {
    if (!isThere(name) || !isThere('script')) return;
    shell = shellAt(command, { HOME: folder });
    await shell.type(
      `cd ${folder}; wherefrom() { echo "got: $*."; }; . ./${name}; PS1='rea''dy> '\n`,
      /ready> /,
    );
  }, PATIENCE);
  afterAll(() => shell?.close());

  const complete = async (typed: string, expected: string, { skip }: Pick<TestContext, 'skip'>) => {
    if (!shell) return skip(`${name} and script are not both on this machine`);
    const [, got] = await shell.type(`wherefrom ${typed}\t\n`, /got: (.*)\.\r?\n/);
    expect(got?.trim()).toBe(expected);
  };
  for (const [what, typed, expected] of TYPED)
    test(what, { timeout: PATIENCE }, (context) => complete(typed, expected, context));
});

describe('fish completes', () => {
  for (const [what, typed, expected] of TYPED)
    test(what, { timeout: PATIENCE }, (context) => {
      if (!isThere('fish')) context.skip('fish is not on this machine');
      const asking = `source fish; complete -C 'wherefrom ${typed}'`;
      const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', asking], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, HOME: folder },
      });
      expect(stderr).toBe('');
      const offers = stdout
        .trim()
        .split('\n')
        .map((line) => line.split('\t')[0]);
      expect(offers).toEqual([expected.split(' ').at(-1)]);
    });
});

test('fish gets a line for each command and each option', async () => {
  const lines = (await scriptFor('fish')).split('\n');
  for (const { name, options } of commands as readonly Command[]) {
    expect(lines.some((line) => line.includes(`__fish_use_subcommand -f -a ${name} -d '`))).toBe(true);
    const own = lines.filter((line) => line.includes(`__fish_seen_subcommand_from ${name}' -l `));
    expect(own).toHaveLength(options.length);
  }
});
