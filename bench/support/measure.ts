import { spawnSync } from 'node:child_process';

/** What a command cost: seconds of all its processes and threads, and of the clock. */
export interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

/** Runs a command and gives its output. Throws where it fails. */
export function run(command: string, args: readonly string[], cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    cwd,
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

/** `"$@"` as often as the first argument says. */
const REPEAT = 'i=$1; shift; while [ "$i" -gt 0 ]; do "$@" >/dev/null 2>&1; i=$((i - 1)); done; times';

/**
 * The cost of one run, whatever its exit status; as the shell's `times` has it, which counts hundredths of a second: what
 * is shorter is run some `repeats`.
 */
export function measure(command: readonly string[], repeats = 1): Cost {
  const started = performance.now();
  const shell = run('sh', ['-c', REPEAT, 'sh', String(repeats), ...command]);
  const wall = (performance.now() - started) / 1000 / repeats;
  const children = shell.trim().split('\n')[1] ?? '';
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + Number(m) * 60 + Number(s),
    0,
  );
  return { cpu: cpu / repeats, wall };
}

/** Runs the commands in turn, so that what else the machine does falls on all alike; medians of the rounds. */
export function interleaved<Name extends string>(
  commands: Readonly<Record<Name, readonly string[]>>,
  rounds: number,
  repeats = 1,
): Record<Name, Cost> {
  const names = Object.keys(commands) as Name[];
  const costs = new Map<Name, Cost[]>(names.map((name) => [name, []]));
  for (const name of names) measure(commands[name]); // caches of files and code are warm for all
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) costs.get(name)?.push(measure(commands[name], repeats));
  }
  return Object.fromEntries(names.map((name) => [name, medianOf(costs.get(name) ?? [])])) as Record<
    Name,
    Cost
  >;
}

function medianOf(costs: readonly Cost[]): Cost {
  return { cpu: median(costs.map((cost) => cost.cpu)), wall: median(costs.map((cost) => cost.wall)) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** `cpu  ours 1.20 s  ruff 1.10 s  ratio 1.09`, one line a unit. */
export function comparison(ours: string, peer: string, costs: Readonly<Record<string, Cost>>): string {
  const lines = (['cpu', 'wall'] as const).map((unit) => {
    const [a, b] = [costs[ours]?.[unit] ?? Number.NaN, costs[peer]?.[unit] ?? Number.NaN];
    return `  ${unit.padEnd(5)} ${ours} ${a.toFixed(2)} s   ${peer} ${b.toFixed(2)} s   ratio ${(a / b).toFixed(2)}`;
  });
  return lines.join('\n');
}
