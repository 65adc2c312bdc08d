import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SCRIPTS = join(import.meta.dirname, '..', 'python');

/** CPython as an oracle: it only ever loads what a test made. */
export const hasPython = ((): boolean => {
  const { status } = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']);
  if (status !== 0)
    console.log('python3 (3.8 or newer) is not on the PATH: tests against CPython are skipped');
  return status === 0;
})();

/** Runs a script of tests/artifacts/python with JSON on its standard input and gives the JSON that it prints. */
export function runPython<T>(script: string, input: unknown, program = 'python3'): T {
  const { status, stdout, stderr } = spawnSync(program, ['-W', 'ignore', join(SCRIPTS, script)], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`);
  return JSON.parse(stdout) as T;
}
