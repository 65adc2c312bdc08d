/**
 * Parses the whole standard library, and a large package, in a process each, interleaved with Ruff's S rules over
 * the same files; CPU and wall clock of whole processes. Ruff and the package come from PyPI into `.cache/bench/`.
 *
 *   ./wherefrom-dev bench parse [--rounds N]
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import { comparison, interleaved, run } from './support/measure.ts';
import { pythonTools, SCRATCH, standardLibrary, unpackedWheel } from './support/python.ts';

const argument = process.argv.indexOf('--rounds');
const rounds = argument > 0 ? Number(process.argv[argument + 1]) : 5;
const ruff = join(pythonTools('ruff==0.17.5'), 'ruff');
const library = standardLibrary();
const targets = [
  { name: `the standard library of CPython ${library.version}`, folder: library.folder },
  { name: 'Django 5.2.19', folder: unpackedWheel('django==5.2.19') },
];

const program = join(SCRATCH, 'parse-all.mjs');
await build({
  entryPoints: [join(import.meta.dirname, 'parsing', 'parse-all.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  logLevel: 'warning',
});

console.log(run(ruff, ['--version']).trim());
for (const { name, folder } of targets) {
  const ours = [process.execPath, program, folder];
  const options = [
    '--no-cache',
    '--silent',
    '--isolated',
    '--no-respect-gitignore',
    '--config',
    'exclude=[]',
  ];
  console.log(`\n${name}, twice in one process, then in processes of their own`);
  console.log(run(process.execPath, [program, folder, '2']).trimEnd());
  const costs = interleaved({ ours, ruff: [ruff, 'check', '--select', 'S', ...options, folder] }, rounds);
  console.log(comparison('ours', 'ruff', costs));
}
