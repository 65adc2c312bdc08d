/**
 * The whole code audit beside Ruff's S rules and Bandit, on the standard library and on a large package: CPU and wall
 * clock of whole processes, interleaved in one run. The peers come from PyPI into `.cache/bench/`.
 *
 *   ./wherefrom-dev bench code [--rounds N] [--without-bandit]
 */
import { join } from 'node:path';
import type { CodeRule } from '../src/code/judging/rule.ts';
import { rules } from '../src/code/rules/registry.generated.ts';
import { comparison, interleaved, measure, run } from './support/measure.ts';
import { pythonTools, standardLibrary, unpackedWheel } from './support/python.ts';

const argument = process.argv.indexOf('--rounds');
const rounds = argument > 0 ? Number(process.argv[argument + 1]) : 3;
const tools = pythonTools('ruff==0.17.5', 'bandit==1.9.4');
const wherefrom = join(import.meta.dirname, '..', 'wherefrom');
const library = standardLibrary();

/** Of the rules of the code audit. */
const FAMILIES = [...new Set((rules as readonly CodeRule[]).map(({ meta }) => meta.id.split('/')[0]))];

const targets = [
  { name: `the standard library of CPython ${library.version}`, folder: library.folder },
  { name: 'Django 5.2.19', folder: unpackedWheel('django==5.2.19') },
];

console.log(
  `${run(join(tools, 'ruff'), ['--version']).trim()}, ${run(join(tools, 'bandit'), ['--version']).split('\n')[0]}`,
);
for (const { name, folder } of targets) {
  // Each time from nothing, as the peers.
  const ours = [wherefrom, 'audit', '--only', 'code', '--offline', '--no-cache', '--format', 'json', folder];
  const ruff = [
    ...[join(tools, 'ruff'), 'check', '--select', 'S', '--no-cache', '--silent', '--isolated'],
    ...['--no-respect-gitignore', '--config', 'exclude=[]', folder],
  ];
  console.log(`\n${name}`);
  const alone = [...ours, '--ignore', FAMILIES.filter((family) => family !== 'deserialization').join()];
  const costs = interleaved({ ours, alone, ruff }, rounds);
  console.log(comparison('ours', 'ruff', costs));
  console.log('deserialisation alone');
  console.log(comparison('alone', 'ruff', costs));
  if (process.argv.includes('--without-bandit')) continue;
  const bandit = measure([join(tools, 'bandit'), '-r', '-q', '-f', 'json', folder]);
  console.log(comparison('bandit', 'ours', { bandit, ours: costs.ours }));
}
