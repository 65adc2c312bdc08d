/** What the names of release files say (PEP 427 wheels, PEP 625 source archives). */
import { normalizeName } from './names.ts';
import { formatVersion, parseVersion, type Version } from './versions.ts';

/** What a wheel runs on (PEP 425), in lower case. */
export interface WheelTags {
  readonly interpreters: readonly string[];
  readonly abis: readonly string[];
  readonly platforms: readonly string[];
}

export interface WheelName {
  /** Normalised. */
  readonly name: string;
  readonly version: Version;
  /** `1` and `local` in `…-1local-…`. */
  readonly build: { readonly number: number; readonly tag: string } | undefined;
  readonly tags: WheelTags;
}

export interface SdistName {
  /** Normalised. */
  readonly name: string;
  readonly version: Version;
}

/** What comes before the tags: the name, the version, the build. */
type WheelStem = Omit<WheelName, 'tags'>;

/** Undefined for what cannot be such a part. */
export interface PartReaders {
  /** `name-1.0` or `name-1.0-1local` */
  readonly stem: (text: string) => WheelStem | undefined;
  readonly version: (text: string) => Version | undefined;
  /** The normalised name. */
  readonly project: (text: string) => string;
  /** `py3-none-any` */
  readonly tags: (text: string) => WheelTags | undefined;
}

/** Nearly all are ASCII, and the tables of Unicode take longer to compile than a page to read. */
function isProject(text: string): boolean {
  return (/^[\w.]+$/.test(text) || /^[\p{L}\p{N}_.]+$/u.test(text)) && !text.includes('__');
}

function isInterpreter(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text) || /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(text);
}

const PLAIN: PartReaders = readersOf(parseVersion, normalizeName, readTags);

function readersOf(
  version: PartReaders['version'],
  project: PartReaders['project'],
  tags: PartReaders['tags'],
): PartReaders {
  return { version, project, tags, stem: (text) => readStem(text, version, project) };
}

/**
 * Readers that remember, for a page where thousands of files share their parts. Every spelling of a version gives the
 * same object.
 */
export function rememberingReaders(): PartReaders {
  const byForm = new Map<string, Version>();
  const version = remembered((text) => {
    const read = parseVersion(text);
    if (!read) return undefined;
    const form = formatVersion(read);
    const same = byForm.get(form) ?? read;
    byForm.set(form, same);
    return same;
  });
  const readers = readersOf(version, remembered(normalizeName), remembered(readTags));
  return { ...readers, stem: remembered(readers.stem) };
}

function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const value = read(text);
    known.set(text, value);
    return value;
  };
}

/** Undefined if it is no wheel's name. */
export function parseWheelFilename(file: string, parts = PLAIN): WheelName | undefined {
  if (!file.endsWith('.whl')) return undefined;
  const abi = file.lastIndexOf('-', file.lastIndexOf('-') - 1);
  const before = file.lastIndexOf('-', abi - 1);
  const stem = parts.stem(file.slice(0, Math.max(before, 0)));
  const tags = stem && parts.tags(file.slice(before + 1, -'.whl'.length));
  return tags && { name: stem.name, version: stem.version, build: stem.build, tags };
}

function readStem(
  text: string,
  readVersion: PartReaders['version'],
  readProject: PartReaders['project'],
): WheelStem | undefined {
  const [project = '', versionText, buildText, ...more] = text.split('-');
  if (versionText === undefined || more.length > 0) return undefined;
  const version = readVersion(versionText);
  const build = buildText === undefined ? undefined : /^(\d+)(.*)/.exec(buildText);
  if (!version || build === null || !isProject(project)) return undefined;
  return {
    name: readProject(project),
    version,
    build: build && { number: Number(build[1]), tag: build[2]! },
  };
}

function readTags(text: string): WheelTags | undefined {
  const [interpreters = [], abis = [], platforms = []] = text
    .split('-')
    .map((part) => part.toLowerCase().split('.'));
  if ([...abis, ...platforms].includes('') || !interpreters.every(isInterpreter)) return undefined;
  return { interpreters, abis, platforms };
}

/** Undefined if it is no source archive's name. The version begins after the last dash. */
export function parseSdistFilename(file: string, parts = PLAIN): SdistName | undefined {
  const end = file.endsWith('.tar.gz') ? file.length - 7 : file.endsWith('.zip') ? file.length - 4 : -1;
  const dash = file.lastIndexOf('-', end - 1);
  if (end < 0 || dash < 1) return undefined;
  const version = parts.version(file.slice(dash + 1, end));
  return version && { name: parts.project(file.slice(0, dash)), version };
}
