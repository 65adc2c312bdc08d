import type { AdvisoryEntry, DependencyEntry } from '../../report/report.ts';
import type { Dependency } from './graph.ts';

/** A dependency as reports have it. */
export function entryOf(
  { name, version, location, direct, groups }: Dependency,
  advisories: readonly AdvisoryEntry[],
  paths: readonly (readonly string[])[],
): DependencyEntry {
  return {
    name,
    ...(version !== undefined && { version }),
    purl: purlOf(name, version),
    manifest: location.path,
    line: location.line,
    direct,
    groups,
    paths,
    advisories,
  };
}

/** Package URL of a normalised name, which needs no escaping. */
export function purlOf(name: string, version: string | undefined): string {
  return `pkg:pypi/${name}${version === undefined ? '' : `@${encodeURIComponent(version)}`}`;
}
