import { type Dirent, existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Incomplete } from '../finding/incomplete.ts';
import { compareText } from '../finding/location.ts';
import { UnreadableError } from '../limits/errors.ts';
import { reasonOf } from '../limits/system.ts';
import { type IgnoreLines, ignoreLines } from './ignore-lines.ts';
import { type Project, type ProjectFile, unreadable } from './project.ts';
import { smallTextAt } from './regular.ts';

/** Folders that hold what tools made, or other people's code; found by name. */
const TOOL_FOLDERS = new Set([
  '.git',
  '.hg',
  '.svn',
  '.bzr',
  '__pycache__',
  'node_modules',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.ipynb_checkpoints',
  '.tox',
  '.nox',
  '.eggs',
]);

/** Whether a folder of that name is never looked into. */
export function isToolFolder(name: string): boolean {
  return TOOL_FOLDERS.has(name);
}

/** Files that mark a folder as a virtual environment (PEP 405, conda). */
const ENVIRONMENT_MARKS: ReadonlySet<string> = new Set(['pyvenv.cfg', 'conda-meta']);

/** One `.gitignore` and the folder that its patterns are relative to. */
interface IgnoreFile {
  readonly folder: string;
  readonly patterns: IgnoreLines;
}

/** What to look at. */
export interface Paths {
  /** As given, relative to `folder`. */
  readonly given: readonly string[];
  readonly folder: string;
}

/**
 * The audited root: one folder is its own root; one file has its folder as root; several paths have their deepest
 * common folder. Throws {@link UnreadableError} for a path that is not there.
 */
export function rootOf(paths: Paths): string {
  return commonFolder(realPaths(paths).map((path) => (statSync(path).isDirectory() ? path : dirname(path))));
}

/**
 * Finds the files of the given paths, without following links out of the root. `exclude` are patterns as in
 * `.gitignore`, relative to the root.
 */
export function discover(paths: Paths, exclude: readonly string[] = []): Project {
  const walk = new Walk(rootOf(paths), exclude);
  for (const path of realPaths(paths)) walk.start(path);
  return walk.project();
}

/** Everything below one folder. */
export function discoverFolder(folder: string): Project {
  return discover({ given: [folder], folder: '.' });
}

function realPaths({ given, folder }: Paths): string[] {
  return given.map((path) => realPath(path, folder));
}

function realPath(path: string, folder: string): string {
  try {
    return realpathSync(resolve(folder, path));
  } catch (error) {
    throw new UnreadableError(
      `${path}: ${reasonOf(error, { ENOENT: 'no such file or folder' })}`,
      'name a folder or a file that exists',
    );
  }
}

function commonFolder(folders: readonly string[]): string {
  let common = folders[0] ?? resolve('.');
  for (const folder of folders) {
    while (folder !== common && !folder.startsWith(common.endsWith(sep) ? common : common + sep)) {
      common = dirname(common);
    }
  }
  return common;
}

/** Who asks for the size pays for it: of ten thousand models nobody does. What is gone has none; reading it tells. */
class FoundFile implements ProjectFile {
  readonly path: string;
  readonly absolute: string;

  constructor(path: string, absolute: string) {
    this.path = path;
    this.absolute = absolute;
  }

  get size(): number {
    return lstatSync(this.absolute, { throwIfNoEntry: false })?.size ?? 0;
  }
}

class Walk {
  readonly root: string;
  readonly #files = new Map<string, ProjectFile>();
  readonly #incomplete: Incomplete[] = [];
  readonly #environments: string[] = [];
  readonly #toolFolders = new Map<string, number>();
  /** At most one. */
  readonly #excluded: readonly IgnoreFile[];
  #ignored = 0;
  #left = 0;

  constructor(root: string, exclude: readonly string[]) {
    this.root = root;
    this.#excluded = exclude.length > 0 ? [{ folder: root, patterns: ignoreLines(exclude.join('\n')) }] : [];
  }

