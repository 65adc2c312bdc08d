/** What bash offers when it runs the script that `wherefrom completion bash` prints. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/registry.generated.ts';
import { runProgram } from '../../src/cli/program.ts';
import { recordedConsole } from '../support/console.ts';

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

test('zsh runs the function of bash', async () =>
  expect(await scriptFor('zsh')).toContain(await scriptFor('bash')));

test('fish gets a line for each command and each option', async () => {
  const lines = (await scriptFor('fish')).split('\n');
  for (const { name, options } of commands as readonly Command[]) {
    expect(lines.some((line) => line.includes(`__fish_use_subcommand -f -a ${name} -d '`))).toBe(true);
    const own = lines.filter((line) => line.includes(`__fish_seen_subcommand_from ${name}' -l `));
    expect(own).toHaveLength(options.length);
  }
});
