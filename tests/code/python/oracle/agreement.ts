/** Runs CPython's own parser over files and compares what it makes of them with ours. Tests and benches only. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parse } from '../../../../src/code/python/parse.ts';
import type { Tree } from '../../../../src/code/python/tree.ts';
import { linesAsCpython } from './cpython.ts';

/** A Python on this machine. */
export interface Python {
  /** What runs a script: the program and its first arguments. */
  readonly command: readonly string[];
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
  return { command: [program], version, minor: Number(version.split('.')[1]), library };
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

/** All Python files below a folder, in a fixed order, without what was installed into a standard library. */
export function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py') && !name.includes('\n') && !INSTALLED.test(name))
    .sort()
    .map((name) => join(folder, name));
}

const INSTALLED = /(?:^|[\\/])(?:site|dist)-packages[\\/]/;

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
  const oracle = start(python, 'dump_ast.py', files);
  let path: string | undefined;
  let lines: string[] = [];
  const finish = () => {
    if (path !== undefined) report(compared(path, lines, python.minor));
    path = undefined;
    lines = [];
  };
  for await (const line of createInterface({ input: oracle.output })) {
    if (line.startsWith('= ')) {
      finish();
      path = line.slice(2);
    } else if (line.startsWith('! ')) {
      finish();
      report(refused(line));
    } else lines.push(line);
  }
  finish();
  await oracle.finished;
}

interface Oracle {
  readonly output: Readable;
  /** Fails if the script did. */
  readonly finished: Promise<void>;
}

/** A script of this folder that reads paths from its standard input, one per line. */
function start({ command, version }: Python, script: string, files: readonly string[]): Oracle {
  const [program = '', ...args] = [...command, join(import.meta.dirname, script)];
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(files.map((file) => `${file}\n`).join(''));
  const finished = once(child, 'close').then(([status]) => {
    if (status !== 0) throw new Error(`${script} of Python ${version} ended with ${status}`);
  });
  return { output: child.stdout, finished };
}

/** The files that an old Python accepts, whose tree is none that ours could be compared with. */
export async function acceptedFiles(python: Python, files: readonly string[]): Promise<string[]> {
  const accepted: string[] = [];
  const oracle = start(python, 'accepts.py', files);
  for await (const line of createInterface({ input: oracle.output })) accepted.push(line);
  await oracle.finished;
  return accepted;
}

/** What we find wrong with a file first; undefined if nothing. */
export function faultIn(path: string): string | undefined {
  return firstError(parseFile(path)) || undefined;
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
