import type { Incomplete } from '../finding/incomplete.ts';
import { type Progress, partOf } from '../project/progress.ts';
import { type Project, type ProjectFile, readProjectFile, unreadable } from '../project/project.ts';
import { isPython } from '../project/python-files.ts';
import { roleOf } from '../project/role.ts';
import { readNotebook } from './notebook.ts';
import { modulePlace } from './program/imports.ts';
import type { Module } from './program/module.ts';
import { Written } from './program/written.ts';
import { parse } from './python/parse.ts';

/** All Python of a project, parsed. */
export interface ReadModules {
  readonly modules: readonly Module[];
  readonly incomplete: readonly Incomplete[];
  readonly files: number;
  readonly lines: number;
}

/** Larger files are data that happens to be Python; each is said. */
const MAX_SIZE = 32 * 1024 * 1024;

/** `includeTests`: whether tests are looked at like everything else. */
export async function readModules(
  project: Project,
  progress: Progress,
  includeTests = true,
  onBytes: OnBytes = () => {},
): Promise<ReadModules> {
  const files = project.files.filter(isPython);
  const paths = new Set(project.files.map((file) => file.path));
  const hasInit = (folder: string) => paths.has(`${folder}/__init__.py`);
  progress.stage('reading Python', files.length);
  const modules: Module[] = [];
  const incomplete: Incomplete[] = [];
  let lines = 0;
  for (const file of files) {
    const read = readFile(file, incomplete, progress, onBytes);
    progress.advance();
    await progress.turn?.();
    if (!read) continue;
    lines += read.tree.lineCount;
    const place = modulePlace(file.path, hasInit);
    const written = partOf(progress, 'index', () => new Written(read.tree));
    const isAside = !includeTests && roleOf(file.path) === 'test';
    modules.push({ index: modules.length, path: file.path, ...read, ...place, written, isAside });
  }
  return { modules, incomplete, files: modules.length, lines };
}

type ReadFile = Pick<Module, 'tree' | 'placeOf'>;

/** Told the bytes of every file that is read. */
export type OnBytes = (path: string, bytes: Uint8Array) => void;

function readFile(
  file: ProjectFile,
  incomplete: Incomplete[],
  progress: Progress,
  onBytes: OnBytes,
): ReadFile | undefined {
  if (file.size > MAX_SIZE) {
    incomplete.push({ path: file.path, reason: `larger than ${MAX_SIZE / 1024 / 1024} MiB` });
    return undefined;
  }
  try {
    const bytes = partOf(progress, 'read', () => readProjectFile(file));
    onBytes(file.path, bytes);
    const toTree = file.path.endsWith('.ipynb') ? notebook : source;
    const read = partOf(progress, 'parse', () => toTree(file, bytes, incomplete));
    const error = read?.tree.errors[0];
    if (read && error) {
      const { line } = read.placeOf(read.tree.position(error.start));
      const more = read.tree.errorCount > 1 ? `, and ${read.tree.errorCount - 1} more after it` : '';
      incomplete.push({
        path: file.path,
        reason: `${error.message}${more}; the rest of the file was read`,
        line,
      });
    }
    return read;
  } catch (error) {
    incomplete.push(unreadable(file.path, error));
    return undefined;
  }
}

function source({ path }: ProjectFile, bytes: Uint8Array, incomplete: Incomplete[]): ReadFile | undefined {
  if (bytes.includes(0)) {
    incomplete.push({ path, reason: 'not text: it holds NUL bytes' });
    return undefined;
  }
  return { tree: parse(bytes), placeOf: (position) => position };
}

function notebook({ path }: ProjectFile, bytes: Uint8Array, incomplete: Incomplete[]): ReadFile | undefined {
  try {
    const code = readNotebook(bytes);
    if (code) return { tree: parse(code.source, { ipython: true }), placeOf: code.placeOf };
    incomplete.push({ path, reason: 'not a notebook of nbformat 3 or 4' });
  } catch {
    incomplete.push({ path, reason: 'not JSON, so no notebook' });
  }
  return undefined;
}
