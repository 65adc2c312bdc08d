/** Finds the manifests of an audited folder, reads them, and tells its projects apart. */
import { basename, posix } from 'node:path';
import type { Incomplete } from '../finding/incomplete.ts';
import { compareText } from '../finding/location.ts';
import { type Project, type ProjectFile, readProjectFile, unreadable } from '../project/project.ts';
import { manifests as formats } from './manifests/registry.generated.ts';
import { type Manifest, NO_FACTS, type ReadContext, type SourceText } from './reading/declarations.ts';
import { decodeText } from './reading/encoding.ts';
import type { ProjectManifests, ReadManifest } from './reading/project-manifests.ts';

export interface ReadProjects {
  /** Sorted by folder. */
  readonly projects: readonly ProjectManifests[];
  readonly incomplete: readonly Incomplete[];
}

const FORMATS: readonly Manifest[] = formats;

/** Passes quickly over the many files that no format is for. */
const ANY_FORMAT = new RegExp(
  FORMATS.flatMap(({ paths }) => paths.map((path) => path.source)).join('|'),
  'i',
);

/** Locks of large projects have a few megabytes. */
const MOST_BYTES = 64 * 1024 ** 2;

export function readProjects(project: Project): ReadProjects {
  const reader = new Reader(project);
  const read = project.files.flatMap((file) =>
    ANY_FORMAT.test(file.path)
      ? FORMATS.filter(({ paths }) => paths.some((path) => path.test(file.path))).map((format) =>
          reader.read(file, format),
        )
      : [],
  );
  const projects = groupByProject(read.filter(saysSomething), basename(project.root));
  const incomplete = [...reader.incomplete, ...projects.flatMap(unsettled)];
  return { projects, incomplete: incomplete.sort(compareIncomplete) };
}

function compareIncomplete(a: Incomplete, b: Incomplete): number {
  return compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compareText(a.reason, b.reason);
}

class Reader {
  readonly incomplete: Incomplete[] = [];
  readonly #noted = new Set<string>();
  readonly #files: ReadonlyMap<string, ProjectFile>;
  readonly #texts = new Map<string, SourceText | undefined>();

  constructor(project: Project) {
    this.#files = new Map(project.files.map((file) => [file.path, file]));
  }

  read(file: ProjectFile, format: Manifest): ReadManifest {
    const text = this.#open(file.path);
    const context: ReadContext = {
      incomplete: (reason, line, path = file.path) => this.#note(path, reason, line),
      open: (path) => this.#open(path),
    };
    return { format, path: file.path, facts: { ...NO_FACTS, ...(text && format.read(text, context)) } };
  }

  #open(path: string): SourceText | undefined {
    const file = this.#files.get(path);
    if (file && !this.#texts.has(path)) this.#texts.set(path, this.#load(file));
    return this.#texts.get(path);
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

/** A module called setup.py, or a pyproject.toml with settings of other tools alone, makes no project. */
function saysSomething({ facts }: ReadManifest): boolean {
  const { requirements, packages, trust, python, unread, project, installed } = facts;
  const some = [requirements, packages ?? [], trust, unread, installed].some((list) => list.length > 0);
  return some || packages !== undefined || python !== undefined || project !== undefined;
}

/** Files of one folder are of one project; files of a workspace's members are of the project that locks them. */
function groupByProject(read: readonly ReadManifest[], rootName: string): ProjectManifests[] {
  const owners = workspaceOwners(read);
  const folders = new Map<string, ReadManifest[]>();
  for (const one of read) {
    const home = homeOf(one);
    const folder = owners.get(home) ?? home;
    folders.set(folder, [...(folders.get(folder) ?? []), one]);
  }
  return [...folders]
    .sort(([a], [b]) => compareText(a, b))
    .map(([folder, manifests]) => ({ folder, name: nameOf(folder, manifests, rootName), manifests }));
}

/** `requirements/dev.txt` speaks of the folder above. */
function homeOf({ path, format }: ReadManifest): string {
  const folder = posix.dirname(path);
  if (format.name !== 'requirements file') return folder;
  return folder.replace(/(?:^|\/)(?:requirements|reqs)(?:\/.*)?$/i, '') || '.';
}

/** The folder of each workspace member and the folder whose lock covers it. */
function workspaceOwners(read: readonly ReadManifest[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { path, facts } of read) {
    const folder = posix.dirname(path);
    for (const { member } of facts.packages ?? []) {
      if (member !== undefined) owners.set(posix.join(folder, member), folder);
    }
  }
  return owners;
}

function nameOf(folder: string, manifests: readonly ReadManifest[], rootName: string): string {
  const own = manifests.find(({ path, facts }) => facts.project && posix.dirname(path) === folder);
  return own?.facts.project ?? (folder === '.' ? rootName : posix.basename(folder));
}

/** What is left to code that is not run, unless another file of the project says everything. */
function unsettled({ manifests }: ProjectManifests): readonly Incomplete[] {
  if (manifests.some(({ facts }) => facts.complete)) return [];
  return manifests.flatMap(({ facts }) => facts.unread);
}
