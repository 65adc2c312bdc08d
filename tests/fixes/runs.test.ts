import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pythonPackage } from '../support/python.ts';
import { applyAll, FIXTURES, inCopy } from './support.ts';

/** CPython runs what was there and what the fixes made of it, on the same input. The fixtures are ours. */
const python = spawnSync('python3', ['--version']).status === 0;

function run(folder: string, args: readonly string[], input?: Uint8Array, packages = '') {
  const { stdout, stderr, status } = spawnSync('python3', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1', PYTHONHASHSEED: '0' },
    ...(input && { input }),
  });
  return { stdout, stderr, status };
}

/** A pickle that would print: `print("ran")` by its REDUCE. */
const HOSTILE_PICKLE = Buffer.from('\x80\x04cbuiltins\nprint\n(\x8c\x03rantR.', 'latin1');

describe.skipIf(!python)('before and after', () => {
  test.each([
    ['pickle-json/process', 'parent.py'],
    ['pickle-json/process-simple', 'parent.py'],
    ['pickle-json/file', 'state.py'],
  ])('%s prints the same', async (name, script) => {
    await inCopy(join(FIXTURES, name), async (folder) => {
      const before = run(folder, [script]);
      expect(before.status, before.stderr).toBe(0);
      const { made } = await applyAll(folder, ['safe', 'unsafe']);
      expect(made).toBeGreaterThan(0);
      expect(run(folder, [script])).toEqual(before);
    });
  });

  test('a script that read pickles refuses one that runs code', async () => {
    await inCopy(join(FIXTURES, 'pickle-json/process'), async (folder) => {
      expect(run(folder, ['worker.py'], HOSTILE_PICKLE).stdout).toContain('ran');
      await applyAll(folder, ['safe']);
      const after = run(folder, ['worker.py'], HOSTILE_PICKLE);
      expect(after.stdout).toBe('');
      expect(after.stderr).toMatch(/JSONDecodeError|UnicodeDecodeError/);
    });
  });

  test('what was stored before is still read, and what runs code is refused', async () => {
    await inCopy(join(FIXTURES, 'pickle-json/file'), async (folder) => {
      const before = run(folder, ['state.py']);
      const old = readFileSync(join(folder, 'state.pkl'));
      await applyAll(folder, ['unsafe']);
      // Importing the module writes the new form: the old bytes are put back before they are read.
      const restore = (bytes: Uint8Array) => {
        const script = `import state, builtins\nopen("state.pkl", "wb").write(bytes.fromhex("${Buffer.from(bytes).toString('hex')}"))\nprint(state.restore())`;
        return run(folder, ['-c', script]);
      };
      expect(restore(old).stdout.split('\n').at(-2)).toBe(before.stdout.trim());
      const hostile = restore(HOSTILE_PICKLE);
      expect(hostile.stdout).not.toContain('ran');
      expect(hostile.stderr).toContain('UnpicklingError');
    });
  });

  test('plain YAML is read alike, and what runs code is refused', async (context) => {
    const yaml = pythonPackage('PyYAML==6.0.2');
    if ('missing' in yaml) return context.skip(yaml.missing);
    await inCopy(join(FIXTURES, 'yaml-safe-load/runs'), async (folder) => {
      const documents = [
        'a: 1\nb: [1.5, true, null, ~, "x", 2020-01-01, 0x1f, 1e3, .nan, -.inf, 0o17, 010]\n',
        '--- !!set {a, b}\n',
        '- &x {a: b}\n- *x\n- !!binary aGVsbG8=\n- 2001-12-14t21:59:43.10-05:00\n',
        '? complex\n: - 1\n  - "\\u00e4"\n<<: {z: 1}\n',
        '!!omap [a: 1, b: 2]\n',
        'unclosed: [\n',
      ];
      for (const [i, text] of documents.entries()) writeFileSync(join(folder, `${i}.txt`), text);
      const hostile = join(folder, 'hostile.txt');
      writeFileSync(hostile, '!!python/object/apply:builtins.print ["ran"]\n');
      const names = documents.map((_, i) => `${i}.txt`);
      const before = run(folder, ['app.py', ...names], undefined, yaml.folder);
      expect(before.status, before.stderr).toBe(0);
      expect(run(folder, ['app.py', 'hostile.txt'], undefined, yaml.folder).stdout).toContain('ran');
      // A document with such a tag in the project itself would make the fix unsafe.
      const text = readFileSync(hostile);
      rmSync(hostile);
      await applyAll(folder, ['safe']);
      writeFileSync(hostile, text);
      expect(run(folder, ['app.py', ...names], undefined, yaml.folder)).toEqual(before);
      expect(run(folder, ['app.py', 'hostile.txt'], undefined, yaml.folder).stdout).toBe('refused\n');
    });
  });
});
