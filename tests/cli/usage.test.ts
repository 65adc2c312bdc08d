/** Command lines that cannot be written down in a case. */
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { recordedConsole } from '../support/console.ts';

describe('an empty argument, as of a variable that is not set, is not the current folder', () => {
  test.each(['audit', 'inspect', 'fix', 'affected'])('for %s', async (name) => {
    const console = recordedConsole();
    expect(await runProgram([name, ''], console)).toBe(2);
    expect(console.stderr()).toContain(`wherefrom: an argument is empty\n  next: wherefrom ${name} `);
    expect(console.stdout()).toBe('');
  });
});
