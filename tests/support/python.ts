/**
 * Python packages as oracles: pinned, installed once into `.cache` by the machine's own Python, for tests and
 * benches only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CACHE = join(import.meta.dirname, '../../.cache/oracles');

/** A folder for `sys.path`, or why there is none on this machine. */
export type Oracle = { readonly folder: string } | { readonly missing: string };

/** `pinned` as for pip: `name==version`. Its dependencies are not installed. */
export function pythonPackage(pinned: string): Oracle {
  const folder = join(CACHE, pinned.replace('==', '-'));
  if (existsSync(folder)) return { folder };
  mkdirSync(CACHE, { recursive: true });
  const scratch = mkdtempSync(`${folder}.`);
  const args = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--target',
    scratch,
    pinned,
  ];
  const { status, error, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
  if (status === 0 && !existsSync(folder)) renameSync(scratch, folder);
  else rmSync(scratch, { recursive: true });
  if (status === 0) return { folder };
  return { missing: error ? 'python3 cannot be started' : `pip cannot install ${pinned}: ${stderr.trim()}` };
}

/** A Python that has torch, or why there is none. It takes some 7 GB, so that it is made only where everything is run. */
export function torchPython(): { readonly program: string } | { readonly missing: string } {
  const folder = join(CACHE, TORCH.replace('==', '-'));
  const program = join(folder, 'bin', 'python');
  if (!process.env.WHEREFROM_EXHAUSTIVE)
    return { missing: 'WHEREFROM_EXHAUSTIVE=1 installs torch and runs it' };
  if (existsSync(join(folder, 'whole'))) return { program };
  mkdirSync(CACHE, { recursive: true });
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', folder],
    [program, '-m', 'pip', 'install', '--quiet', TORCH, 'numpy'],
  ] as const) {
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status !== 0) return { missing: `${TORCH} cannot be installed: ${(stderr ?? '').trim()}` };
  }
  writeFileSync(join(folder, 'whole'), '');
  return { program };
}

const TORCH = 'torch==2.8.0';

/** Runs a script on a list of JSON values; it reads one a line from its last argument but one and writes as many to the last. */
export function askPython(script: string, args: readonly string[], questions: readonly unknown[]): unknown[] {
  mkdirSync(CACHE, { recursive: true });
  const scratch = mkdtempSync(join(CACHE, 'run.'));
  try {
    const [question, reply] = [join(scratch, 'questions'), join(scratch, 'answers')];
    writeFileSync(question, questions.map((line) => `${JSON.stringify(line)}\n`).join(''));
    runPython(script, ...args, question, reply);
    const answers = readFileSync(reply, 'utf8').trimEnd();
    return answers === '' ? [] : answers.split('\n').map((line) => JSON.parse(line));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** What the script prints. */
export function runPython(script: string, ...args: string[]): string {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { status, error, stdout, stderr } = spawnSync('python3', [script, ...args], options);
  if (status !== 0) throw error ?? new Error(stderr);
  return stdout;
}