  project(): Project {
    return {
      root: this.root,
      files: [...this.#files.values()].sort((a, b) => compareText(a.path, b.path)),
      incomplete: this.#incomplete,
      passedOver: this.#passedOver(),
    };
  }

  /** A path named by the user is walked even if some `.gitignore` above it hides it. */
  start(path: string): void {
    const status = lstatSync(path);
    if (!status.isDirectory()) {
      this.#add(path);
      return;
    }
    const above = ignoreFilesAbove(path);
    this.#folders(path, isIgnored(above, path, true) ? [] : above);
  }

  /** Depth first with its own stack: a hostile tree may be deeper than ours. */
  #folders(start: string, above: readonly IgnoreFile[]): void {
    const stack = [{ folder: start, ignores: above }];
    for (let next = stack.pop(); next; next = stack.pop()) {
      for (const below of this.#folder(next.folder, next.ignores, next.folder === start)) stack.push(below);
    }
  }

  #folder(
    folder: string,
    above: readonly IgnoreFile[],
    isNamed: boolean,
  ): { folder: string; ignores: readonly IgnoreFile[] }[] {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      this.#incomplete.push(unreadable(this.#relative(folder), error));
      return [];
    }
    if (!isNamed && entries.some(({ name }) => ENVIRONMENT_MARKS.has(name))) {
      this.#environments.push(this.#relative(folder));
      return [];
    }
    const own = entries.some((entry) => entry.name === '.gitignore') ? readIgnoreFile(folder) : undefined;
    const ignores = own ? [...above, own] : above;
    const below: { folder: string; ignores: readonly IgnoreFile[] }[] = [];
    const inside = folder.endsWith(sep) ? folder : folder + sep;
    for (const entry of entries) {
      const path = inside + entry.name;
      if (entry.isDirectory() && TOOL_FOLDERS.has(entry.name)) this.#count(this.#toolFolders, entry.name);
      else if (isIgnored(this.#excluded, path, entry.isDirectory())) this.#left += 1;
      else if (isIgnored(ignores, path, entry.isDirectory())) this.#ignored += 1;
      else if (entry.isSymbolicLink()) this.#link(path);
      else if (entry.isFile()) this.#add(path);
      else if (entry.isDirectory()) below.push({ folder: path, ignores });
    }
    return below;
  }

  /** A link into the root shows what is found anyway; one that leaves it is said, not followed. */
  #link(path: string): void {
    const relative = this.#relative(path);
    try {
      const target = realpathSync(path);
      if (target !== this.root && !target.startsWith(this.root + sep)) {
        this.#incomplete.push({ path: relative, reason: 'symbolic link that leaves the audited folder' });
      }
    } catch {
      this.#incomplete.push({ path: relative, reason: 'symbolic link that leads nowhere' });
    }
  }

  #add(absolute: string): void {
    const path = this.#relative(absolute);
    // The sign that stands for what is not UTF-8; a name may also hold it as it is.
    if (path.includes('\uFFFD')) {
      try {
        lstatSync(absolute);
      } catch (error) {
        this.#incomplete.push(unreadable(path, error));
        return;
      }
    }
    this.#files.set(path, new FoundFile(path, absolute));
  }

  #relative(path: string): string {
    if (path === this.root) return '.';
    const from = this.root.endsWith(sep) ? this.root.length : this.root.length + 1;
    return sep === '/' ? path.slice(from) : path.slice(from).split(sep).join('/');
  }

  #count(counts: Map<string, number>, name: string): void {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }

  #passedOver(): string[] {
    const words = this.#environments.sort(compareText).map((path) => `virtual environment ${path}`);
    for (const [name, count] of [...this.#toolFolders].sort(([a], [b]) => compareText(a, b))) {
      words.push(count === 1 ? `folder ${name}` : `${count} folders ${name}`);
    }
    if (this.#ignored > 0)
      words.push(`${this.#ignored} ${this.#ignored === 1 ? 'entry' : 'entries'} ignored by .gitignore`);
    if (this.#left > 0)
      words.push(`${this.#left} ${this.#left === 1 ? 'entry' : 'entries'} excluded by settings`);
    return words;
  }
}

/** As git has it, one that is a link leads nowhere. */
function readIgnoreFile(folder: string): IgnoreFile | undefined {
  try {
    const text = smallTextAt(join(folder, '.gitignore'), folder);
    return text === undefined ? undefined : { folder, patterns: ignoreLines(text) };
  } catch {
    return undefined;
  }
}

/** The ignore files between a folder and the top of the repository that holds it, outermost first. */
function ignoreFilesAbove(folder: string): IgnoreFile[] {
  const found: IgnoreFile[] = [];
  if (existsSync(join(folder, '.git'))) return found;
  for (let at = dirname(folder); ; at = dirname(at)) {
    const file = existsSync(join(at, '.gitignore')) ? readIgnoreFile(at) : undefined;
    if (file) found.unshift(file);
    if (existsSync(join(at, '.git'))) return found;
    if (at === dirname(at)) return [];
  }
}

/** The innermost file that says anything about the path decides, as git has it. */
function isIgnored(ignores: readonly IgnoreFile[], path: string, folder: boolean): boolean {
  for (let i = ignores.length - 1; i >= 0; i -= 1) {
    const file = ignores[i] as IgnoreFile;
    const relative =
      path
        .slice(file.folder.length + 1)
        .split(sep)
        .join('/') + (folder ? '/' : '');
    const { ignored, unignored } = file.patterns.test(relative);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
