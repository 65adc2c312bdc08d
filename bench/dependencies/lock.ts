import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { normalizeName } from '../../src/dependencies/packaging/names.ts';
import { parseVersion } from '../../src/dependencies/packaging/versions.ts';
import { Random } from '../../tests/support/random.ts';

/** Name and version. */
export type Pin = readonly [string, string];

/** What the bench needs of a record. */
export interface OsvRecord {
  readonly id: string;
  readonly affected?: readonly {
    readonly package: { readonly name: string };
    readonly ranges?: readonly {
      readonly type: string;
      readonly events: readonly Record<string, string>[];
    }[];
    readonly versions?: readonly string[];
  }[];
}

/** The lines of an export in JSON lines, packed or not. */
export function recordLines(path: string): string[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').filter(Boolean);
}

/**
 * The pins of a lock of `count` packages: first packages that have advisories, each at one of the versions that these
 * name (affected ones and fixes), then packages that nobody ever wrote an advisory about. The same seed gives the
 * same lock.
 */
export function lockOf(lines: readonly string[], count: number, seed: number): Pin[] {
  const random = new Random(seed);
  const versions = versionsByName(lines);
  const names = [...versions.keys()].sort();
  const pins: Pin[] = [];
  while (pins.length < count && names.length > 0) {
    const [name] = names.splice(random.below(names.length), 1) as [string];
    const known = versions.get(name)!.filter((version) => parseVersion(version));
    if (known.length > 0) pins.push([name, random.pick(known)]);
  }
  for (let i = pins.length; i < count; i += 1) pins.push([`nobody-wrote-about-${i}`, `1.${i}`]);
  return pins.sort(([a], [b]) => (a < b ? -1 : 1));
}

function versionsByName(lines: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { affected = [] } of lines.map((line) => JSON.parse(line) as OsvRecord)) {
    for (const {
      package: { name },
      ranges = [],
      versions = [],
    } of affected) {
      const comparable = ranges.filter(({ type }) => type !== 'GIT');
      const fixes = comparable.flatMap(({ events }) => events.flatMap(({ fixed }) => fixed ?? []));
      const key = normalizeName(name);
      found.set(key, [...(found.get(key) ?? []), ...versions, ...fixes]);
    }
  }
  return found;
}
