/** The Pythons of this machine, as oracles: they only ever run what a test has made. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Python {
  readonly version: string;
  readonly minor: number;
  readonly program: string;
}

/** Python 3 of any release: those of pyenv, else the one on the PATH. */
export function pythons(): Python[] {
  const versions = join(homedir(), '.pyenv', 'versions');
  const folders = existsSync(versions) ? readdirSync(versions).sort() : [];
  const found = folders.map((name) => join(versions, name, 'bin', 'python3')).flatMap(pythonAt);
  return found.length > 0 ? found : pythonAt('python3');
}

function pythonAt(program: string): Python[] {
  const { status, stdout } = spawnSync(program, ['-c', 'import sys; print(*sys.version_info[:3], sep=".")'], {
    encoding: 'utf8',
  });
  const version = status === 0 ? stdout.trim() : '';
  const [major, minor] = version.split('.').map(Number);
  return major === 3 && minor !== undefined ? [{ version, minor, program }] : [];
}

/** Runs a script with JSON on its standard input and gives the JSON that it prints. */
export function runScript<T>({ program }: Python, script: string, input: unknown): T {
  const { status, stdout, stderr } = spawnSync(program, ['-W', 'ignore', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`);
  return JSON.parse(stdout) as T;
}
