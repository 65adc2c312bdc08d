/** Why osv-scanner does not report a record that applies: what its matcher does, as read in its source (osv-scalibr, enricher/vulnmatch/osvlocal). */
import { normalizeName } from '../../src/dependencies/packaging/names.ts';
import type { OsvRecord, Pin } from './lock.ts';

/** Undefined if none of the known reasons holds: then one of the two is wrong. */
export function whyNotTheirs(record: OsvRecord | undefined, [name, version]: Pin): string | undefined {
  const entries = (record?.affected ?? []).filter((entry) => normalizeName(entry.package.name) === name);
  const unlisted = entries.every(({ versions = [] }) => !versions.includes(version));
  if (entries.every((entry) => entry.package.name !== name)) {
    return `it does not normalise the record's name ${entries[0]?.package.name}`;
  }
  if (unlisted && entries.some(({ ranges }) => ranges?.some(({ type }) => type === 'GIT'))) {
    return 'it leaves off at a range of commits, and the version is not listed';
  }
  if (unlisted && version.includes('+')) return 'it does not take a local version for its release';
  return undefined;
}
