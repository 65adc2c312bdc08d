import type { Incomplete } from '../finding/incomplete.ts';
import type { Progress } from '../project/progress.ts';
import {
  type Project,
  type ProjectFile,
  readProjectFile,
  readProjectFileHead,
  unreadable,
} from '../project/project.ts';
import { notebookSource } from './notebook.ts';
import { modulePlace } from './program/imports.ts';
import { type Module, mentionsOf } from './program/module.ts';
import { parse } from './python/parse.ts';
import type { Tree } from './python/tree.ts';

/** All Python of a project, parsed. */
export interface ReadModules {
  readonly modules: readonly Module[];
  readonly incomplete: readonly Incomplete[];
  readonly files: number;
  readonly lines: number;
}

/** Larger files are data that happens to be Python; each is said. */
const MAX_SIZE = 32 * 1024 * 1024;

export function readModules(project: Project, progress: Progress): ReadModules {
  const files = project.files.filter(isPython);
  const paths = new Set(project.files.map((file) => file.path));
  const hasInit = (folder: string) => paths.has(`${folder}/__init__.py`);
  progress.stage('reading Python', files.length);
  const modules: Module[] = [];
  const incomplete: Incomplete[] = [];
  let lines = 0;
  for (const file of files) {
    const tree = readTree(file, incomplete);
    progress.advance();
    if (!tree) continue;
    lines += tree.lineCount;
    const place = modulePlace(file.path, hasInit);
    modules.push({ index: modules.length, path: file.path, tree, ...place, mentions: mentionsOf(tree) });
  }
  return { modules, incomplete, files: modules.length, lines };
}

function readTree(file: ProjectFile, incomplete: Incomplete[]): Tree | undefined {
  if (file.size > MAX_SIZE) {
    incomplete.push({ path: file.path, reason: `larger than ${MAX_SIZE / 1024 / 1024} MiB` });
    return undefined;
  }
  try {
    const bytes = readProjectFile(file);
    const isNotebook = file.path.endsWith('.ipynb');
    const source = isNotebook ? notebookSource(bytes) : bytes;
    if (source === undefined) return undefined;
    if (!isNotebook && source.includes(0)) {
      incomplete.push({ path: file.path, reason: 'not text: it holds NUL bytes' });
      return undefined;
    }
    const tree = parse(source, { ipython: isNotebook });
    const error = tree.errors[0];
    if (error) {
      const line = tree.line(error.start);
      incomplete.push({ path: file.path, reason: `${error.message}; the rest of the file was read`, line });
    }
    return tree;
  } catch (error) {
    incomplete.push(unreadable(file.path, error));
    return undefined;
  }
}

/** By name, or by the first line of a script without one. */
function isPython(file: ProjectFile): boolean {
  if (/\.(pyw?|ipynb)$/.test(file.path)) return true;
  return !/\.[^/]*$/.test(file.path) && file.size > 0 && hasPythonShebang(file);
}

function hasPythonShebang(file: ProjectFile): boolean {
  try {
    const head = Buffer.from(readProjectFileHead(file, 128)).toString('latin1');
    return /^#![^\n]*\bpython/.test(head);
  } catch {
    return false; // said by whoever reads it for what it is
  }
}
