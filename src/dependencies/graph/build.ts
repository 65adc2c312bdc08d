/** From manifests to the graph: first the locks, then what the project asks for, then what follows from both. */
import { posix } from 'node:path';
import { compareLocations, compareText, type Location } from '../../finding/location.ts';
import { mayApply } from '../packaging/environment.ts';
import { formatMarker, type Marker, type MarkerEnvironment } from '../packaging/markers.ts';
import { normalizeName } from '../packaging/names.ts';
import { contains, pinnedVersion } from '../packaging/specifiers.ts';
import {
  BUILD,
  type DeclaredRequirement,
  type Group,
  isAside,
  type LockedEdge,
  type LockedPackage,
  MAIN,
  type Source,
} from '../reading/declarations.ts';
import type { ProjectManifests } from '../reading/project-manifests.ts';
import { versionFromSource } from '../reading/urls.ts';
import type { Dependency, DependencyGraph, GraphRoot, Need } from './graph.ts';
import { ownExtras } from './own-extras.ts';
import { type Pin, type Pins, pinsOf } from './pins.ts';
import { spread } from './spread.ts';

type Growing<T> = { -readonly [K in keyof T]: T[K] };
type DraftDependency = Growing<Omit<Dependency, 'needs' | 'allowed'>> & {
  readonly needs: Need[];
  readonly allowed: Dependency['allowed'][number][];
};
type RootNeed = GraphRoot['needs'][number];
type DraftRoot = GraphRoot & { readonly needs: RootNeed[] };

/** `environments` are those that markers are evaluated in; what none of them wants stays in the graph, marked. */
export function buildGraph(
  project: ProjectManifests,
  environments: readonly MarkerEnvironment[],
): DependencyGraph {
  const building = new Building(project, environments);
  for (const { path, format, facts } of project.manifests) {
    if (facts.packages && format.kind !== 'installed') building.addLock(facts.packages, posix.dirname(path));
  }
  // An environment is one lock in many files.
  const installed = project.manifests.filter(({ format }) => format.kind === 'installed');
  building.addEnvironment(
    installed.flatMap(({ facts }) => facts.packages ?? []),
    project.folder,
  );
  building.addRequirements();
  return building.finish();
}

class Building {
  readonly #project: ProjectManifests;
  readonly #environments: readonly MarkerEnvironment[];
  readonly #answers = new Map<string, boolean>();
  /** What the project and the members of its workspace are called. */
  readonly #ownNames = new Set<string>();
  #hasMembers = false;
  /** Of all locks, by name. */
  readonly #locked = new Map<string, DraftDependency[]>();
  /** What no lock has, by name, version and file. */
  readonly #unlocked = new Map<string, DraftDependency>();
  /** Groups for which requirements ask for a dependency. */
  readonly #askedFor = new Map<DraftDependency, Set<Group>>();
  /** By folder. */
  readonly #roots = new Map<string, DraftRoot>();

  constructor(project: ProjectManifests, environments: readonly MarkerEnvironment[]) {
    this.#project = project;
    this.#environments = environments;
    for (const { facts } of project.manifests)
      if (facts.project) this.#ownNames.add(normalizeName(facts.project));
  }

