import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { settingsFrom } from '../../src/cli/settings.ts';
import { recordedConsole } from '../support/console.ts';

const top = mkdtempSync(join(tmpdir(), 'wherefrom-settings-'));
const root = join(top, 'project');
mkdirSync(join(root, 'reports'), { recursive: true });
symlinkSync(top, join(root, 'away'));
symlinkSync(join(top, 'nothing-there'), join(root, 'dangling.json'));
afterAll(() => rmSync(top, { recursive: true }));

const outputOf = (output: string) => settingsFrom({}, { output }, recordedConsole(), root).output;

describe('what a project sets as its output', () => {
  test.each(['report.json', 'reports/new/report.json'])('%s stays in it', (path) =>
    expect(outputOf(path)).toBe(join(root, path)),
  );
  test.each([
    '../report.json',
    '/etc/report.json',
    '.',
    'away/report.json',
    'dangling.json',
    'reports/../../x',
  ])('%s is refused', (path) =>
    expect(() => outputOf(path)).toThrow(expect.objectContaining({ exitStatus: 2 })),
  );
  test('the command line may write anywhere', () => {
    const settings = settingsFrom({ output: '/tmp/x.json' }, {}, recordedConsole(), root);
    expect(settings.output).toBe('/tmp/x.json');
  });
});
