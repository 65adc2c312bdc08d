/**
 * The machine beside torch's restricted reader (`torch.load(weights_only=True)`), release by release: programs in its part
 * of the pickle language, and the names that it allows.
 *
 *   ./wherefrom-dev bench torch-readers [--cases N]
 *
 * torch/_weights_only_unpickler.py comes out of the wheels of the package index (those for macOS, the smallest) and runs over
 * a torch that has nothing in it (support/torch_reader.py). It is a fault if it loads what is said to be refused, or
 * refuses what is said to load, but for errors of the values themselves; and if the names differ.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { bytesSource } from '../src/archive/source.ts';
import { ALL_READERS, TORCH, TORCH_RELEASES, torchBit } from '../src/artifacts/pickle/loaders.ts';
import { runPickle } from '../src/artifacts/pickle/machine.ts';
import type { Sink } from '../src/artifacts/pickle/sink.ts';
import { Budget } from '../src/limits/budget.ts';
import { torchProgram } from '../tests/artifacts/support/torch-programs.ts';
import { run } from './support/measure.ts';
import { SCRATCH } from './support/python.ts';

/** The first of each group of releases, with the Python of its wheel. */
const WHEELS: Readonly<Record<string, readonly [version: string, python: string]>> = {
  '1.13': ['1.13.1', '3.10'],
  '2.0': ['2.0.1', '3.10'],
  '2.2': ['2.2.2', '3.12'],
  '2.4': ['2.4.1', '3.12'],
  '2.5': ['2.5.1', '3.12'],
  '2.6': ['2.6.0', '3.12'],
  '2.7': ['2.7.1', '3.12'],
  '2.10': ['2.10.0', '3.12'],
  '2.15': ['2.15.0', '3.12'],
};
const PLATFORMS = ['macosx_11_0_arm64', 'macosx_12_0_arm64', 'macosx_14_0_arm64'];
const FILES = ['_weights_only_unpickler', '_utils', 'storage'].map((name) => `torch/${name}.py`);
const SCRIPT = join(import.meta.dirname, 'support', 'torch_reader.py');

/** The folder with the few files of one release. */
function filesOf(release: string): string {
  const [version, python] = WHEELS[release] as readonly [string, string];
  const folder = join(SCRATCH, `torch-files-${version}`);
  if (existsSync(folder)) return folder;
  const download = `${folder}.download`;
  rmSync(download, { recursive: true, force: true });
  const platforms = PLATFORMS.flatMap((name) => ['--platform', name]);
  const options = [
    '--quiet',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--python-version',
    python,
    ...platforms,
  ];
  run('python3', ['-m', 'pip', 'download', ...options, '-d', download, `torch==${version}`]);
  const wheel = join(download, readdirSync(download)[0] as string);
  const script = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2], sys.argv[3:])';
  mkdirSync(folder);
  run('python3', ['-c', script, wheel, folder, ...FILES]);
  rmSync(download, { recursive: true, force: true });
  return folder;
}

interface Answer {
  readonly names: readonly string[];
  /** Undefined where the pickle was loaded. */
  readonly errors: readonly (string | null)[];
}

function ask(release: string, cases: readonly Buffer[]): Answer {
  const input = JSON.stringify(cases.map((bytes) => bytes.toString('base64')));
  const options = { input, encoding: 'utf8', maxBuffer: 1 << 29 } as const;
  const { status, stdout, stderr } = spawnSync('python3', [SCRIPT, filesOf(release)], options);
  if (status !== 0) throw new Error(`${SCRIPT} failed: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout) as Answer;
}

const SINK: Sink = { global() {}, call() {}, build: () => undefined, store() {}, opaque() {} };

function loads(bytes: Buffer, release: number): boolean {
  const options = { budget: new Budget(), readers: ALL_READERS | TORCH };
  return (runPickle(bytesSource(bytes), SINK, options).finishes & torchBit(release)) !== 0;
}

/** Of the values, which the machine does not make. */
const OF_VALUES = /^(?:Type|Attribute|Value)Error/;

const at = process.argv.indexOf('--cases');
const count = at > 0 ? Number(process.argv[at + 1]) : 20_000;
const cases = fc.sample(torchProgram, { numRuns: count, seed: 20261122 });
const answers = TORCH_RELEASES.map((release) => ask(release, cases));
const allNames = new Set(answers.flatMap(({ names }) => names));
let faults = 0;
let loaded = 0;
for (const [i, { names, errors }] of answers.entries()) {
  for (const name of allNames) {
    const dot = name.lastIndexOf('.');
    const asked = Buffer.from(`\x80\x02c${name.slice(0, dot)}\n${name.slice(dot + 1)}\n.`, 'latin1');
    if (loads(asked, i) !== names.includes(name)) fault(i, name, 'is allowed by one of both only');
  }
  for (const [k, bytes] of cases.entries()) {
    const error = errors[k] ?? null;
    if (error === null) loaded += 1;
    const ours = loads(bytes, i);
    if (ours !== (error === null) && !(ours && OF_VALUES.test(error ?? '')))
      fault(i, bytes.toString('base64'), ours ? `is refused: ${error}` : 'is loaded');
  }
}

function fault(release: number, what: string, how: string): void {
  faults += 1;
  if (faults <= 40) console.log(`  fault: torch ${TORCH_RELEASES[release]}: ${what} ${how}`);
}

console.log(
  `${count} programs in ${answers.length} releases, ${loaded} loaded; ${allNames.size} names; ${faults} faults`,
);
process.exitCode = faults > 0 ? 1 : 0;
