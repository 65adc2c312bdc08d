/** What the dependencies say about where the code runs: for the audit of code, and for markers. */
import {
  type Environment,
  NEWEST_PYTHON,
  OLDEST_PYTHON,
  type Platform,
  type PythonVersion,
} from '../project/environment.ts';
import type { DependencyGraph } from './graph/graph.ts';
import { admitsPython } from './packaging/environment.ts';
import { contains, parseSpecifierSet } from './packaging/specifiers.ts';
import { compareVersions, parseVersion } from './packaging/versions.ts';
import type { ProjectManifests } from './reading/project-manifests.ts';

/** Python 2.7 and every Python 3 that is known of, oldest first. */
const PYTHONS: readonly PythonVersion[] = [
  OLDEST_PYTHON,
  ...Array.from({ length: NEWEST_PYTHON.minor + 1 }, (_, minor) => ({ major: NEWEST_PYTHON.major, minor })),
];

/** For projects that say nothing: markers for older Pythons are history to them. */
const USUAL_PYTHONS = PYTHONS.filter(({ major, minor }) => major === 3 && minor >= 8);

/**
 * The Pythons that a project allows, oldest first, never none. `.python-version` is what a developer uses and counts
 * only where the project says nothing else; statements that leave no Python restrict nothing.
 */
export function allowedPythons({ manifests }: Pick<ProjectManifests, 'manifests'>): readonly PythonVersion[] {
  const statements = manifests.flatMap(({ format, facts }) => {
    const allowed = facts.python?.allowed ?? [];
    const says = allowed.length > 0 && allowed.every(({ specifiers }) => specifiers.length > 0);
    return says ? [{ kind: format.kind, allowed }] : [];
  });
  const firm = statements.filter(({ kind }) => kind !== 'settings');
  const counted = firm.length > 0 ? firm : statements;
  if (counted.length === 0) return USUAL_PYTHONS;
  const admitted = PYTHONS.filter((python) =>
    counted.every(({ allowed }) => allowed.some((set) => admitsPython(set, python))),
  );
  return admitted.length > 0 ? admitted : USUAL_PYTHONS;
}

/** One environment for all projects of an audit: every Python that one of them allows, the oldest version that one has. */
export function environmentFacts(
  projects: readonly {
    readonly manifests: ProjectManifests;
    readonly pythons: readonly PythonVersion[];
    readonly graph: DependencyGraph;
  }[],
  platform: Platform,
): Environment {
  const allowed = (python: PythonVersion) =>
    projects.some(({ pythons }) =>
      pythons.some((one) => one.major === python.major && one.minor === python.minor),
    );
  const pythons = PYTHONS.filter(allowed);
  const locked = lockedVersions(projects.map(({ graph }) => graph));
  return {
    pythons: pythons.length > 0 ? pythons : USUAL_PYTHONS,
    platform,
    locked,
    installed: projects.flatMap(({ manifests }) =>
      manifests.manifests.flatMap(({ facts }) => facts.installed),
    ),
    allows: (name, specifiers) => allows(locked.get(name), specifiers),
  };
}

/** Throws on a specifier set that is none: those come from models, not from the audited project. */
function allows(version: string | undefined, specifiers: string): 'yes' | 'no' | 'unknown' {
  const set = parseSpecifierSet(specifiers);
  if (!set) throw new Error(`not a specifier set: ${specifiers}`);
  if (version === undefined || !parseVersion(version)) return 'unknown';
  return contains(set, version, { prereleases: true }) ? 'yes' : 'no';
}

/** Of several versions the oldest: what is unsafe in it is unsafe somewhere. */
function lockedVersions(graphs: readonly DependencyGraph[]): Map<string, string> {
  const locked = new Map<string, string>();
  for (const { name, version } of graphs.flatMap(({ dependencies }) => dependencies)) {
    const known = locked.get(name);
    if (version !== undefined && (known === undefined || isOlder(version, known))) locked.set(name, version);
  }
  return locked;
}

function isOlder(a: string, b: string): boolean {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  return left !== undefined && (right === undefined || compareVersions(left, right) < 0);
}
