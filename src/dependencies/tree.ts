/** The graph of each project as an answer. */
import type {
  DependencyTree,
  ProjectTree,
  TreeNeed,
  TreePackage,
  WhyProject,
} from '../report/dependency-tree.ts';
import type { DependencyFacts, ProjectDependencies } from './audit.ts';
import { isPythons } from './graph/entry.ts';
import type { Dependency, Need } from './graph/graph.ts';
import { pathFinder } from './graph/paths.ts';
import { isLocked } from './reading/project-manifests.ts';
import { RESOLUTION } from './resolving/project.ts';
import { targetOf } from './resolving/target.ts';
import type { AdvisoryMatch } from './vulnerable.ts';

/** With the flaws of each package, where advisories are at hand. */
export function treesOf(
  { projects, environment }: DependencyFacts,
  match?: AdvisoryMatch,
): DependencyTree['projects'] {
  return projects
    .filter(({ graph }) => graph.dependencies.length > 0)
    .map((project) => treeOf(project, environment.platform, match));
}

function treeOf(
  project: ProjectDependencies,
  platform: Parameters<typeof targetOf>[1],
  match: AdvisoryMatch | undefined,
): ProjectTree {
  const { manifests, graph, pythons } = project;
  const from = originOf(project);
  const target = from === 'resolution' && pythons[0] ? targetOf(pythons[0], platform).label : undefined;
  return {
    name: manifests.name,
    folder: manifests.folder,
    from,
    ...(target && { target }),
    roots: graph.roots.map(({ name, needs }) => ({
      name,
      needs: needs.map((need) => ({ ...needOf(need), group: need.group })),
    })),
    packages: graph.dependencies.map((one) => packageOf(one, match)),
  };
}

function originOf({ manifests }: ProjectDependencies): ProjectTree['from'] {
  if (manifests.manifests.some(({ format }) => format.name === RESOLUTION)) return 'resolution';
  return isLocked(manifests) ? 'lock' : 'manifest';
}

/** Whether neither a lock nor a resolution settles versions, and the manifests do not settle all of them. */
export function isOpen(project: ProjectDependencies): boolean {
  const { dependencies } = project.graph;
  return (
    originOf(project) === 'manifest' && dependencies.some((one) => one.applies && one.version === undefined)
  );
}

function packageOf(dependency: Dependency, match: AdvisoryMatch | undefined): TreePackage {
  const { name, version, direct, groups, location, needs, source } = dependency;
  const isKnown = match && version !== undefined && source.kind !== 'path' && isPythons(dependency);
  const flaws = isKnown ? match(name, version).advisories : [];
  return {
    id: idOf(dependency),
    name,
    ...(version !== undefined && { version }),
    direct,
    groups,
    manifest: location.path,
    line: location.line,
    needs: needs.map(needOf),
    ...(flaws.length > 0 && { flaws: flaws.map(({ id, severity }) => ({ id, severity })) }),
  };
}

function idOf({ name, version }: Dependency): string {
  return version === undefined ? name : `${name}@${version}`;
}

function needOf(need: Need): TreeNeed {
  const { dependency, extras, extra, applies } = need;
  return {
    id: idOf(dependency),
    ...(extras.length > 0 && { extras }),
    ...(extra !== undefined && { extra }),
    ...(!applies && { applies: false as const }),
  };
}

/** Every way to a package, at most `most` for each version. */
export function waysTo(name: string, { projects }: DependencyFacts, most: number): WhyProject[] {
  return projects.flatMap((project) => {
    const own = project.graph.dependencies.filter((one) => one.name === name);
    if (own.length === 0) return [];
    const find = pathFinder(project.graph);
    return {
      name: project.manifests.name,
      folder: project.manifests.folder,
      from: originOf(project),
      found: own.map((dependency) => ({
        ...(dependency.version !== undefined && { version: dependency.version }),
        direct: dependency.direct,
        groups: dependency.groups,
        manifest: dependency.location.path,
        line: dependency.location.line,
        paths: find(dependency, most),
      })),
    };
  });
}
