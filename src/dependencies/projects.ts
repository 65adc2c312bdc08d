/** Finds the manifests of an audited folder, reads them, and tells its projects apart. */
import { realpathSync } from 'node:fs';
import { basename, join, posix, sep } from 'node:path';
import type { Incomplete } from '../finding/incomplete.ts';
import { compareText } from '../finding/location.ts';
import { whyUndone } from '../limits/errors.ts';
import { type Project, type ProjectFile, readProjectFile, unreadable } from '../project/project.ts';
import type { Script } from '../project/script.ts';
import { formatsOf } from './formats.ts';
import { outdatedLocks } from './outdated-locks.ts';
import { formatSpecifierSet } from './packaging/specifiers.ts';
import {
  BUILD,
  type DeclaredRequirement,
  type Manifest,
  NO_FACTS,
  type ReadContext,
  type SourceText,
} from './reading/declarations.ts';
import { decodeText } from './reading/encoding.ts';
import type { ProjectManifests, ReadManifest } from './reading/project-manifests.ts';
import { unmetInLocks, unmetInstalled } from './unmet-needs.ts';
import { withoutRestrictions, workspaceOwners } from './workspaces.ts';

export interface ReadProjects {
  /** Sorted by folder. */
  readonly projects: readonly ProjectManifests[];
  readonly incomplete: readonly Incomplete[];
}

/** Locks of large projects have a few megabytes. */
const MOST_BYTES = 64 * 1024 ** 2;

/** `scripts` are what Python files say without being run, by path. */
export function readProjects(
  project: Project,
  scripts: ReadonlyMap<string, Script> = new Map(),
): ReadProjects {
  const reader = new Reader(project, scripts);
  const read = project.files.flatMap((file) =>
    formatsOf(file.path).flatMap((format) => reader.read(file, format) ?? []),
  );
  const projects = groupByProject(read.filter(saysSomething), basename(project.root)).map(withoutSuperseded);
  const damaged = new Set(reader.incomplete.map(({ path }) => path));
  const incomplete = [
    ...reader.incomplete,
    ...projects.flatMap((one) => outdatedLocks(one, damaged)),
    ...projects.flatMap(unsettled),
    ...projects.flatMap((one) => unmetInLocks(one, damaged)),
    ...projects.filter((one) => !isServed(one, projects)).flatMap(unmetInstalled),
    ...withoutMetadata(project),
  ];
  return { projects, incomplete: incomplete.sort(compareIncomplete) };
}

function compareIncomplete(a: Incomplete, b: Incomplete): number {
  return compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compareText(a.reason, b.reason);
}

/** Installed packages of which only the list of their files is there. */
function withoutMetadata({ files }: Project): Incomplete[] {
  const lists = files.filter(({ path }) => path.endsWith('.dist-info/RECORD'));
  if (lists.length === 0) return [];
  const paths = new Set(files.map(({ path }) => path));
  return lists
    .filter(({ path }) => !paths.has(path.replace(/RECORD$/, 'METADATA')))
    .map(({ path }) => ({ path, reason: 'stands without METADATA, so what is installed is not known' }));
}

/** What lies there for `find-links` is one choice among others: versions are settled when the project is resolved. */
function isServed({ folder }: ProjectManifests, projects: readonly ProjectManifests[]): boolean {
  return (
    posix.basename(folder) === RELEASES &&
    projects.some(({ manifests }) =>
      manifests.some(({ facts }) => facts.trust.some(({ kind }) => kind === 'find-links')),
    )
  );
}

class Reader {
  readonly incomplete: Incomplete[] = [];
  readonly #noted = new Set<string>();
  readonly #root: string;
  readonly #files: ReadonlyMap<string, ProjectFile>;
  readonly #texts = new Map<string, SourceText | undefined>();

  readonly #scripts: ReadonlyMap<string, Script>;

  constructor(project: Project, scripts: ReadonlyMap<string, Script>) {
    this.#root = project.root;
    this.#files = new Map(project.files.map((file) => [file.path, file]));
    this.#scripts = scripts;
  }

