import type { Incomplete } from '../finding/incomplete.ts';
import { keepHeapSmall } from '../limits/heap.ts';
import { pushAll } from '../limits/lists.ts';
import { type Progress, partOf } from '../project/progress.ts';
import { type Project, type ProjectFile, readProjectFile, unreadable } from '../project/project.ts';
import { isPython } from '../project/python-files.ts';
import { roleOf } from '../project/role.ts';
import { readNotebook } from './notebook.ts';
import {
  Contents,
  type FileModule,
  type FileNotes,
  type Known,
  moduleOf,
  type Parsed,
} from './program/file.ts';
import { modulePlace } from './program/imports.ts';
import { LARGEST_SOURCE } from './python/largest.ts';
import { parse } from './python/parse.ts';

/** All Python of a project, parsed, or ready to be parsed where enough is known of it. */
export interface ReadModules {
  readonly modules: readonly FileModule[];
  readonly incomplete: readonly Incomplete[];
  readonly files: number;
  readonly lines: number;
}

const NOTHING: Known = { before: () => undefined, now: () => {} };

/** `includeTests`: whether tests are looked at like everything else. */
export async function readModules(
  project: Project,
  progress: Progress,
  includeTests = true,
  known = NOTHING,
): Promise<ReadModules> {
  const files = project.files.filter(isPython);
  keepHeapSmall(files.reduce((bytes, { size }) => bytes + size, 0));
  const paths = new Set(project.files.map((file) => file.path));
  const hasInit = (folder: string) => paths.has(`${folder}/__init__.py`);
  progress.stage('reading Python', files.length);
  const modules: FileModule[] = [];
  const incomplete: Incomplete[] = [];
  let lines = 0;
  for (const file of files) {
    const read = readFile(file, known, progress);
    progress.advance();
    await progress.turn?.();
    pushAll(incomplete, read.incomplete);
    lines += read.lines;
    if (!read.contents) continue;
    const { path } = file;
    const isAside = !includeTests && roleOf(path) === 'test';
    const place = { index: modules.length, path, ...modulePlace(path, hasInit), isAside };
    const module = moduleOf(place, read.contents);
    if (read.isNew) partOf(progress, 'index', () => module.written);
    modules.push(module);
  }
  return { modules, incomplete, files: modules.length, lines };
}

interface ReadFile extends FileNotes {
  /** Absent where the file is no Python that can be read. */
  readonly contents?: Contents;
  /** Nothing was known of it. */
  readonly isNew?: boolean;
}

function readFile(file: ProjectFile, known: Known, progress: Progress): ReadFile {
  const unread = known.unread?.(file);
  if (unread) return unread;
  const { path } = file;
  if (file.size > LARGEST_SOURCE)
    return { lines: 0, incomplete: [{ path, reason: `larger than ${LARGEST_SOURCE / 1024 / 1024} MiB` }] };
  try {
    const bytes = partOf(progress, 'read', () => readProjectFile(file));
    const told = known.before(path, bytes);
    const toTree = path.endsWith('.ipynb') ? notebook : source;
    const parse = (incomplete: Incomplete[]) =>
      partOf(progress, 'parse', () => toTree(path, bytes, incomplete));
    const contents = (make: () => Contents) => known.contents?.get(path, bytes, make) ?? make();
    if (told) return { ...told, contents: contents(() => new Contents(() => parse([]) as Parsed, told)) };
    const incomplete: Incomplete[] = [];
    const parsed = parse(incomplete);
    if (!parsed) return { lines: 0, incomplete };
    const notes = { lines: parsed.tree.lineCount, incomplete: [...incomplete, ...errorsIn(path, parsed)] };
    known.now(path, notes);
    return { ...notes, contents: contents(() => new Contents(() => parsed)), isNew: true };
  } catch (error) {
    return { lines: 0, incomplete: [unreadable(path, error)] };
  }
}

/** The first error stands for all of them. */
function errorsIn(path: string, { tree, placeOf }: Parsed): Incomplete[] {
  const [error] = tree.errors;
  if (!error) return [];
  const { line } = placeOf(tree.position(error.start));
  const more = tree.errorCount > 1 ? `, and ${tree.errorCount - 1} more after it` : '';
  return [{ path, reason: `${error.message}${more}; the rest of the file was read`, line }];
}

function source(path: string, bytes: Uint8Array, incomplete: Incomplete[]): Parsed | undefined {
  if (bytes.includes(0)) {
    incomplete.push({ path, reason: 'not text: it holds NUL bytes' });
    return undefined;
  }
  return { tree: parse(bytes), placeOf: (position) => position };
}

function notebook(path: string, bytes: Uint8Array, incomplete: Incomplete[]): Parsed | undefined {
  try {
    const code = readNotebook(bytes);
    if (code) return { tree: parse(code.source, { ipython: true }), placeOf: code.placeOf };
    incomplete.push({ path, reason: 'not a notebook of nbformat 3 or 4' });
  } catch {
    incomplete.push({ path, reason: 'not JSON, so no notebook' });
  }
  return undefined;
}
