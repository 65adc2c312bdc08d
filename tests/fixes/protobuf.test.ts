import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pythonPackage } from '../support/python.ts';
import { applyAll, FIXTURES, inCopy } from './support.ts';

/** protoc comes with grpcio-tools. */
const PACKAGES = ['protobuf==7.36.2', 'grpcio==1.85.1', 'grpcio-tools==1.85.1', 'setuptools==80.9.0'];

test('protoc and Python make of the schema what the pickle gave', async (context) => {
  const oracles = PACKAGES.map(pythonPackage);
  const folders = oracles.flatMap((one) => ('folder' in one ? [one.folder] : []));
  const [missing] = oracles.flatMap((one) => ('missing' in one ? [one.missing] : []));
  if (missing !== undefined) return context.skip(missing);
  await inCopy(join(FIXTURES, 'pickle-json/target-protobuf'), async (folder) => {
    const run = (args: readonly string[], input?: string) => {
      const env = { ...process.env, PYTHONPATH: folders.join(':'), PYTHONDONTWRITEBYTECODE: '1' };
      const { stdout, stderr, status } = spawnSync('python3', args, {
        cwd: folder,
        encoding: 'utf8',
        env,
        ...(input !== undefined && { input }),
      });
      return { stdout, stderr, status };
    };
    const before = run(['parent.py']);
    expect(before.status, before.stderr).toBe(0);
    await applyAll(folder, ['unsafe']);
    expect(run(['-m', 'grpc_tools.protoc', '-I.', '--python_out=.', 'worker.proto']).stderr).toBe('');
    const after = run(['parent.py']);
    expect(after.stderr).toBe('');
    expect(after.stdout).toBe(before.stdout);
    // A field that says it is longer than what is there: the handler for what is no message.
    expect(run(['worker.py'], '\x0a\x7f').stdout).toBe('[]\n');
  });
});
