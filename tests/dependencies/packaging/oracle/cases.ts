/** Lists of cases by class, from a seed and from a real advisory set. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Random } from '../../../support/random.ts';
import type { Case } from './answer.ts';
import * as make from './generate.ts';

/** Cases by what they try. */
export type Cases = ReadonlyMap<string, readonly Case[]>;

/** How many cases of each class make up one unit of size. */
const SHARES = {
  version: 20,
  order: 30,
  contains: 60,
  filter: 6,
  marker: 25,
  requirement: 25,
  filenames: 6,
  metadata: 6,
};

const MINORS = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const PLATFORMS = ['linux', 'macos', 'windows'] as const;

export function seededCases(seed: number, size: number): Cases {
  const random = new Random(seed);
  const some = (share: number, one: () => Case) => Array.from({ length: share * size }, one);
  const family = () => {
    const first = make.version(random);
    return [first, ...random.list(1, 5, () => make.near(random, first))];
  };
  const mode = () => random.pick([null, null, true, false]);
  return new Map([
    ['version', some(SHARES.version, () => ['version', random.pick(family())])],
    ['order', some(SHARES.order, () => pairOf(random, family()))],
    [
      'contains',
      some(SHARES.contains, () => {
        const versions = family();
        return ['contains', make.specifiers(random, versions), random.pick(versions), mode()];
      }),
    ],
    [
      'filter',
      some(SHARES.filter, () => {
        const versions = [...family(), ...family()];
        return ['filter', make.specifiers(random, versions), versions, mode()];
      }),
    ],
    ['marker', some(SHARES.marker, () => ['marker', make.marker(random)])],
    ['requirement', some(SHARES.requirement, () => ['requirement', make.requirement(random, family())])],
    ['names of files', some(SHARES.filenames, () => fileCase(random))],
    ['metadata', some(SHARES.metadata, () => ['metadata', make.metadata(random)])],
    ['tags', MINORS.flatMap((minor) => PLATFORMS.map((platform) => ['tags', minor, platform] as const))],
  ]);
}

function pairOf(random: Random, family: readonly string[]): Case {
  return ['order', random.pick(family), random.chance(0.9) ? random.pick(family) : make.version(random)];
}

function fileCase(random: Random): Case {
  if (random.chance(0.2)) return ['name', random.pick(['Zope.Interface', 'a__b', '-a.', 'İ', 'ΑΣ', 'a.-_b'])];
  return random.chance(0.6) ? ['wheel', make.wheelName(random)] : ['sdist', make.sdistName(random)];
}

interface Advisory {
  readonly affected?: readonly {
    readonly versions?: readonly string[];
    readonly ranges?: readonly {
      readonly type: string;
      readonly events: readonly Record<string, string>[];
    }[];
  }[];
}

/** Every version and range bound that a real advisory set names, each once: OSV records a line, possibly compressed. */
export function advisoryCases(path: string): Cases {
  const versions = new Set<string>();
  const containment: Case[] = [];
  for (const { affected = [] } of advisoriesIn(path)) {
    for (const { versions: listed = [], ranges = [] } of affected) {
      for (const version of listed) versions.add(version);
      for (const { type, events } of ranges) {
        if (type === 'ECOSYSTEM') containment.push(...rangeCases(events, listed));
      }
    }
  }
  const all = [...versions].sort();
  return new Map([
    ['advisories: version', all.map((version) => ['version', version] as const)],
    ['advisories: order', all.slice(1).map((version, i) => ['order', all[i]!, version] as const)],
    ['advisories: contains', containment],
  ]);
}

function advisoriesIn(path: string): Advisory[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Advisory);
}

/** Each listed version against the clauses that its range amounts to; a few of each, from both ends. */
function rangeCases(events: readonly Record<string, string>[], listed: readonly string[]): Case[] {
  const clauses = events.flatMap(({ introduced, fixed, last_affected }) => {
    if (introduced !== undefined) return `>=${introduced}`;
    if (fixed !== undefined) return `<${fixed}`;
    return last_affected === undefined ? [] : `<=${last_affected}`;
  });
  const ends = [...new Set([...listed.slice(0, 8), ...listed.slice(-8)])];
  return ends.map((version) => ['contains', clauses.join(','), version, null] as const);
}
