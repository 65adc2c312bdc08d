/** Runs CPython's own parser over files and compares what it makes of them with ours. Tests and benches only. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from '../../../../src/code/python/parse.ts';
import type { Tree } from '../../../../src/code/python/tree.ts';
import { linesAsCpython } from './cpython.ts';

/** A Python on this machine. */
export interface Python {
  readonly program: string;
  /** `3.12`. */
  readonly version: string;
  readonly minor: number;
  /** Its standard library. */
  readonly library: string;
}

const ASK =
  'import sys, os; print("%d.%d %s" % (sys.version_info[0], sys.version_info[1], os.path.dirname(os.__file__)))';

function pythonAt(program: string): Python | undefined {
  const { status, stdout } = spawnSync(program, ['-c', ASK], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [version = '', library = ''] = stdout.trim().split(' ');
  return { program, version, minor: Number(version.split('.')[1]), library };
}

/** `python3` of the path. */
export function defaultPython(): Python | undefined {
  return pythonAt('python3');
}

/** Every version that pyenv has, and `python3`, oldest first, one of each version. */
export function allPythons(): Python[] {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const folders = existsSync(versions) ? readdirSync(versions) : [];
  const found = folders.map((name) => pythonAt(join(versions, name, 'bin', 'python')));
  const byVersion = new Map(
    [...found, defaultPython()].filter((one) => one !== undefined).map((one) => [one.version, one]),
  );
  return [...byVersion.values()].sort((a, b) => order(a) - order(b));
}

function order({ version, minor }: Python): number {
  return Number(version.split('.')[0]) * 100 + minor;
}

/** All Python files below a folder, in a fixed order. */
export function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py') && !name.includes('\n'))
    .sort()
    .map((name) => join(folder, name));
}

/** How one file compares. */
export type Outcome =
  | { readonly path: string; readonly result: 'same' }
  | { readonly path: string; readonly result: 'different'; readonly cpython: string; readonly ours: string }
  /** CPython does not accept the file; whether we do. */
  | {
      readonly path: string;
      readonly result: 'refused';
      readonly message: string;
      readonly isClean: boolean;
    };

/** Compares each file, calling back in order. */
export async function compareFiles(
  python: Python,
  files: readonly string[],
  report: (outcome: Outcome) => void,
): Promise<void> {
  const dump = join(import.meta.dirname, 'dump_ast.py');
  const child = spawn(python.program, [dump], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(files.map((file) => `${file}\n`).join(''));
  let path: string | undefined;
  let lines: string[] = [];
  const finish = () => {
    if (path !== undefined) report(compared(path, lines, python.minor));
    path = undefined;
    lines = [];
  };
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('= ')) {
      finish();
      path = line.slice(2);
    } else if (line.startsWith('! ')) {
      finish();
      report(refused(line));
    } else lines.push(line);
  }
  finish();
}

function refused(line: string): Outcome {
  const [, path = '', message = ''] = /^! (.*?\.py) (.*)$/.exec(line) ?? [];
  return { path, result: 'refused', message, isClean: parseFile(path).errorCount === 0 };
}

function compared(path: string, cpython: readonly string[], minor: number): Outcome {
  const tree = parseFile(path);
  const ours = linesAsCpython(tree, minor);
  let i = 0;
  while (i < Math.max(ours.length, cpython.length) && isSame(cpython[i], ours[i], minor)) i += 1;
  if (i === cpython.length && i === ours.length && tree.errorCount === 0) return { path, result: 'same' };
  return { path, result: 'different', cpython: cpython[i] ?? '', ours: ours[i] ?? firstError(tree) };
}

function firstError(tree: Tree): string {
  const error = tree.errors[0];
  return error ? `${error.message} on line ${tree.line(error.start)}` : '';
}

function parseFile(path: string): Tree {
  return parse(readFileSync(path));
}

/**
 * Nodes whose end Python 3.8, the last with the old parser, saw elsewhere: before the parenthesis that closes a
 * starred argument, after the default of a parameter, before a semicolon that ends a block.
 */
const OTHER_END_IN_38 =
  /^(?:arg|Starred|FunctionDef|AsyncFunctionDef|ClassDef|If|For|AsyncFor|While|With|AsyncWith|Try|ExceptHandler) /;

/** A value with `\N{…}` is not known to us. */
function isSame(cpython: string | undefined, ours: string | undefined, minor: number): boolean {
  if (cpython === ours) return true;
  if (cpython === undefined || ours === undefined) return false;
  if (ours.startsWith('Str ') && ours.endsWith('?')) return cpython.startsWith(ours.slice(0, -1));
  if (minor > 8 || !OTHER_END_IN_38.test(ours)) return false;
  const withoutEnd = (line: string) => line.replace(/-\S+/, '');
  return withoutEnd(cpython) === withoutEnd(ours);
}
