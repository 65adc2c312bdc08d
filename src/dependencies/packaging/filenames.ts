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

/** Nearly all are ASCII, and the tables of Unicode take longer to compile than a page to read. */
function isProject(text: string): boolean {
  return (/^[\w.]+$/.test(text) || /^[\p{L}\p{N}_.]+$/u.test(text)) && !text.includes('__');
}

function isInterpreter(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text) || /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(text);
}

/** One version of a project; all its spellings have the same. */
export interface NamedVersion {
  readonly version: Version;
  /** In normal form. */
  readonly text: string;
}

export interface ReleaseName {
  readonly named: NamedVersion;
  /** Mostly the same object for the same text; undefined for source archives. */
  readonly tags: WheelTags | undefined;
}

/**
 * Reads names of files of one project (by its normalised name), thousands of which share their parts: what begins as
 * the one before is read by its version and its tags, which have mostly been met. Undefined for other files.
 */
export function releaseNames(project: string): (file: string) => ReleaseName | undefined {
  const versionOf = remembered(sameForAllSpellings());
  const tagsOf = remembered((text) => (/^[^-]+-[^-]+-[^-]+$/.test(text) ? readTags(text) : undefined));
  const [wheel, sdist] = [{ prefix: '' }, { prefix: '' }];
  /** Undefined where the parts are not those of most. */
  const readMost = (file: string): ReleaseName | undefined => {
    const isWheel = file.endsWith(WHEEL);
    const { prefix } = isWheel ? wheel : sdist;
    if (prefix === '' || !file.startsWith(prefix)) return undefined;
    const dash = file.indexOf('-', prefix.length);
    const end = isWheel ? dash : endOfSdist(file);
    if (end < 0 || isWheel !== dash > 0) return undefined;
    const tags = isWheel ? tagsOf(file.slice(end + 1, -WHEEL.length)) : undefined;
    const named = isWheel && !tags ? undefined : versionOf(file.slice(prefix.length, end));
    return named && { named, tags };
  };
  return (file) => {
    const most = readMost(file);
    if (most) return most;
    const name: (SdistName & { tags?: WheelTags }) | undefined =
      parseWheelFilename(file) ?? parseSdistFilename(file);
    const tags = name?.tags;
    const named = name?.name === project ? versionOf(formatVersion(name.version)) : undefined;
    if (!named) return undefined;
    if (tags) wheel.prefix = file.slice(0, file.indexOf('-') + 1);
    else sdist.prefix = file.slice(0, file.lastIndexOf('-', endOfSdist(file) - 1) + 1);
    return { named, tags };
  };
}

/** Numbers and dots, as most are: putting them together again costs more than to look. */
const NORMAL = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))*$/;

function sameForAllSpellings(): (text: string) => NamedVersion | undefined {
  const known = new Map<string, NamedVersion>();
  return (spelling) => {
    const version = parseVersion(spelling);
    if (!version) return undefined;
    const text = NORMAL.test(spelling) ? spelling : formatVersion(version);
    const named = known.get(text) ?? { version, text };
    known.set(text, named);
    return named;
  };
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

const WHEEL = '.whl';

/** Undefined if it is no wheel's name. */
export function parseWheelFilename(file: string): WheelName | undefined {
  if (!file.endsWith(WHEEL)) return undefined;
  const abi = file.lastIndexOf('-', file.lastIndexOf('-') - 1);
  const before = file.lastIndexOf('-', abi - 1);
  const stem = readStem(file.slice(0, Math.max(before, 0)));
  const tags = stem && readTags(file.slice(before + 1, -WHEEL.length));
  return tags && { name: stem.name, version: stem.version, build: stem.build, tags };
}

function readStem(text: string): WheelStem | undefined {
  const [project = '', versionText, buildText, ...more] = text.split('-');
  if (versionText === undefined || more.length > 0) return undefined;
  const version = parseVersion(versionText);
  const build = buildText === undefined ? undefined : /^(\d+)(.*)/.exec(buildText);
  if (!version || build === null || !isProject(project)) return undefined;
  return {
    name: normalizeName(project),
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
export function parseSdistFilename(file: string): SdistName | undefined {
  const end = endOfSdist(file);
  const dash = file.lastIndexOf('-', end - 1);
  if (end < 0 || dash < 1) return undefined;
  const version = parseVersion(file.slice(dash + 1, end));
  return version && { name: normalizeName(file.slice(0, dash)), version };
}

/** Where its suffix begins; below zero for what has none. */
function endOfSdist(file: string): number {
  return file.endsWith('.tar.gz') ? file.length - 7 : file.endsWith('.zip') ? file.length - 4 : -1;
}
