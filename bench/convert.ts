/**
 * Conversion, checked beyond what fits into the tests: random values through all targets and back into CPython, arrays
 * of numpy in every protocol, documents read by google's protobuf, and what a large torch file costs in memory.
 *
 *   ./wherefrom-dev bench convert [--count N] [--python PROGRAM] [--megabytes N]
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile } from '../src/archive/file.ts';
import { convertArtifact, type Target } from '../src/artifacts/converting/convert.ts';
import {
  checkTrips,
  framed,
  makePickles,
  TRIP_TARGETS,
} from '../tests/artifacts/converting/support/trips.ts';
import { run } from './support/measure.ts';
import { pythonTools, SCRATCH } from './support/python.ts';

const ROOT = join(import.meta.dirname, '..');
const SCRIPT = join(import.meta.dirname, 'support', 'arrays.py');
const SCHEMAS = join(ROOT, 'schemas');
/** Values that are made, converted and checked at once. */
const ROUND = 5_000;
const SEED = 41;

function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? (process.argv[at + 1] as string) : otherwise;
}

const folder = join(SCRATCH, 'convert');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

function converted(bytes: Buffer, target: Target): Buffer {
  return Buffer.concat([...convertArtifact(bytes, { target }).output]);
}

function trips(count: number, python: string): void {
  const differences = new Map<Target, number>(TRIP_TARGETS.map((target) => [target, 0]));
  for (let round = 0; round * ROUND < count; round += 1) {
    const pickles = makePickles(python, SEED + round, ROUND, join(folder, 'pickles'));
    for (const target of TRIP_TARGETS) {
      const file = join(folder, target);
      writeFileSync(file, framed(pickles.map((bytes) => converted(bytes, target))));
      const found = checkTrips(python, SEED + round, ROUND, target, file);
      for (const one of found.slice(0, 5)) console.log(`  ${target}, seed ${SEED + round}`, one);
      differences.set(target, (differences.get(target) ?? 0) + found.length);
    }
  }
  const version = run(python, ['-c', 'import platform; print(platform.python_version())']).trim();
  for (const [target, different] of differences)
    console.log(
      `${count} random values of Python ${version} by way of ${target}: ${different} come back different`,
    );
}

function arrays(programs: string): void {
  const python = join(programs, 'python');
  run(python, [SCRIPT, 'make', folder]);
  for (const name of readdirSync(folder).filter((name) => /\.(pkl|npy|joblib|gz)$/.test(name))) {
    const source = openFile(join(folder, name));
    const pieces = [...convertArtifact(source, { target: 'json' }).output];
    writeFileSync(join(folder, `${name}.json`), Buffer.concat(pieces));
    source.close();
  }
  const { checked, different } = JSON.parse(run(python, [SCRIPT, 'check', folder, SCHEMAS]));
  console.log(`${checked} files of numpy and joblib: ${different.length} come back different`, different);
}

function protobufs(programs: string): void {
  const readers = join(ROOT, 'tests', 'artifacts', 'converting', 'python');
  const file = join(folder, 'protobuf');
  const read = run(join(programs, 'python'), [SCRIPT, 'protobuf', SCHEMAS, readers, file]);
  console.log(`${read.trim()} documents read by google's protobuf: as by our own reader`);
}

function memory(megabytes: string): void {
  const [file, output] = [join(folder, 'large.pt'), join(folder, 'large.safetensors')];
  if (!existsSync(file)) run('python3', [SCRIPT, 'checkpoint', file, megabytes]);
  const command = [join(ROOT, 'wherefrom'), 'convert', file, '--output'];
  for (const [target, to] of [
    ['safetensors', output],
    ['json', `${output}.json`],
  ] as const) {
    const cost = run('python3', [SCRIPT, 'memory', ...command, to, '--to', target]);
    console.log(`a torch file of ${megabytes} MB to ${target}: ${cost.trim()}`);
    rmSync(to);
  }
  rmSync(file);
}

trips(Number(option('count', '100000')), option('python', 'python3'));
const programs = pythonTools('numpy==2.4.6', 'joblib==1.6.0', 'grpcio-tools==1.85.1');
protobufs(programs);
arrays(programs);
memory(option('megabytes', '1024'));
