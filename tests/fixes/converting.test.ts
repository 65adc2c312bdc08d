import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { discoverFolder } from '../../src/project/discover.ts';
import { applyAll, FIXTURES, inScratch, planFor } from './support.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** What an earlier version wrote, the commands that the fix lists, and what the new version makes of it. */
test.each([
  ['file-handler', 'app.save(["a", "b"])'],
  ['file-compressed', 'app.save(7)'],
])('files of %s are converted by the commands of the fix', (name, save) =>
  inScratch(async (folder) => {
    cpSync(join(FIXTURES, 'pickle-json', name), folder, { recursive: true });
    const python = (code: string) =>
      spawnSync('python3', ['-B', '-c', `import app\n${code}`], { cwd: folder, encoding: 'utf8' });
    if (python('').error) return console.warn('not run: python3 is not on this machine');
    const before = python(`${save}\nprint(repr(app.load()))`);
    expect(before.stderr).toBe('');

    const plan = await planFor(discoverFolder(folder));
    const commands = plan.fixes.flatMap(({ data }) => data.map(({ command }) => command));
    expect(commands).toHaveLength(1);
    for (const command of commands) {
      const { status, stderr } = spawnSync('sh', ['-c', command], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${ROOT}${delimiter}${process.env.PATH}` },
      });
      expect(status, stderr).toBe(0);
    }
    await applyAll(folder, ['safe', 'unsafe']);
    // Without the branch for pickles: what is read is the new form.
    const after = python('app._PlainUnpickler = None\nprint(repr(app.load()))');
    expect(after.stderr).toBe('');
    expect(after.stdout).toBe(before.stdout);
  }),
);
