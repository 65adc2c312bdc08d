/**
 * Whether `wherefrom tree` finds what `uv pip compile --only-binary :all:` finds, and how long both take, cold and warm.
 * Both ask one index on loopback, which hands on what the real one says and keeps it: the same index at the same
 * moment. The index is that of PIP_INDEX_URL or UV_INDEX_URL, else the default one. usage:
 *   ./wherefrom-dev bench resolve [--uv PROGRAM] [--only NAME,…] [--rounds N] [--delay MS] [--no-times] [--direct]
 * With --direct both ask the index itself, over TLS, and no requests are counted.
 * Without --uv, uv is installed from the package index into `.cache/oracles`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultIndex } from '../src/dependencies/index/default-index.ts';
import type { DependencyTree } from '../src/report/dependency-tree.ts';
import { pythonPackage } from '../tests/support/python.ts';
import { type Mirror, openMirror } from './resolve/mirror.ts';
import { usersCheckout } from './support/checkout.ts';

const { values } = parseArgs({
  options: {
    uv: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    delay: { type: 'string', default: '10' },
    'no-times': { type: 'boolean', default: false },
    direct: { type: 'boolean', default: false },
  },
});

const ROOT = join(import.meta.dirname, '..');
const CACHE = join(ROOT, '.cache', 'resolve');

interface RequirementSet {
  readonly name: string;
  readonly python: string;
  readonly platform: string;
  readonly requirements: readonly string[];
}

interface Run {
  /** `name==version`, sorted; undefined where there is no solution. */
  readonly pins: readonly string[] | undefined;
  readonly milliseconds: number;
  readonly said: string;
}

const uv = values.uv ?? installedUv();
/** Named, or uv would spend its time on looking for one. */
const python = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], {
  encoding: 'utf8',
}).stdout.trim();
const upstream = (process.env.PIP_INDEX_URL ?? process.env.UV_INDEX_URL ?? defaultIndex()).replace(
  /\/+$/,
  '',
);
const scratch = mkdtempSync(join(tmpdir(), 'bench-resolve-'));
const wherefrom = join(usersCheckout(ROOT, join(scratch, 'checkout')), 'wherefrom');
const wanted = values.only?.split(',');
const sets = readSets().filter(({ name }) => !wanted || wanted.includes(name));
const mirror = values.direct ? theIndex() : await openMirror(upstream, CACHE, Number(values.delay));
try {
  process.exitCode = await agreement(mirror);
  if (!values['no-times']) await times(mirror);
} finally {
  mirror.close();
  rmSync(scratch, { recursive: true, force: true });
}

function theIndex(): Mirror {
  return { index: upstream, asked: () => 0, close: () => {} };
}

function installedUv(): string {
  const found = pythonPackage('uv==0.13.9');
  if ('missing' in found) throw new Error(found.missing);
  return join(found.folder, 'bin', 'uv');
}

function readSets(): RequirementSet[] {
  return readFileSync(join(import.meta.dirname, 'resolve', 'sets.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', target = '', ...requirements] = line.trim().split(/\s+/);
      const [python = '', platform = 'linux'] = target.split('/');
      return { name, python, platform, requirements };
    });
}

/** One line a set; the exit status. */
async function agreement({ index }: Mirror): Promise<number> {
  let agreed = 0;
  for (const set of sets) {
    const theirs = await byUv(set, index, join(scratch, 'uv-agreement'));
    const ours = await byUs(set, index, join(scratch, 'our-agreement'));
    const same = JSON.stringify(theirs.pins) === JSON.stringify(ours.pins);
    agreed += same ? 1 : 0;
    const count = theirs.pins ? `${theirs.pins.length} packages` : 'no solution';
    console.log(`${same ? 'same     ' : 'DIFFERENT'} ${set.name.padEnd(28)} ${count}`);
    if (!same) tellDifference(ours, theirs);
  }
  console.log(`${agreed} of ${sets.length} sets agree name for name and version for version\n`);
  return agreed === sets.length ? 0 : 1;
}

function tellDifference(ours: Run, theirs: Run): void {
  const [mine, other] = [new Set(ours.pins), new Set(theirs.pins)];
  console.log('  ours alone:  ', [...mine].filter((pin) => !other.has(pin)).join(' ') || '-');
  console.log('  theirs alone:', [...other].filter((pin) => !mine.has(pin)).join(' ') || '-');
  if (!ours.pins) console.log(ours.said);
  if (!theirs.pins) console.log(theirs.said);
}

