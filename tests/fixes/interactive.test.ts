import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { recordedConsole } from '../support/console.ts';
import { FIXTURES, inCopy } from './support.ts';

/** Answers the questions in turn, and '' when they run out. */
function answering(answers: string[]) {
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    return answers.shift() ?? '';
  };
  return { ask, asked };
}

test('each fix is asked about once; what is answered with yes is written', async () => {
  await inCopy(join(FIXTURES, 'yaml-safe-load/plain'), async (folder) => {
    const { ask, asked } = answering(['n', 'y', 'q']);
    const console = recordedConsole({ folder, ask });
    expect(await runProgram(['fix', '--interactive'], console)).toBe(1);
    expect(asked).toHaveLength(3);
    const text = readFileSync(join(folder, 'app.py'), 'utf8');
    expect(text).toContain('return yaml.load(stream)  # the settings');
    expect(text).toContain('yaml.safe_load_all(stream)');
    expect(text).toContain('Loader=yaml.CLoader');
  });
});

test('preview is in colour where the terminal is', async () => {
  await inCopy(join(FIXTURES, 'yaml-safe-load/plain'), async (folder) => {
    const console = recordedConsole({ folder, environment: { FORCE_COLOR: '1', LANG: 'C.UTF-8' } });
    await runProgram(['fix'], console);
    expect(console.stdout()).toContain('\x1b[31m    -');
    expect(console.stdout()).toContain('\x1b[32m    +');
  });
});
