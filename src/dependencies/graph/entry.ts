import type { AdvisoryEntry, DependencyEntry } from '../../report/report.ts';
import type { Source } from '../reading/declarations.ts';
import type { Dependency } from './graph.ts';

/** A dependency as reports have it. */
export function entryOf(
  { name, version, source, location, direct, groups }: Dependency,
  advisories: readonly AdvisoryEntry[],
  paths: readonly (readonly string[])[],
): DependencyEntry {
  return {
    name,
    ...(version !== undefined && { version }),
    purl: purlOf(name, version, source),
    manifest: location.path,
    line: location.line,
    direct,
    groups,
    paths,
    advisories,
  };
}

/** Whether what is known of Python packages may be said of it. */
export function isPythons({ source }: Pick<Dependency, 'source'>): boolean {
  return source.kind !== 'conda' || source.needsPython !== false;
}

/** Package URL of a normalised name, which needs no escaping. */
export function purlOf(name: string, version: string | undefined, source: Source): string {
  const type = source.kind === 'conda' ? 'conda' : 'pypi';
  return `pkg:${type}/${name}${version === undefined ? '' : `@${encodeURIComponent(version)}`}`;
}
