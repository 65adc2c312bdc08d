/** Which files of a project run code when they are loaded, and whether they should be. */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { type FileSource, NotAFile, openFile } from '../archive/file.ts';
import type { Finding } from '../finding/finding.ts';
import { type FindingDraft, fingerprinted } from '../finding/fingerprint.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import { Budget, DEFAULT_LIMITS, type Limits } from '../limits/budget.ts';
import { pushAll } from '../limits/lists.ts';
import { type Progress, SILENT } from '../project/progress.ts';
import { type Project, type ProjectFile, unreadable } from '../project/project.ts';
import type { ArtifactEntry } from '../report/report.ts';
import { digest } from './digest.ts';
import { type Digest, type Judged, judged, type OfSafe } from './entry.ts';
import { findingsOf } from './findings.ts';
import { isArtifactName, isLfsPointer } from './hints.ts';
import { formatOf, inspectContent } from './inspect.ts';
import { isText } from './inspection/content.ts';
import {
  type Content,
  contentOf,
  type Inspection,
  type Surroundings,
  undecided,
} from './inspection/format.ts';
import { baseName } from './inspection/members.ts';
import { isSourceName } from './inspection/names.ts';
import { shadowing } from './inspection/shadows.ts';
import { looksLikePickle } from './pickle/sniff.ts';

export interface ArtifactAuditOptions {
  readonly limits?: Limits;
  readonly progress?: Progress;
  /** Paths of files that the user named: whatever they are, something is said of each. */
  readonly named?: ReadonlySet<string>;
  /** Files with the names of source text are opened too, and inspected where they hold no text. */
  readonly sourceNames?: boolean;
  /** Large files have none unless this gives them one. */
  readonly digest?: Digest;
  /** Everything if absent. */
  readonly ofSafe?: OfSafe;
}

export interface ArtifactAudit {
  /** In the order of paths, members behind their archive. */
  readonly artifacts: readonly ArtifactEntry[];
  /** The same with what each needs of the names that it asks for. */
  readonly judged: readonly Judged[];
  readonly findings: readonly Finding[];
  readonly incomplete: readonly Incomplete[];
  /** Files that are artifacts. */
  readonly count: number;
}

/** Looks at the first bytes of every file that is no source text, and inspects what it recognises. */
export async function auditArtifacts(
  project: Project,
  options: ArtifactAuditOptions = {},
): Promise<ArtifactAudit> {
  const progress = options.progress ?? SILENT;
  const all: Judged[] = [];
  const drafts: FindingDraft[] = [];
  const incomplete: Incomplete[] = [];
  const isOwn = moduleLookup(project);
  const around = remembered(surroundingsIn);
  let count = 0;
  progress.stage('artifacts', project.files.length);
  for (const file of project.files) {
    progress.advance();
    // Nobody waits for nothing ten thousand times.
    const turn = progress.turn?.();
    if (turn) await turn;
    const isSource = isSourceName(file.path) && !options.named?.has(file.path);
    if (isSource && !options.sourceNames) continue;
    const found = inspectFile(file, isSource, around, options);
    if (!Array.isArray(found)) {
      incomplete.push(found);
      continue;
    }
    if (found.length > 0) count += 1;
    for (const one of found) {
      all.push(one);
      if (one.own.length === 0) continue;
      pushAll(drafts, findingsOf(file.path, one, isOwn));
      pushAll(incomplete, incompleteOf(file.path, [one]));
    }
  }
  const artifacts = all.map(({ entry }) => entry);
  return { artifacts, judged: all, findings: fingerprinted(drafts), incomplete, count };
}

/** What lies around a file. */
type Around = (path: string) => Surroundings;

/**
 * The entries of one file, none if it is no artifact, or why it cannot be read. What is source text by its name is that,
 * as long as it is text at all, and no pickle in letters that calls something.
 */
