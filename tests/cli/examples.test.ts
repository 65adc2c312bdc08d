/** Every command line that help and documentation show is one that the program takes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Option } from 'commander';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/registry.generated.ts';
import { EVERYWHERE } from '../../src/cli/settings.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const COMMANDS = new Map((commands as readonly Command[]).map((command) => [command.name, command]));

interface Example {
  readonly shown: string;
  readonly name: string;
  readonly options: readonly string[];
}

/** Lines of code that begin with the program, up to a pipe, a comment or the words that explain them. */
function examplesIn(text: string): Example[] {
  const lines = text.matchAll(
    /^(?: {2,}|\$ |- run: |```\n)?(?:[./\w-]*\/)?wherefrom ([a-z]+)((?: [^\n|#]*)?)/gm,
  );
  return [...lines].map(([shown, name = '', rest = '']) => ({
    shown,
    name,
    options: rest.split(/ {2,}/)[0]?.match(/(?<= )--?[a-z][a-z-]*/g) ?? [],
  }));
}

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
]
  .filter((name) => name.endsWith('.md'))
  .map((name) => [name, readFileSync(join(ROOT, name), 'utf8')] as const);
const helps = [...COMMANDS].map(([name, { help }]) => [`help of ${name}`, help ?? ''] as const);

describe('what is shown', () => {
  const all = [...helps, ...pages].flatMap(([where, text]) =>
    examplesIn(text).map((example) => [where, example.shown.trim(), example] as const),
  );
  test('is found', () => expect(all.length).toBeGreaterThan(80));

  test.each(all)('%s: %s', (_, __, { name, options }) => {
    const command = COMMANDS.get(name);
    expect(command, `there is no command ${name}`).toBeDefined();
    const taken = [...(command?.options ?? []), ...EVERYWHERE].flatMap(({ long, short }: Option) => [
      long,
      short,
    ]);
    expect(options.filter((option) => ![...taken, '--help', '-h'].includes(option))).toEqual([]);
  });
});

describe.each([...COMMANDS])('%s', (_, { summary, help, options }) => {
  test('says what it does in one clause, and shows how', () => {
    expect(summary).toMatch(/^[a-z].*[^.]$/);
    expect(help).toMatch(/(^|\n)Examples:\n {2}\S/);
  });
  test('describes each option, and says which values it takes', () => {
    for (const { long, description, argChoices } of options) {
      expect(description, long).toMatch(/^\S.*[^.]$/);
      for (const choice of argChoices ?? []) expect(description, long).toContain(choice);
    }
  });
});
