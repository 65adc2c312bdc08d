import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import type { ProjectGuards } from '../../src/report/guards.ts';
import { recordedConsole } from '../support/console.ts';
import { pythons } from '../support/pythons.ts';

/** The project is ours: CPython runs it, with its own guards. */
const HERE = join(import.meta.dirname, 'guards');
let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-guards-')));
  cpSync(join(HERE, 'project'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function guard(...args: string[]) {
  const console = recordedConsole({ folder });
  const status = await runProgram(['guard', '--isolated', ...args], console);
  return { status, stdout: console.stdout(), stderr: console.stderr() };
}

describe('guards of a project', () => {
  test('load what the project writes, by every Python of this machine, and refuse the rest', async () => {
    const { status, stderr } = await guard('--output', 'guards');
    // One call reads whatever it is given.
    expect(status, stderr).toBe(1);
    const found = pythons().filter(({ minor }) => minor >= 8);
    if (found.length === 0) return console.warn('not run: there is no Python 3.8 or newer');
    for (const { program, version } of found) {
      const { stdout, stderr: said } = spawnSync(program, [join(HERE, 'prove.py')], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(stdout, `Python ${version}: ${said}`).toBe('proved\n');
    }
  });

  test('admit exactly the names that are written', async () => {
    const guards = JSON.parse((await guard('--format', 'json')).stdout) as ProjectGuards;
    expect(guards.channels.map(({ name, names, unknown }) => [name, names, unknown])).toEqual([
      ['data/cart.pkl', ['builtins.set', 'models.Cart', 'models.Item'], []],
      ['data/count.pkl', ['__builtin__.set', '_codecs.encode'], []],
    ]);
    expect(guards.unguarded).toHaveLength(1);
  });

  test('what unpickles by itself has none, and is not passed over; what is safe needs none', async () => {
    writeFileSync(
      join(folder, 'shelf.py'),
      'import shelve, torch\n\ndef all_of(path):\n    torch.load(path, weights_only=True)\n    return shelve.open(path)\n',
    );
    const guards = JSON.parse((await guard('--format', 'json')).stdout) as ProjectGuards;
    expect(guards.unguarded.map(({ path, line, callee }) => [path, line, callee])).toContainEqual([
      'shelf.py',
      5,
      'shelve.open',
    ]);
    expect(guards.unguarded).toHaveLength(2);
  });

  test('what lies in the project already is admitted, too; a dangerous file is none to admit', async () => {
    const made =
      'import pickle, collections; pickle.dump(collections.OrderedDict(a=1), open("data/cart.pkl", "wb"))';
    cpSync(join(folder, 'carts.py'), join(folder, 'data', 'keep'), { recursive: true });
    if (spawnSync('python3', ['-c', made], { cwd: folder }).status !== 0)
      return console.warn('not run: python3 is not on this machine');
    const namesNow = async () =>
      (JSON.parse((await guard('--format', 'json')).stdout) as ProjectGuards).channels[0];
    expect((await namesNow())?.names).toContain('collections.OrderedDict');
    writeFileSync(join(folder, 'data', 'cart.pkl'), "cos\nsystem\n(S'true'\ntR.");
    expect(await namesNow()).toMatchObject({ refused: 'data/cart.pkl is dangerous' });
  });

  test('are written again over their own, and over nothing else', async () => {
    await guard('--output', 'guards');
    const before = readdirSync(join(folder, 'guards')).sort();
    expect((await guard('--output', 'guards')).stderr).toContain('files written');
    expect(readdirSync(join(folder, 'guards')).sort()).toEqual(before);
    writeFileSync(join(folder, 'guards', 'sandbox.sh'), 'mine');
    const { status, stderr } = await guard('--output', 'guards');
    expect(status).toBe(2);
    expect(stderr).toContain('was not made by wherefrom guard');
    expect(readFileSync(join(folder, 'guards', 'sandbox.sh'), 'utf8')).toBe('mine');
  });
});
