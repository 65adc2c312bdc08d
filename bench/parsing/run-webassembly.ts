/** Runs a script in Pyodide as `python SCRIPT` would: `run-webassembly.ts DISTRIBUTION SCRIPT < input`. */
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is used of Pyodide. */
interface Pyodide {
  mountNodeFS(inside: string, outside: string): void;
  setStdout(options: { write: (bytes: Uint8Array) => number }): void;
  readonly globals: { set(name: string, value: unknown): void };
  runPython(code: string): void;
}

/** The machine's files are found below this folder inside. */
const OUTSIDE = '/outside';

const [distribution = '', script = ''] = process.argv.slice(2);
const { loadPyodide } = (await import(pathToFileURL(join(distribution, 'pyodide.mjs')).href)) as {
  loadPyodide: () => Promise<Pyodide>;
};
const pyodide = await loadPyodide();
pyodide.mountNodeFS(OUTSIDE, '/');
pyodide.setStdout({ write: written });
pyodide.globals.set('given', readFileSync(0, 'utf8'));
pyodide.runPython(`
import builtins, io, sys
sys.stdin = io.StringIO(given)
inner_open = open
builtins.open = lambda path, mode: inner_open("${OUTSIDE}" + path, mode)
`);
pyodide.runPython(readFileSync(script, 'utf8'));

/** All of it, however little a pipe takes at once. */
function written(bytes: Uint8Array): number {
  let done = 0;
  while (done < bytes.length) {
    try {
      done += writeSync(1, bytes, done);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
  return bytes.length;
}
