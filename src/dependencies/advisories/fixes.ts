/** Whether a record applies to a version, and what its flaw is fixed in. */
import { compareVersions, parseVersion, type Version } from '../packaging/versions.ts';
import type { Advisory } from './advisory.ts';
import type { Flaw } from './aliases.ts';
import { bound, compareReleases, holds } from './intervals.ts';

/** `text` as the project gives it; `version` is what it means, if it means one. */
export function applies(advisory: Advisory, text: string, version: Version | undefined): boolean {
  if (!version) return advisory.versions.includes(text);
  return advisory.intervals.some((interval) => holds(interval, version)) || lists(advisory, version);
}

function lists({ versions }: Advisory, version: Version): boolean {
  return versions.some((text) => {
    const listed = parseVersion(text);
    return listed !== undefined && compareReleases(version, listed) === 0;
  });
}

/** What a record of the flaw calls fixed and none calls affected, oldest first; of equal versions one. */
export function fixesOf(flaw: Flaw): string[] {
  return flaw
    .flatMap(({ intervals }) => intervals.flatMap(({ fixed }) => fixed ?? []))
    .map((text) => ({ text, fix: bound(text) }))
    .filter(({ text, fix }) => !flaw.some((advisory) => applies(advisory, text, fix)))
    .sort((a, b) => compareVersions(a.fix, b.fix))
    .filter(({ fix }, i, all) => i === 0 || compareVersions(all[i - 1]!.fix, fix) !== 0)
    .map(({ text }) => text);
}
