/** Each option of each command with a value that means nothing there: an answer or a clear error, never a defect of ours. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Option } from 'commander';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/registry.generated.ts';
import { runProgram } from '../../src/cli/program.ts';
import { recordedConsole } from '../support/console.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-nonsense-')));
afterAll(() => rmSync(top, { recursive: true, force: true }));
beforeEach(() => {
  writeFileSync(join(top, 'requirements.txt'), 'pyyaml\n');
  writeFileSync(join(top, 'app.py'), 'import pickle\npickle.load(open("a.pkl", "rb"))\n');
  writeFileSync(join(top, 'a.pkl'), Buffer.from('80025d7100284b014b02652e', 'hex'));
});

/** What a command cannot do without. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  advisories: ['status'],
  affected: ['pyyaml'],
  completion: ['bash'],
  convert: ['a.pkl', '--to', 'json'],
  explain: ['app.py:2'],
  guard: ['a.pkl'],
  inspect: ['a.pkl'],
  why: ['pyyaml'],
};
/** Those that do not end by themselves, or ask somebody. */
const WITHOUT: ReadonlySet<string> = new Set(['watch', '--interactive']);

const cases = (commands as readonly Command[])
  .filter(({ name }) => !WITHOUT.has(name))
  .flatMap(({ name, options }) => options.map((option) => [name, option] as const))
  .filter(([, { long }]) => !WITHOUT.has(long ?? ''));

describe.each(cases)('%s', (name, option: Option) => {
  const takes = option.required || option.optional;
  test.each(takes ? ['x', '', '0', '__proto__', '{'] : [undefined])(`${option.long} %s`, async (value) => {
    const words = [name, ...(FIRST[name] ?? []), ...offline(name), option.long as string];
    const console = recordedConsole({
      folder: top,
      environment: { LANG: 'C.UTF-8', HOME: join(top, 'home') },
    });
    const status = await runProgram(value === undefined ? words : [...words, value], console);
    expect(console.stderr()).not.toContain('internal error');
    expect([0, 1, 2]).toContain(status);
  });
});

function offline(name: string): readonly string[] {
  const { options } = (commands as readonly Command[]).find((one) => one.name === name) as Command;
  return options.some(({ long }) => long === '--offline') ? ['--offline'] : [];
}
