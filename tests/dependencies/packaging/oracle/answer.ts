/** Answers the same cases as `oracle.py`, by our own functions. */
import { parseSdistFilename, parseWheelFilename } from '../../../../src/dependencies/packaging/filenames.ts';
import {
  evaluateMarker,
  type Marker,
  type MarkerEnvironment,
  parseMarker,
} from '../../../../src/dependencies/packaging/markers.ts';
import { parseMetadata } from '../../../../src/dependencies/packaging/metadata.ts';
import { normalizeName } from '../../../../src/dependencies/packaging/names.ts';
import { parseRequirement } from '../../../../src/dependencies/packaging/requirements.ts';
import {
  contains,
  filterVersions,
  parseSpecifierSet,
} from '../../../../src/dependencies/packaging/specifiers.ts';
import { PackagingSyntaxError } from '../../../../src/dependencies/packaging/syntax.ts';
import { supportedTags } from '../../../../src/dependencies/packaging/tags.ts';
import {
  canonicalVersion,
  compareVersions,
  formatVersion,
  isPrerelease,
  parseVersion,
} from '../../../../src/dependencies/packaging/versions.ts';
import type { Platform } from '../../../../src/project/environment.ts';

/** A class of cases and its arguments. */
export type Case =
  | readonly ['version' | 'marker' | 'requirement' | 'name' | 'wheel' | 'sdist' | 'metadata', string]
  | readonly ['tags', number, Platform]
  | readonly ['order', string, string]
  | readonly ['contains', string, string, boolean | null]
  | readonly ['filter', string, readonly string[], boolean | null];

const COMMON = {
  implementation_name: 'cpython',
  os_name: 'posix',
  platform_machine: 'x86_64',
  platform_python_implementation: 'CPython',
  platform_release: '6.1.0-18-amd64',
  platform_system: 'Linux',
  platform_version: '#1 SMP',
  sys_platform: 'linux',
};

/** What markers are evaluated in; lists are sets. */
export const ENVIRONMENTS: readonly Readonly<Record<string, string | readonly string[]>>[] = [
  {
    ...COMMON,
    python_version: '3.10',
    python_full_version: '3.10.1',
    implementation_version: '3.10.1',
    extra: '',
  },
  {
    ...{
      ...COMMON,
      os_name: 'nt',
      sys_platform: 'win32',
      platform_system: 'Windows',
      platform_release: '10',
    },
    ...{
      python_version: '3.8',
      python_full_version: '3.8.0',
      implementation_version: '3.8.0',
      extra: 'dev-tools',
    },
  },
  {
    ...{
      ...COMMON,
      python_version: '3.13',
      python_full_version: '3.13.0rc1',
      implementation_version: '3.13.0rc1',
    },
    ...{ extras: ['dev-tools', 'a'], dependency_groups: ['test', 'Dev_Tools'] },
  },
];

const OURS: readonly MarkerEnvironment[] = ENVIRONMENTS.map((environment) =>
  Object.fromEntries(
    Object.entries(environment).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : new Set(value.map(normalizeName)),
    ]),
  ),
);

const evaluated = (marker: Marker) => OURS.map((environment) => evaluateMarker(marker, environment) ?? null);

/** As JSON has it; null where the case is not valid. */
export function answer(given: Case): unknown {
  try {
    return answerValid(given);
  } catch (error) {
    if (error instanceof PackagingSyntaxError) return null;
    throw error;
  }
}

function answerValid(given: Case): unknown {
  switch (given[0]) {
    case 'version': {
      const parsed = parseVersion(given[1]);
      return parsed ? [formatVersion(parsed), canonicalVersion(given[1]), isPrerelease(parsed)] : null;
    }
    case 'order': {
      const [a, b] = [parseVersion(given[1]), parseVersion(given[2])];
      return a && b ? Math.sign(compareVersions(a, b)) : null;
    }
    case 'contains': {
      const set = parseSpecifierSet(given[1]);
      return set ? contains(set, given[2], { prereleases: given[3] ?? undefined }) : null;
    }
    case 'filter': {
      const set = parseSpecifierSet(given[1]);
      return set ? filterVersions(set, given[2], { prereleases: given[3] ?? undefined }) : null;
    }
    case 'marker':
      return evaluated(parseMarker(given[1]));
    case 'requirement': {
      const { name, extras, url, specifiers, marker } = parseRequirement(given[1]);
      const clauses = specifiers.specifiers.map(({ operator, version }) => operator + version).sort();
      return [name, extras, url ?? null, clauses, marker ? evaluated(marker) : null];
    }
    case 'name':
      return normalizeName(given[1]);
    case 'wheel':
      return wheel(given[1]);
    case 'metadata': {
      const { name, version, summary, license, ...of } = parseMetadata(given[1]);
      const single = [
        of.metadataVersion,
        name,
        version,
        summary,
        of.requiresPython,
        license,
        of.licenseExpression,
      ];
      const lists = [of.requiresDist, of.providesExtra, of.dynamic, of.classifiers];
      return [single.map((value) => value ?? null), lists];
    }
    case 'tags':
      return [...supportedTags({ python: { major: 3, minor: given[1] }, platform: given[2] }).keys()];
    case 'sdist': {
      const parsed = parseSdistFilename(given[1]);
      return parsed ? [parsed.name, formatVersion(parsed.version)] : null;
    }
  }
}

function wheel(file: string): unknown {
  const parsed = parseWheelFilename(file);
  if (!parsed) return null;
  const { interpreters, abis, platforms } = parsed.tags;
  const tags = interpreters.flatMap((interpreter) =>
    abis.flatMap((abi) => platforms.map((platform) => `${interpreter}-${abi}-${platform}`)),
  );
  const build = parsed.build ? [parsed.build.number, parsed.build.tag] : [];
  return [parsed.name, formatVersion(parsed.version), build, [...new Set(tags)].sort()];
}
