/** Files and folders that a project's own settings name. Whoever wrote the project may be hostile. */
import { lstatSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../limits/errors.ts';
import { neverEnds } from '../project/regular.ts';

/**
 * A path in the project's settings is relative to the project, wherever the command was started. An address would let
 * whoever wrote the project send requests from the machine that audits it.
 */
export function fromRoot(
  root: string,
  place: string | undefined,
  setting: 'advisories' | 'epss' | 'kev',
): string | undefined {
  if (place !== undefined && /^[a-z]+:\/\//i.test(place)) {
    throw new UsageError(
      `the project's setting ${setting} is an address: ${place}`,
      setting === 'advisories'
        ? 'give it on the command line as --advisories, or in WHEREFROM_ADVISORIES, if that is what you want'
        : `fetch the file, and give it as --${setting} FILE`,
    );
  }
  return place === undefined ? undefined : endingPlace(resolve(root, place), setting);
}

/**
 * The settings of an audited project are read from it, so they may be hostile: they never lead outside of it, nor
 * through a symbolic link that may lead there.
 */
export function insideRoot(root: string, path: string | undefined, setting: string): string | undefined {
  if (path === undefined) return undefined;
  const absolute = resolve(root, path);
  const below = relative(root, absolute);
  if (below === '' || below.startsWith('..') || isAbsolute(below) || hasLink(root, below)) {
    throw new UsageError(
      `the project's setting ${setting} leaves the project: ${path}`,
      `give it on the command line as --${setting}, if that is what you want`,
    );
  }
  return endingPlace(absolute, setting);
}

/** True if any part of a path below the root is a symbolic link, whether it leads anywhere or not. */
function hasLink(root: string, below: string): boolean {
  let at = root;
  return below.split(sep).some((part) => {
    at = join(at, part);
    return lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  });
}

/** Whoever wrote the project could have the audit wait for ever. */
function endingPlace(path: string, setting: string): string {
  if (!neverEnds(path)) return path;
  throw new UsageError(
    `the project's setting ${setting} is a pipe or a device: ${path}`,
    `give it on the command line as --${setting}, if that is what you want`,
  );
}
