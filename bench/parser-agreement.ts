/**
 * Compares our trees with CPython's own, node by node: kind, extent, names and values. Every Python on this machine
 * from 3.8 on, and 3.14 as Pyodide carries it, over its own standard library; from 3.11 on over large packages as
 * well. The tree of older ones has other kinds of nodes: of their libraries only what we find wrong is printed.
 * Prints every difference. Packages and Pyodide come from their registries into `.cache/bench/`.
 *
 *   ./wherefrom-dev bench parser-agreement [--python 3.13] [FOLDER …]
 */
import { resolve } from 'node:path';
import {
  acceptedFiles,
  allPythons,
  compareFiles,
  faultIn,
  type Outcome,
  type Python,
  pythonFiles,
} from '../tests/code/python/oracle/agreement.ts';
import { webAssemblyPython } from './parsing/webassembly.ts';
import { unpackedWheel } from './support/python.ts';

/** Kinds of nodes, and where they end, are as today since then. */
const FIRST_MODERN = 8;
/** The packages are written for this one and later ones. */
const FIRST_OF_PACKAGES = 11;
const PACKAGES = ['django==5.2.19', 'sqlalchemy==2.0.44', 'sympy==1.14.0', 'numpy==2.3.4'];

const args = process.argv.slice(2);
const wanted = args[0] === '--python' ? args.splice(0, 2)[1] : undefined;

for (const python of [...allPythons(), webAssemblyPython()]) {
  if (wanted !== undefined && python.version !== wanted) continue;
  const isModern = python.version.startsWith('3.') && python.minor >= FIRST_MODERN;
  for (const folder of args.length > 0
    ? args.map((folder) => resolve(folder))
    : [python.library, ...packagesFor(python)]) {
    if (isModern) await compareTrees(python, folder);
    else await compareVerdicts(python, folder);
  }
}

function packagesFor(python: Python): string[] {
  return python.version.startsWith('3.') && python.minor >= FIRST_OF_PACKAGES
    ? PACKAGES.map(unpackedWheel)
    : [];
}

async function compareTrees(python: Python, folder: string): Promise<void> {
  const outcomes: Outcome[] = [];
  await compareFiles(python, pythonFiles(folder), (outcome) => outcomes.push(outcome));
  const refused = outcomes.filter((outcome) => outcome.result === 'refused');
  const different = outcomes.filter((outcome) => outcome.result === 'different');
  const accepted = outcomes.length - refused.length;
  console.log(`Python ${python.version} ${folder}`);
  console.log(`  ${share(accepted - different.length, accepted)} files that CPython accepts are identical`);
  for (const { path, cpython, ours } of different)
    console.log(`  differs ${path}\n    CPython ${cpython}\n    ours    ${ours}`);
  const clean = refused.filter(({ isClean }) => isClean);
  console.log(`  ${refused.length} are refused by CPython, ${clean.length} of them without a fault to us`);
  for (const { path, message } of clean) console.log(`    ${path}: ${message}`);
}

async function compareVerdicts(python: Python, folder: string): Promise<void> {
  const files = pythonFiles(folder);
  const accepted = new Set(await acceptedFiles(python, files));
  const faulty = files.filter((path) => faultIn(path) !== undefined);
  console.log(`Python ${python.version} ${folder}`);
  console.log(
    `  ${share(faulty.length, files.length)} files have a fault to us, ${files.length - accepted.size} to CPython`,
  );
  for (const path of faulty)
    console.log(`    ${path}: ${faultIn(path)}${accepted.has(path) ? ' (CPython accepts it)' : ''}`);
}

function share(part: number, all: number): string {
  return `${part} of ${all} (${((100 * part) / all).toFixed(3)} %)`;
}
