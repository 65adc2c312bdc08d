/** What a resolution is for: one Python on one platform. */
import type { Platform, PythonVersion } from '../../project/environment.ts';
import { markerEnvironments } from '../packaging/environment.ts';
import type { MarkerEnvironment } from '../packaging/markers.ts';
import { contains, parseSpecifierSet } from '../packaging/specifiers.ts';
import { supportedTags, wheelEnds } from '../packaging/tags.ts';
import { parseVersion, type Version } from '../packaging/versions.ts';

export interface Target {
  readonly python: PythonVersion;
  readonly platform: Platform;
  /** `Python 3.12 on linux` */
  readonly label: string;
  /** Without extras. */
  readonly environment: MarkerEnvironment;
  readonly tags: ReadonlyMap<string, number>;
  /** How the names of wheels end that may run on it, as an expression. */
  readonly wheels: string;
  /** Whether it is within a `Requires-Python`; what is absent or cannot be read admits everything. */
  runs(requiresPython: string | undefined): boolean;
}

/** Where a project allows it, this one: old enough to have wheels of everything. */
const USUAL: PythonVersion = { major: 3, minor: 13 };

/** The usual Python if it is allowed, else the newest before it, else the oldest. `allowed` is oldest first and not empty. */
export function usualPython(allowed: readonly PythonVersion[]): PythonVersion {
  const upTo = allowed.filter(({ major, minor }) => major === USUAL.major && minor <= USUAL.minor);
  return upTo.at(-1) ?? (allowed[0] as PythonVersion);
}

export function targetOf(python: PythonVersion, platform: Platform): Target {
  const full = parseVersion(`${python.major}.${python.minor}.0`) as Version;
  const answers = new Map<string, boolean>();
  const runs = (text: string | undefined): boolean => {
    if (text === undefined) return true;
    const known = answers.get(text);
    if (known !== undefined) return known;
    const set = parseSpecifierSet(text);
    const answer = !set || contains(set, full, { prereleases: true });
    answers.set(text, answer);
    return answer;
  };
  const tags = supportedTags({ python, platform });
  return {
    python,
    platform,
    label: `Python ${python.major}.${python.minor} on ${platform}`,
    // The first of them is the first patch release on the most common machine.
    environment: { ...(markerEnvironments(python, platform)[0] as MarkerEnvironment), extra: '' },
    tags,
    wheels: wheelEnds(tags),
    runs,
  };
}
