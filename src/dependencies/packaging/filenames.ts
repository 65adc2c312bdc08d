/** What the names of release files say (PEP 427 wheels, PEP 625 source archives). */
import { normalizeName } from './names.ts';
import { parseVersion, type Version } from './versions.ts';

export interface WheelName {
  /** Normalised. */
  readonly name: string;
  readonly version: Version;
  /** `1` and `local` in `…-1local-…`. */
  readonly build: { readonly number: number; readonly tag: string } | undefined;
  readonly interpreters: readonly string[];
  readonly abis: readonly string[];
  readonly platforms: readonly string[];
}

export interface SdistName {
  /** Normalised. */
  readonly name: string;
  readonly version: Version;
}

const PROJECT = /^(?!.*__)[\p{L}\p{N}_.]+$/u;
const INTERPRETER = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;

/** Undefined if it is no wheel's name. `parse` may remember versions, where many files have the same. */
export function parseWheelFilename(file: string, parse = parseVersion): WheelName | undefined {
  const parts = file.endsWith('.whl') ? file.slice(0, -4).split('-') : [];
  if (parts.length !== 5 && parts.length !== 6) return undefined;
  const [project, versionText] = parts as [string, string];
  const [interpreters, abis, platforms] = parts.slice(-3).map((part) => part.toLowerCase().split('.')) as [
    string[],
    string[],
    string[],
  ];
  const version = parse(versionText);
  const build = parts.length === 6 ? /^(\d+)(.*)/.exec(parts[2]!) : undefined;
  if (!version || build === null || !PROJECT.test(project)) return undefined;
  if ([...abis, ...platforms].includes('') || !interpreters.every((tag) => INTERPRETER.test(tag)))
    return undefined;
  return {
    name: normalizeName(project),
    version,
    build: build && { number: Number(build[1]), tag: build[2]! },
    interpreters,
    abis,
    platforms,
  };
}

/** Undefined if it is no source archive's name. The version begins after the last dash. */
export function parseSdistFilename(file: string, parse = parseVersion): SdistName | undefined {
  const match = /^(.+)-([^-]*)\.(?:tar\.gz|zip)$/s.exec(file);
  const version = match && parse(match[2]!);
  return version ? { name: normalizeName(match[1]!), version } : undefined;
}
