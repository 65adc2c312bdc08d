/** URLs and paths of requirements: what they point to, and how to show them. */

import { posix } from 'node:path';
import { withoutEnding } from '../../limits/endings.ts';
import { parseSdistFilename, parseWheelFilename } from '../packaging/filenames.ts';
import { normalizeName } from '../packaging/names.ts';
import { formatVersion } from '../packaging/versions.ts';
import type { Source } from './declarations.ts';

const VCS = /^(?:git|hg|svn|bzr)\+/i;
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
const ARCHIVE = /\.(?:zip|whl|tar\.gz|tgz|tar|tar\.bz2|tbz|tar\.xz|txz|tlz|tar\.lz|tar\.lzma)$/i;

/** True for anything with a scheme; a Windows drive letter is none. */
export function isUrl(text: string): boolean {
  return SCHEME.test(text);
}

/** Whether pip would look for a file or folder rather than a name (`_looks_like_path`, archives by their ending). */
export function isPath(text: string): boolean {
  return !isUrl(text) && (/^\.|[/\\]/.test(text) || ARCHIVE.test(text));
}

/** What a URL or path is to a package. In `git+https://host/x.git@v1#egg=x` the revision follows the last `@` of the path. */
export function sourceOf(text: string, editable = false): Source {
  const plain = text.replace(/#.*$/s, '');
  if (VCS.test(plain)) return vcsSource(plain);
  if (/^file:/i.test(plain)) return { kind: 'path', path: plain.replace(/^file:(?:\/\/)?/i, ''), editable };
  return isUrl(plain) ? { kind: 'url', url: plain } : { kind: 'path', path: plain, editable };
}

function vcsSource(url: string): Source {
  const at = url.lastIndexOf('@');
  const inPath = at > url.indexOf('/', url.indexOf('://') + 3);
  const revision = inPath && url.includes('://') ? url.slice(at + 1) : undefined;
  return { kind: 'vcs', url: revision === undefined ? url : url.slice(0, at), revision, commit: undefined };
}

/** The package's name, normalised, by `#egg=` or by the name of a release file. */
export function nameFromUrl(text: string): string | undefined {
  const fragment = /#(.*)/s.exec(text)?.[1]?.split('&') ?? [];
  const egg = fragment.find((part) => part.startsWith('egg='))?.slice(4);
  const project = egg && /^[A-Za-z0-9][\w.-]*/.exec(egg)?.[0];
  if (project) return normalizeName(project);
  const file = fileOf(text);
  return (parseWheelFilename(file) ?? parseSdistFilename(file))?.name;
}

/** The version that the name of a release file gives. */
export function versionFromSource(source: Source): string | undefined {
  if (source.kind !== 'url' && source.kind !== 'path') return undefined;
  const file = fileOf(source.kind === 'url' ? source.url : source.path);
  const parsed = parseWheelFilename(file) ?? parseSdistFilename(file);
  return parsed && formatVersion(parsed.version);
}

/** The last part of a URL's path. */
export function fileOf(url: string): string {
  return decoded(
    url
      .replace(/[?#].*$/s, '')
      .split(/[/\\]/)
      .at(-1)!,
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `host` or `host:port` of a URL, in lower case; undefined if it has none. */
export function hostOf(url: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?([^/?#@]+)/i.exec(url)?.[1]?.toLowerCase();
}

/** One text for all spellings of one index: no credentials, no slash at the end, scheme and host in lower case. */
export function indexKey(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*:\/\/)(?:[^/?#]*@)?([^/?#@]*)([^?#]*)/i.exec(url);
  return match ? match[1]!.toLowerCase() + match[2]!.toLowerCase() + withoutEnding(match[3]!, '/') : url;
}

/** Whether a URL says which file is meant: `#sha256=…`. */
export function hasHash(url: string): boolean {
  const hash = url.indexOf('#');
  return hash >= 0 && /\bsha(?:256|384|512)=/.test(url.slice(hash));
}

/** Whether a path that a file names leads out of the audited folder, so that what lies there is not read. */
export function leadsOutside(source: Source, from: string): boolean {
  if (source.kind !== 'path') return false;
  if (/^(?:[/\\]|[A-Za-z]:)/.test(source.path)) return true;
  return /^\.\.(?:\/|$)/.test(posix.join(posix.dirname(from), source.path));
}
