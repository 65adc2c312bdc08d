/** The marker variables of the Pythons and platforms that a project may run on. */
import type { Platform, PythonVersion } from '../../project/environment.ts';
import { evaluateMarker, type Marker, type MarkerEnvironment } from './markers.ts';
import { contains, type SpecifierSet } from './specifiers.ts';

interface PlatformFacts {
  readonly os_name: string;
  readonly sys_platform: string;
  readonly platform_system: string;
  /** Any of these: nobody says which. */
  readonly machines: readonly string[];
}

const PLATFORMS: Readonly<Record<Platform, PlatformFacts>> = {
  linux: {
    os_name: 'posix',
    sys_platform: 'linux',
    platform_system: 'Linux',
    machines: ['x86_64', 'aarch64'],
  },
  macos: {
    os_name: 'posix',
    sys_platform: 'darwin',
    platform_system: 'Darwin',
    machines: ['arm64', 'x86_64'],
  },
  windows: { os_name: 'nt', sys_platform: 'win32', platform_system: 'Windows', machines: ['AMD64', 'ARM64'] },
};

/** The first patch release of a line, and one beyond the last: markers that name a patch mean one or the other. */
const PATCHES = [0, 99];

/**
 * Every environment that one Python line on one platform can be, for CPython. It says nothing about extras: they
 * may be asked for or not.
 */
export function markerEnvironments({ major, minor }: PythonVersion, platform: Platform): MarkerEnvironment[] {
  const { machines, ...facts } = PLATFORMS[platform];
  return machines.flatMap((machine) =>
    PATCHES.map((patch) => ({
      ...facts,
      implementation_name: 'cpython',
      implementation_version: `${major}.${minor}.${patch}`,
      platform_machine: machine,
      platform_python_implementation: 'CPython',
      platform_release: '',
      platform_version: '',
      python_full_version: `${major}.${minor}.${patch}`,
      python_version: `${major}.${minor}`,
    })),
  );
}

/**
 * Whether something marked so may be installed in one of the environments. A comparison without an answer counts
 * as true: it is not for us to leave a package out because its marker is odd.
 */
export function mayApply(marker: Marker | undefined, environments: readonly MarkerEnvironment[]): boolean {
  return !marker || environments.some((environment) => mayHold(marker, environment));
}

function mayHold(marker: Marker, environment: MarkerEnvironment): boolean {
  if (marker.kind === 'comparison') return evaluateMarker(marker, environment) !== false;
  const holds = (part: Marker) => mayHold(part, environment);
  return marker.kind === 'all' ? marker.of.every(holds) : marker.of.some(holds);
}

/** Whether some patch release of a Python line is admitted. */
export function admitsPython(allowed: SpecifierSet, { major, minor }: PythonVersion): boolean {
  return (
    PATCHES.some((patch) => contains(allowed, `${major}.${minor}.${patch}`)) ||
    namesPatch(allowed, major, minor)
  );
}

/** `==3.11.7`, or a range within one line, such as `>=3.9.2,<3.9.10`. */
function namesPatch(allowed: SpecifierSet, major: number, minor: number): boolean {
  return allowed.specifiers.some(({ version }) => {
    const [a, b] = version.split('.');
    return Number(a) === major && Number(b) === minor && contains(allowed, version.replace(/\.\*$/, ''));
  });
}