function inspectFile(
  file: ProjectFile,
  isSource: boolean,
  around: Around,
  options: ArtifactAuditOptions,
): Judged[] | Incomplete {
  let source: FileSource;
  try {
    source = openFile(file.absolute);
  } catch (error) {
    return error instanceof NotAFile
      ? { path: file.path, reason: error.message }
      : unreadable(file.path, error);
  }
  try {
    const content = contentOf(source, baseName(file.path));
    if (isSource && isText(content.head) && !looksLikePickle(source)) return [];
    const inspection = inspect(file, content, around, options) ?? nothingFound(file, content, options);
    return inspection ? judged(file.path, source, inspection, options.digest ?? digest, options.ofSafe) : [];
  } catch (error) {
    return unreadable(file.path, error);
  } finally {
    source.close();
  }
}

function inspect(
  file: ProjectFile,
  content: Content,
  around: Around,
  { limits = DEFAULT_LIMITS, ofSafe }: ArtifactAuditOptions,
): Inspection | undefined {
  const brief = ofSafe?.names === false;
  return inspectContent(content, new Budget(limits), around(file.absolute), brief);
}

/** Something is said of a file whose name promises an artifact, and of one that the user names. */
function nothingFound(
  { path }: ProjectFile,
  content: Content,
  { named }: ArtifactAuditOptions,
): Inspection | undefined {
  if (isArtifactName(path, content.head)) return notKnown(content);
  if (!named?.has(path)) return undefined;
  // An archive or a database that was looked through, and in which there is nothing that runs.
  const format = formatOf(content);
  return format === undefined ? notKnown(content) : { format, globals: [], reasons: [] };
}

/** The name promises an artifact, or the user does, and the content is nothing known. */
function notKnown(content: Content): Inspection {
  return undecided('unknown', { rule: 'unsupported', verdict: 'unreadable', message: whyNotKnown(content) });
}

function whyNotKnown({ size, head }: Content): string {
  if (size === 0) return 'it is empty';
  if (isLfsPointer(head))
    return 'it is a pointer of Git LFS and the file itself is not here; fetch it (git lfs pull)';
  const start = Buffer.from(head.subarray(0, 4)).toString('hex');
  return `its content is of no format that is known (it begins with the bytes ${start})`;
}

/** Modules beside the artifact, as a program finds them that runs in its folder. */
function surroundingsIn(folder: string): Surroundings {
  const within = (path: string) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(path) : [];
  return {
    shadowed: shadowing(
      () => within(folder),
      (inner) => within(join(folder, inner)),
    ),
    beside: (name) => (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > 0,
  };
}

/** Of many files in one folder only the first asks; they stand behind each other. */
function remembered(look: (folder: string) => Surroundings): Around {
  const known = new Map<string, Surroundings>();
  let last: { readonly folder: string; readonly found: Surroundings } | undefined;
  return (path) => {
    if (last && path.startsWith(last.folder) && path.lastIndexOf(sep) === last.folder.length)
      return last.found;
    const folder = dirname(path);
    const found = known.get(folder) ?? look(folder);
    known.set(folder, found);
    last = { folder, found };
    return found;
  };
}

/** What of a file could not be read, for the report. */
export function incompleteOf(path: string, found: readonly Judged[]): Incomplete[] {
  return found.flatMap(({ entry, own }) =>
    own
      .filter(({ verdict }) => verdict === 'unreadable')
      .map(({ message }) => ({
        path,
        reason: entry.path === path ? message : `${entry.path.slice(path.length + 2)}: ${message}`,
      })),
  );
}

/** True for modules that the project itself has, under whatever folder it puts them. */
function moduleLookup(project: Project): (name: string) => boolean {
  let known: Set<string> | undefined;
  return (name) => {
    known ??= modulesOf(project);
    for (let at = name; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.'))))
      if (known.has(at)) return true;
    return false;
  };
}

function modulesOf(project: Project): Set<string> {
  const modules = new Set<string>();
  for (const { path } of project.files) {
    if (!path.endsWith('.py')) continue;
    const parts = path.replace(/(\/__init__)?\.py$/, '').split('/');
    for (let from = 0; from < parts.length; from += 1) modules.add(parts.slice(from).join('.'));
  }
  return modules;
}
