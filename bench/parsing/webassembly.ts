/**
 * CPython as Pyodide carries it: the newest version, for machines that have none of it. The package comes from npm
 * into `.cache/bench/`, without running anything of its installation; its standard library is Python's own.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Python } from '../../tests/code/python/oracle/agreement.ts';
import { run } from '../support/measure.ts';
import { SCRATCH } from '../support/python.ts';

const PYODIDE = '314.0.7';

/** Python 3.14. */
export function webAssemblyPython(): Python {
  const folder = join(SCRATCH, `pyodide-${PYODIDE}`);
  const [distribution, library] = [join(folder, 'node_modules', 'pyodide'), join(folder, 'library')];
  if (!existsSync(library)) {
    mkdirSync(folder, { recursive: true });
    run(
      'npm',
      ['install', '--ignore-scripts', '--no-save', '--prefix', folder, `pyodide@${PYODIDE}`],
      folder,
    );
    run('python3', ['-m', 'zipfile', '-e', join(distribution, 'python_stdlib.zip'), library]);
  }
  const runner = join(import.meta.dirname, 'run-webassembly.ts');
  return { command: [process.execPath, runner, distribution], version: '3.14', minor: 14, library };
}
