/** The files of one version of a package, and of the one before it. */
import type { IndexFile, ProjectPage } from '../index/page.ts';
import { type NamedVersion, releaseNames } from '../packaging/filenames.ts';
import { compareVersions, isPrerelease, parseVersion } from '../packaging/versions.ts';

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
  const read = releaseNames(name);
  const byVersion = new Map<NamedVersion, IndexFile[]>();
  for (const file of files) {
    const named = read(file.name)?.named;
    if (!named) continue;
    const known = byVersion.get(named);
    if (known) known.push(file);
    else byVersion.set(named, [file]);
  }
  const all = [...byVersion].map(([of, own]) => ({ of, own, order: compareVersions(of.version, version) }));
  const older = all.filter(
    ({ of, own, order }) => order < 0 && !isPrerelease(of.version) && withdrawn(own) === undefined,
  );
  const best = older.sort((a, b) => compareVersions(a.of.version, b.of.version)).at(-1);
  return {
    own: all.filter(({ order }) => order === 0).flatMap(({ own }) => own),
    before: best && { version: best.of.text, files: best.own },
  };
}

/** Why a release was withdrawn: files are one by one, and a release once all of them are. */
export function withdrawn(files: readonly IndexFile[]): string | undefined {
  const [first, ...others] = files;
  return others.every(({ yanked }) => yanked !== undefined) ? first?.yanked : undefined;
}
