import { spawnSync } from 'node:child_process';

export interface Run {
  readonly stdout: string;
  /** Seconds; `cpu` is of the process and its children. */
  readonly wall: number;
  readonly cpu: number;
}

/** One whole process, by the shell's own clock. Throws if it could not do what was asked (status above 1). */
export function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Run {
  const script = 'TIMEFORMAT=\'%R %U %S\'; time "$@" 2>/dev/null';
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', program, ...args], {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status === null || status > 1) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
  const [wall = 0, user = 0, system = 0] = stderr
    .trim()
    .split('\n')
    .at(-1)!
    .replaceAll(',', '.')
    .split(' ')
    .map(Number);
  return { stdout, wall, cpu: user + system };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