/** Medians of the rounds, interleaved; cold is an empty cache, warm the one that the round before filled. */
async function times({ index, asked }: Mirror): Promise<void> {
  console.log(
    'set                            cold: uv     ours  ratio    warm: uv     ours  ratio   requests: uv  ours',
  );
  const ratios: { cold: number; warm: number }[] = [];
  for (const set of sets) {
    const cold: [number, number][] = [];
    const warm: [number, number][] = [];
    let requests: [number, number] = [0, 0];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const folder = join(scratch, `${set.name}-${round}`);
      asked();
      const uvCold = await byUv(set, index, join(folder, 'uv'));
      const uvAsked = asked();
      const ourCold = await byUs(set, index, join(folder, 'our'));
      requests = [uvAsked, asked()];
      cold.push([uvCold.milliseconds, ourCold.milliseconds]);
      const uvWarm = await byUv(set, index, join(folder, 'uv'));
      const ourWarm = await byUs(set, index, join(folder, 'our'));
      warm.push([uvWarm.milliseconds, ourWarm.milliseconds]);
    }
    const row = [cold, warm].flatMap((pairs) => {
      const [a, b] = [median(pairs.map(([one]) => one)), median(pairs.map(([, other]) => other))];
      return [a, b, b / a];
    });
    ratios.push({ cold: row[2]!, warm: row[5]! });
    const [a, b, c, d, e, f] = row as [number, number, number, number, number, number];
    const cells = [a.toFixed(0).padStart(8), b.toFixed(0).padStart(8), c.toFixed(2).padStart(6)];
    const more = [d.toFixed(0).padStart(11), e.toFixed(0).padStart(8), f.toFixed(2).padStart(6)];
    console.log(
      set.name.padEnd(30),
      ...cells,
      ...more,
      String(requests[0]).padStart(13),
      String(requests[1]).padStart(5),
    );
  }
  const [cold, warm] = [median(ratios.map((one) => one.cold)), median(ratios.map((one) => one.warm))];
  const most = (key: 'cold' | 'warm') => Math.max(...ratios.map((one) => one[key])).toFixed(2);
  console.log(
    `median ratio ours/uv: cold ${cold.toFixed(2)} (worst ${most('cold')}), warm ${warm.toFixed(2)} (worst ${most('warm')})`,
  );
}

function median(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] as number;
}

async function byUv(set: RequirementSet, index: string, cache: string): Promise<Run> {
  const file = requirementsFile(set);
  const flags = [
    '--no-annotate',
    '--no-header',
    '--no-config',
    '--python',
    python,
    '--python-version',
    set.python,
  ];
  const target = ['--python-platform', set.platform, '--only-binary', ':all:', '--index-url', index];
  const args = ['pip', 'compile', '--quiet', ...flags, ...target, '--cache-dir', cache, file];
  const { status, out, error, milliseconds } = await timed(uv, args);
  const pins = out.split('\n').filter((line) => line.includes('=='));
  return { pins: status === 0 ? pins.map(bare).sort() : undefined, milliseconds, said: error };
}

/** Without markers, which say nothing here. */
function bare(line: string): string {
  return line.replace(/\s.*/s, '');
}

async function byUs(set: RequirementSet, index: string, cache: string): Promise<Run> {
  const file = requirementsFile(set);
  const target = ['--python-version', set.python, '--platform', set.platform, '--index-url', index];
  const args = ['tree', '--format', 'json', '--isolated', ...target, '--cache-dir', cache, file];
  const { out, error, milliseconds } = await timed(wherefrom, args);
  const { projects, incomplete } = JSON.parse(out) as DependencyTree;
  const [project] = projects;
  const solved = project?.from === 'resolution';
  const pins = solved ? project.packages.map(({ name, version }) => `${name}==${version}`).sort() : undefined;
  return { pins, milliseconds, said: error + incomplete.map(({ reason }) => reason).join('\n') };
}

function requirementsFile({ name, requirements }: RequirementSet): string {
  const folder = join(scratch, 'sets', name);
  const file = join(folder, 'requirements.txt');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${requirements.join('\n')}\n`);
  }
  return file;
}

/** Not synchronous: the mirror lives in this process. */
function timed(program: string, args: readonly string[]) {
  const environment = { ...process.env, UV_PYTHON_DOWNLOADS: 'never' };
  const started = performance.now();
  const child = spawn(program, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { out: '', error: '' };
  child.stdout.on('data', (chunk) => {
    texts.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    texts.error += chunk;
  });
  return new Promise<typeof texts & { status: number | null; milliseconds: number }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...texts, status, milliseconds: performance.now() - started }));
  });
}
