/** Options that mean the same everywhere: scripts may give them to every command. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/registry.generated.ts';
import { runProgram } from '../../src/cli/program.ts';
import { recordedConsole } from '../support/console.ts';

const EVERYWHERE = [
  ...['--fail-on', 'high', '--strict', '--offline', '--advisories', 'none.jsonl', '--python-version', '3.12'],
  ...[
    '--platform',
    'linux',
    '--cache-dir',
    'kept',
    '--no-cache',
    '--index-url',
    'https://example.org/simple',
  ],
  ...['--quiet', '--verbose'],
];

const folder = mkdtempSync(join(tmpdir(), 'wherefrom-everywhere-'));
writeFileSync(join(folder, 'broken.py'), 'def f(:\n    pass\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line of', () => {
  test.each((commands as readonly Command[]).map(({ name }) => name))('%s takes them all', async (name) => {
    const console = recordedConsole({ folder });
    const needed = name === 'convert' ? ['--to', 'json'] : [];
    await runProgram([name, ...needed, ...EVERYWHERE, '--no-such-option'], console);
    expect(console.stderr()).toContain("unknown option '--no-such-option'");
  });
});

describe('a file that could not be read in full', () => {
  test.each(['audit', 'routes', 'exposure', 'fix'])('makes %s --strict exit 2', async (name) => {
    const given = name === 'audit' ? ['--only', 'code'] : [];
    expect(await runProgram([name, ...given], recordedConsole({ folder }))).toBe(0);
    expect(await runProgram([name, ...given, '--strict'], recordedConsole({ folder }))).toBe(2);
  });
});
