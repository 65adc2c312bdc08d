/** The files of one version of a package, and of the one before it. */
import type { IndexFile, ProjectPage } from '../index/page.ts';
import { parseSdistFilename, parseWheelFilename, rememberingReaders } from '../packaging/filenames.ts';
import {
  compareVersions,
  formatVersion,
  isPrerelease,
  parseVersion,
  type Version,
} from '../packaging/versions.ts';

export interface Releases {
  /** Of the version that is asked about. */
  readonly own: readonly IndexFile[];
  /** Of the newest final version before it that still counts. */
  readonly before: { readonly version: string; readonly files: readonly IndexFile[] } | undefined;
}

/** `name` is normalised; undefined for what is no version. */
export function releasesOf(name: string, { files }: ProjectPage, text: string): Releases | undefined {
  const version = parseVersion(text);
  if (!version) return undefined;
  const parts = rememberingReaders();
  const byVersion = new Map<Version, IndexFile[]>();
  for (const file of files) {
    const parsed = parseWheelFilename(file.name, parts) ?? parseSdistFilename(file.name, parts);
    if (parsed?.name !== name) continue;
    const known = byVersion.get(parsed.version);
    if (known) known.push(file);
    else byVersion.set(parsed.version, [file]);
  }
  const all = [...byVersion].map(([of, own]) => ({ of, own, order: compareVersions(of, version) }));
  const older = all.filter(
    ({ of, own, order }) => order < 0 && !isPrerelease(of) && withdrawn(own) === undefined,
  );
  const best = older.sort((a, b) => compareVersions(a.of, b.of)).at(-1);
  return {
    own: all.filter(({ order }) => order === 0).flatMap(({ own }) => own),
    before: best && { version: formatVersion(best.of), files: best.own },
  };
}

/** Why a release was withdrawn: files are one by one, and a release once all of them are. */
export function withdrawn(files: readonly IndexFile[]): string | undefined {
  const [first, ...others] = files;
  return others.every(({ yanked }) => yanked !== undefined) ? first?.yanked : undefined;
}
