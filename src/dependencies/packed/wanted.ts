/** What archives hold that tells what is installed in them; everything else stays where it is. */

/** By the path inside of the archive. */
const WANTED = [
  /(?:^|\/)[^/]+\.(?:dist|egg)-info\/(?:METADATA|PKG-INFO|RECORD|REQUESTED|direct_url\.json|(?:top_level|entry_points|installed-files|requires)\.txt)$/,
  /(?:^|\/)(?:site|dist)-packages\/[^/]+\.egg-info$/,
  /(?:^|\/)EGG-INFO\/(?:PKG-INFO|requires\.txt|top_level\.txt|entry_points\.txt)$/,
  /(?:^|\/)conda-meta\/[^/]+\.json$/,
  // What runs when Python starts, and whom pip trusts.
  /(?:^|\/)(?:site|dist)-packages\/(?:[^/]+\.pth|(?:site|user)customize\.py)$/,
  /(?:^|\/)pip\.conf$/,
];

/** Packages that lie in the caches of installers are not installed. */
const KEPT = /(?:^|\/)\.cache\/|(?:^|\/)(?:opt\/conda|miniconda3|anaconda3|mambaforge|miniforge3)\/pkgs\//;

export function isWanted(path: string): boolean {
  return WANTED.some((pattern) => pattern.test(path)) && !KEPT.test(path);
}

/** Of a source archive: what its last build wrote down, in its one folder. */
export function isPkgInfo(path: string): boolean {
  return /^[^/]+\/PKG-INFO$/.test(path);
}

/** One file's metadata is never so large. */
export const MOST_MEMBER = 16 * 1024 ** 2;

/** A member's path without what archives put before it; undefined for what is none, or leads out of the archive. */
export function plainPath(name: string): string | undefined {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}