  /** Undefined for a file that only has a name like those that are meant. */
  read(file: ProjectFile, format: Manifest): ReadManifest | undefined {
    if (format.hint?.alone && this.#files.has(posix.join(posix.dirname(file.path), '__init__.py')))
      return undefined;
    if (format.hint && !isMeant(file, format.hint)) return undefined;
    const text = this.#open(file.path);
    const context: ReadContext = {
      incomplete: (reason, line, path = file.path) => this.#note(path, reason, line),
      open: (path) => this.#open(path),
      script: (path) => this.#scripts.get(path),
    };
    return {
      format,
      path: file.path,
      facts: { ...NO_FACTS, ...(text && this.#facts(format, text, context)) },
    };
  }

  /** What a reader of ours cannot do costs that file. */
  #facts(format: Manifest, text: SourceText, context: ReadContext): ReturnType<Manifest['read']> | undefined {
    try {
      return format.read(text, context);
    } catch (error) {
      this.#note(text.path, `was not read as ${format.name}: ${whyUndone(error)}`);
      return undefined;
    }
  }

  #open(path: string): SourceText | undefined {
    const file = this.#files.get(path);
    if (!file) return this.#linked(path);
    if (!this.#texts.has(path)) this.#texts.set(path, this.#load(file));
    return this.#texts.get(path);
  }

  /** By a path through links: the file that they lead to, if it is one of the root. */
  #linked(path: string): SourceText | undefined {
    const target = realFile(join(this.#root, path));
    const real = target?.startsWith(this.#root + sep)
      ? target.slice(this.#root.length + 1).replaceAll(sep, '/')
      : path;
    return real === path || !this.#files.has(real) ? undefined : this.#open(real);
  }

  #load(file: ProjectFile): SourceText | undefined {
    if (file.size > MOST_BYTES) {
      this.#note(file.path, `larger than ${MOST_BYTES} bytes`);
      return undefined;
    }
    try {
      const { text, doubt } = decodeText(readProjectFile(file));
      if (doubt) this.#note(file.path, doubt);
      return { path: file.path, text };
    } catch (error) {
      this.incomplete.push(unreadable(file.path, error));
      return undefined;
    }
  }

  /** Each thing once, however many files include the one that it is in. */
  #note(path: string, reason: string, line?: number): void {
    const key = JSON.stringify([path, line, reason]);
    if (this.#noted.has(key)) return;
    this.#noted.add(key);
    this.incomplete.push(line === undefined ? { path, reason } : { path, reason, line });
  }
}

function realFile(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined; // there is none
  }
}

/** By its size first, then by what stands in it. What cannot be read is for {@link Reader} to say. */
function isMeant(file: ProjectFile, { texts, bytes }: NonNullable<Manifest['hint']>): boolean {
  if (file.size > bytes) return false;
  try {
    const { buffer, byteOffset, byteLength } = readProjectFile(file);
    // These bytes alone: others may lie in the same memory.
    const held = Buffer.from(buffer, byteOffset, byteLength);
    return texts.some((text) => held.includes(text));
  } catch {
    return true;
  }
}

/** A module called setup.py, or a pyproject.toml with settings of other tools alone, makes no project. */
function saysSomething({ facts }: ReadManifest): boolean {
  const { requirements, packages, trust, python, unread, project, installed, distribution, workspace } =
    facts;
  const some = [requirements, packages ?? [], trust, unread, installed].some((list) => list.length > 0);
  return [packages, python, project, distribution, workspace].some((one) => one !== undefined) || some;
}

/** Files of one folder are of one project; files of a workspace's members are of the project that locks them. */
function groupByProject(read: readonly ReadManifest[], rootName: string): ProjectManifests[] {
  const owners = workspaceOwners(read);
  // A lock counts the root among its members.
  const isMember = ({ path }: ReadManifest) => {
    const folder = posix.dirname(path);
    return (owners.get(folder) ?? folder) !== folder;
  };
  const folders = new Map<string, ReadManifest[]>();
  const put = (one: ReadManifest, home: string) => {
    const folder = owners.get(home) ?? home;
    const own = folders.get(folder);
    if (own) own.push(one);
    else folders.set(folder, [one]);
  };
  for (const one of read)
    if (one.format.kind !== 'commands') put(isMember(one) ? withoutRestrictions(one) : one, homeOf(one));
  const homes = new Set(folders.keys());
  for (const one of read)
    if (one.format.kind === 'commands') put(one, nearest(posix.dirname(one.path), homes));
  for (const own of folders.values()) own.sort((a, b) => compareText(a.path, b.path));
  return [...folders]
    .sort(([a], [b]) => compareText(a, b))
    .map(([folder, manifests]) => ({ folder, name: nameOf(folder, manifests, rootName), manifests }));
}

/**
 * `requirements/dev.txt` speaks of the folder above; installed metadata of the environment around it; egg-info of the
 * project whose sources it lies beside.
 */
function homeOf({ path, format }: ReadManifest): string {
  const folder = posix.dirname(path);
  if (format.name === 'source archive') return posix.join(posix.dirname(posix.dirname(folder)), RELEASES);
  if (format.kind === 'installed') return installedHome(folder);
  if (format.kind === 'metadata')
    return folder.replace(/(?:^|\/)[^/]+\.egg-info$/, '').replace(/(?:^|\/)(?:src|lib|python)$/, '') || '.';
  if (format.name === 'pixi configuration') return posix.dirname(folder);
  if (format.name !== 'requirements file') return folder;
  return folder.replace(/(?:^|\/)(?:requirements|reqs)(?:\/.*)?$/i, '') || '.';
}

/** Those of a pex lie in a folder each; wheels and source archives that lie in one folder are looked at together. */
function installedHome(folder: string): string {
  const home = folder.replace(/(?:^|\/)(?:[^/]+\.(?:dist|egg)-info|[^/]+\.egg\/EGG-INFO|conda-meta)$/, '');
  return home.replace(/(?:^|\/)\.deps\/[^/]+\.whl$/, '').replace(/[^/]+\.whl$/, RELEASES) || '.';
}

/** Scripts and images are for the project around them; where there is none, for the whole folder. */
function nearest(folder: string, homes: ReadonlySet<string>): string {
  for (let at = folder; at !== '.'; at = posix.dirname(at)) if (homes.has(at)) return at;
  return '.';
}

/** Of several files that say the same of a project the one that tools believe. */
function withoutSuperseded(project: ProjectManifests): ProjectManifests {
  const manifests = withoutBuilt(withoutScripts(project.manifests)).toSorted((a, b) =>
    compareText(a.path, b.path),
  );
  return { ...project, manifests };
}

/** setuptools ignores what `setup()` is given where `[project]` in pyproject.toml does not call it dynamic. */
function withoutScripts(manifests: readonly ReadManifest[]): ReadManifest[] {
  const settled = new Set(
    manifests
      .filter(({ format, facts }) => format.name === 'pyproject.toml' && facts.complete)
      .map(({ path }) => posix.dirname(path)),
  );
  return manifests.map((one) => {
    if (one.format.name !== 'setup.py' || !settled.has(posix.dirname(one.path))) return one;
    const requirements = one.facts.requirements.filter(({ groups }) => groups.includes(BUILD));
    return { ...one, facts: { ...one.facts, requirements } };
  });
}

/**
 * What a build wrote down counts only where the project's own files leave it to code: once, from the file nearest to
 * the root. A developer's egg-info may be years old.
 */
function withoutBuilt(manifests: readonly ReadManifest[]): ReadManifest[] {
  const own = manifests.filter(({ format }) => format.kind !== 'metadata');
  const built = manifests.filter(({ format }) => format.kind === 'metadata');
  const settled = own.some(({ facts }) => facts.complete);
  const [best] = built
    .filter(({ facts }) => facts.complete)
    .sort((a, b) => a.path.split('/').length - b.path.split('/').length);
  if (best && !settled) return [...own, withoutRepeated(best, own)];
  // A folder with nothing else is still a project, with its name.
  return own.length > 0 ? own : built.slice(0, 1);
}

/** What the project's own files say of the same package and set stands where people write it. */
function withoutRepeated(built: ReadManifest, own: readonly ReadManifest[]): ReadManifest {
  const keys = ({ name, groups, allowed }: DeclaredRequirement) =>
    groups.map((group) => [name, group, ...allowed.map(formatSpecifierSet)].join(' '));
  const known = new Set(own.flatMap(({ facts }) => facts.requirements.flatMap(keys)));
  const requirements = built.facts.requirements.filter((one) => !keys(one).every((key) => known.has(key)));
  return { ...built, facts: { ...built.facts, requirements } };
}

/** In the place of their names: release files of a folder. */
const RELEASES = '*';

function nameOf(folder: string, manifests: readonly ReadManifest[], rootName: string): string {
  if (posix.basename(folder) === RELEASES) return 'release files';
  const own = manifests.find(({ path, facts }) => facts.project && posix.dirname(path) === folder);
  return own?.facts.project ?? (folder === '.' ? rootName : posix.basename(folder));
}

/** What is left to code that is not run, unless another file of the project says everything. */
function unsettled({ manifests }: ProjectManifests): readonly Incomplete[] {
  if (manifests.some(({ facts }) => facts.complete)) return [];
  return manifests.flatMap(({ facts }) => facts.unread);
}