  addLock(packages: readonly LockedPackage[], folder: string): void {
    const drafts = new Map(packages.map((one) => [one, this.#draftOf(one)]));
    for (const { name } of packages.filter(({ member }) => member !== undefined)) {
      this.#ownNames.add(name);
      this.#hasMembers = true;
    }
    const byName = Map.groupBy(drafts.values(), ({ name }) => name);
    for (const [one, draft] of drafts) {
      const root =
        one.member === undefined ? undefined : this.#rootOf(posix.join(folder, one.member), one.name, draft);
      for (const edge of one.requires) {
        for (const dependency of targetsOf(edge, byName.get(edge.name) ?? [])) {
          const need = {
            dependency,
            extras: edge.extras,
            extra: edge.extra,
            applies: this.#applies(edge.marker),
          };
          // A group is for those who work on a member, not for those who need it.
          if (edge.group === undefined && !draft.needs.some((one) => isSameNeed(one, need)))
            draft.needs.push(need);
          root?.needs.push({ ...need, extra: undefined, group: groupOf(edge) });
        }
      }
      if (one.direct) this.#askFor(draft, folder, one.groups ?? [MAIN]);
    }
  }

  /** Not everything that somebody asked for is marked so: what nothing else needs counts as asked for, too. */
  addEnvironment(packages: readonly LockedPackage[], folder: string): void {
    this.addLock(packages, folder);
    const names = new Set(packages.map(({ name }) => name));
    this.#askForTops([...names].flatMap((name) => this.#locked.get(name) ?? []));
  }

  /** One dependency for one version of a package, in however many locks it is. Members of a workspace are only passed through. */
  #draftOf(one: LockedPackage): DraftDependency {
    const known = this.#locked.get(one.name) ?? [];
    this.#locked.set(one.name, known);
    const same = known.find(({ version }) => version === one.version);
    if (same) return same;
    const { name, version, source, location } = one;
    const applies = this.#applies(one.marker);
    const draft = {
      ...newDraft(name, version, source, location),
      lockLocation: location,
      ...(one.publishers && { publishers: one.publishers }),
      groups: one.groups ?? [],
      applies,
    };
    if (one.member === undefined) known.push(draft);
    return draft;
  }

  addRequirements(): void {
    const pinsIn = pinsOf(this.#project, ({ marker }) => this.#applies(marker));
    const groupsOf = ownExtras(this.#project);
    for (const manifest of this.#project.manifests) {
      const pins = pinsIn(manifest);
      for (const one of manifest.facts.requirements)
        this.#addRequirement({ ...one, groups: groupsOf(one) }, pins);
    }
  }

  /** A locked version takes the manifest's place; what builds the project is not governed by its lock. */
  #addRequirement(requirement: DeclaredRequirement, pins: Pins): void {
    const { name, role, groups, location } = requirement;
    if (name === undefined || role !== 'requirement') return;
    const folder = posix.dirname(location.path);
    if (this.#ownNames.has(name)) return;
    const isBuild = groups.every((group) => group === BUILD);
    const locked = isBuild ? [] : fitting(this.#locked.get(name) ?? [], requirement);
    for (const dependency of locked.length > 0 ? locked : this.#unlockedFor(name, requirement, pins)) {
      if (
        !dependency.direct ||
        dependency.location === dependency.lockLocation ||
        this.#isAside(dependency, groups)
      )
        dependency.location = location;
      const asked = this.#askedFor.get(dependency) ?? new Set<Group>();
      this.#askedFor.set(dependency, asked);
      for (const group of groups) asked.add(group);
      dependency.allowed.push(requirement.allowed);
      this.#askFor(dependency, folder, groups, requirement);
    }
  }

  /** One for each version that it is held to, or one without. */
  #unlockedFor(name: string, requirement: DeclaredRequirement, pins: Pins): DraftDependency[] {
    const { source, location } = requirement;
    const held: readonly Partial<Pin>[] = pins(requirement);
    return (held.length > 0 ? held : [{}]).map((pin) => {
      const version = pin.version ?? versionFromSource(source);
      const key = [name, version, location.path].join('\0');
      const draft = this.#unlocked.get(key) ?? {
        ...newDraft(name, version, source, location),
        lockLocation: pin.location,
        ...(pin.location && { heldBy: pin.location }),
      };
      this.#unlocked.set(key, draft);
      return draft;
    });
  }

  /** Whether only scripts, workflows and the like have asked for it, and now the project itself does. */
  #isAside(dependency: DraftDependency, groups: readonly Group[]): boolean {
    return !isAside(groups) && isAside([...(this.#askedFor.get(dependency) ?? [])]);
  }

  /** The project itself asks for the dependency. */
  #askFor(
    dependency: DraftDependency,
    folder: string,
    groups: readonly Group[],
    { extras, marker }: Pick<DeclaredRequirement, 'extras' | 'marker'> = { extras: [], marker: undefined },
  ): void {
    const root = this.#roots.get(folder) ?? this.#rootOf(this.#project.folder, this.#project.name);
    const need = { dependency, extras, extra: undefined, applies: this.#applies(marker) };
    for (const group of groups) root.needs.push({ ...need, group });
    dependency.direct = true;
  }

  #rootOf(folder: string, name: string, member?: Dependency): DraftRoot {
    const root = this.#roots.get(folder) ?? { name, member, needs: [] };
    this.#roots.set(folder, root);
    return root;
  }

  /** Evaluating a marker for many Pythons costs more than writing it out, and locks repeat theirs. */
  #applies(marker: Marker | undefined): boolean {
    if (!marker) return true;
    const text = formatMarker(marker);
    const answer = this.#answers.get(text) ?? mayApply(marker, this.#environments);
    this.#answers.set(text, answer);
    return answer;
  }

  finish(): DependencyGraph {
    const dependencies = [this.#locked, this.#unlocked].flatMap((byName) => [...byName.values()].flat());
    const asked = [...this.#roots.values()].some(({ needs }) => needs.some(({ group }) => group !== BUILD));
    if (!asked && !this.#hasMembers) this.#askForTops([...this.#locked.values()].flat());
    for (const root of this.#roots.values())
      for (const { dependency } of root.needs) (dependency as DraftDependency).direct = true;
    const roots = [...this.#roots.values()];
    const reached = spread(roots);
    for (const dependency of dependencies) {
      const { groups, applies } = reached.get(dependency) ?? dependency;
      dependency.groups = [...new Set([...groups, ...dependency.groups])].sort(compareText);
      dependency.applies &&= applies;
    }
    return { roots, dependencies: dependencies.sort(compareDependencies) };
  }

  /** A lock without a manifest: what nothing else needs must be what the project asks for. */
  #askForTops(dependencies: readonly DraftDependency[]): void {
    const needed = new Set(
      dependencies.flatMap(({ needs }) => needs.map(({ dependency }) => dependency as DraftDependency)),
    );
    for (const dependency of dependencies) {
      const groups = dependency.groups.length > 0 ? dependency.groups : [MAIN];
      if (!needed.has(dependency)) this.#askFor(dependency, this.#project.folder, groups);
    }
  }
}

/** Two locks of one project may say the same of one version. */
function isSameNeed(one: Need, other: Need): boolean {
  return (
    one.dependency === other.dependency &&
    one.extra === other.extra &&
    one.applies === other.applies &&
    one.extras.join() === other.extras.join()
  );
}

function newDraft(
  name: string,
  version: string | undefined,
  source: Source,
  location: Location,
): DraftDependency {
  return {
    ...{ name, version, source, location, lockLocation: undefined, direct: false, groups: [], applies: true },
    ...{ needs: [], allowed: [] },
  };
}

function groupOf({ extra, group }: LockedEdge): Group {
  return group ?? (extra === undefined ? MAIN : `extra ${extra}`);
}

/** Where a lock has several versions of a package and does not say which is meant, each may be. */
function targetsOf(
  { version }: LockedEdge,
  candidates: readonly DraftDependency[],
): readonly DraftDependency[] {
  const exact = version === undefined ? [] : candidates.filter((candidate) => candidate.version === version);
  return exact.length > 0 ? exact : candidates;
}

/**
 * The locked versions that the requirement means: those that it allows. A lock that has none is stale, and what it
 * has counts all the same, unless the requirement pins: then a file of its own installs something else.
 */
function fitting(
  locked: readonly DraftDependency[],
  { allowed }: DeclaredRequirement,
): readonly DraftDependency[] {
  const fits = locked.filter(
    ({ version }) => version !== undefined && allowed.some((set) => contains(set, version)),
  );
  if (fits.length > 0) return fits;
  return allowed.some((set) => pinnedVersion(set) !== undefined) ? [] : locked;
}

function compareDependencies(a: Dependency, b: Dependency): number {
  return (
    compareText(a.name, b.name) ||
    compareLocations(a.location, b.location) ||
    compareText(a.version ?? '', b.version ?? '')
  );
}
