/**
 * Parses a whole CPython standard library in one process, interleaved with Ruff's S rules over the same files, and
 * prints the ratios of CPU and wall-clock time. Ruff comes from PyPI into `.cache/bench/`.
 *
 *   ./wherefrom-dev bench parse [--rounds N]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { allPythons } from '../tests/code/python/oracle/agreement.ts';

const home = join(import.meta.dirname, '..');
const scratch = join(home, '.cache', 'bench');
const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1] || 5) || 5;

const python = allPythons().at(-1);
if (!python?.version.startsWith('3.'))
  throw new Error('no Python 3 on this machine to take a standard library from');

/** The library's own files: Ruff leaves `site-packages` out, so both get a copy without it. */
const library = join(scratch, `library-${python.version}`);
if (!existsSync(library)) {
  const wanted = (path: string) => !/[\\/](?:site-packages|__pycache__|config-[^\\/]*)$/.test(path);
  cpSync(python.library, library, { recursive: true, filter: wanted, dereference: true });
}

const ruff = join(scratch, 'ruff', 'bin', 'ruff');
if (!existsSync(ruff)) {
  rmSync(join(scratch, 'ruff'), { recursive: true, force: true });
  run(python.program, ['-m', 'venv', join(scratch, 'ruff')]);
  run(join(scratch, 'ruff', 'bin', 'pip'), ['install', '--quiet', 'ruff']);
}

const program = join(scratch, 'parse-all.mjs');
mkdirSync(scratch, { recursive: true });
await build({
  entryPoints: [join(home, 'bench', 'parsing', 'parse-all.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  logLevel: 'warning',
});

interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

const COMMANDS = {
  ours: [process.execPath, program, library],
  ruff: [
    ...[ruff, 'check', '--select', 'S', '--no-cache', '--silent', '--isolated', '--no-respect-gitignore'],
    ...['--config', 'exclude=[]', library],
  ],
};

console.log(run(process.execPath, [program, library]).trim());
console.log(run(ruff, ['--version']).trim());
const costs: Record<keyof typeof COMMANDS, Cost[]> = { ours: [], ruff: [] };
for (let round = 0; round < rounds; round += 1) {
  for (const name of ['ours', 'ruff'] as const) costs[name].push(measure(COMMANDS[name]));
}
for (const unit of ['cpu', 'wall'] as const) {
  const [ours, ruffs] = [
    median(costs.ours.map((cost) => cost[unit])),
    median(costs.ruff.map((cost) => cost[unit])),
  ];
  console.log(
    `${unit.padEnd(5)} ours ${ours.toFixed(2)} s   ruff ${ruffs.toFixed(2)} s   ratio ${(ours / ruffs).toFixed(2)}`,
  );
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

/** CPU time of a command and all its threads, as the shell's `times` has it. */
function measure(command: readonly string[]): Cost {
  const started = performance.now();
  const shell = run('sh', ['-c', '"$@" >/dev/null 2>&1; times', 'sh', ...command]);
  const wall = (performance.now() - started) / 1000;
  const children = shell.trim().split('\n')[1] ?? '';
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + Number(m) * 60 + Number(s),
    0,
  );
  return { cpu, wall };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
