/** A project without a lock becomes one with a lock that is nowhere written down. */
import type { Incomplete } from '../../finding/incomplete.ts';
import type { Location } from '../../finding/location.ts';
import { NOT_LOOKED_UP, type PackageIndex } from '../index/client.ts';
import { evaluateMarker } from '../packaging/markers.ts';
import { normalizeName } from '../packaging/names.ts';
import { formatSpecifierSet } from '../packaging/specifiers.ts';
import {
  BUILD,
  type DeclaredRequirement,
  FROM_ANY_INDEX,
  type LockedPackage,
  MAIN,
  NO_FACTS,
} from '../reading/declarations.ts';
import type { ProjectManifests, ReadManifest } from '../reading/project-manifests.ts';
import type { Want } from './needs.ts';
import type { Asked } from './packages.ts';
import { type Resolution, type ResolvedPackage, resolve } from './resolve.ts';
import type { Target } from './target.ts';

export interface ResolvedProject {
  /** With the resolution as one more manifest, where there is one. */
  readonly manifests: ProjectManifests;
  readonly resolution: Resolution;
  readonly incomplete: readonly Incomplete[];
}

export interface ResolveProjectOptions {
  readonly target: Target;
  readonly index: PackageIndex;
  /** Versions to keep where they fit, by name. */
  readonly preferred?: ReadonlyMap<string, string>;
  readonly onProject?: () => void;
}

/** Everything that the project itself asks for but what builds it. */
export async function resolveProject(
  project: ProjectManifests,
  { target, index, preferred = new Map(), onProject = () => {} }: ResolveProjectOptions,
): Promise<ResolvedProject> {
  const requirements = requirementsOf(project);
  const all = askedFor(requirements, target, preferred);
  let resolution = await resolve(all, target, index, { onProject });
  const notes: string[] = [];
  const main = requirements.filter(({ groups, role }) => role !== 'requirement' || groups.includes(MAIN));
  if (
    resolution.kind === 'unsolvable' &&
    main.length < requirements.length &&
    resolution.doubts.length === 0
  ) {
    // Sets of developers and options may exclude each other; what everyone gets must not.
    notes.push(`not everything that is asked for goes together: ${resolution.because.join(' ')}`);
    resolution = await resolve(askedFor(main, target, preferred), target, index, { onProject });
  }
  const first = requirements[0]?.location;
  const path = first?.path ?? project.manifests[0]?.path ?? project.folder;
  const incomplete = [...notes, ...reasonsOf(resolution)].map((reason) => ({
    path,
    reason,
    ...(first && { line: first.line }),
  }));
  if (resolution.kind !== 'resolved') return { manifests: project, resolution, incomplete };
  const lock = lockOf(resolution.packages, requirements, path);
  return { manifests: { ...project, manifests: [...project.manifests, lock] }, resolution, incomplete };
}

/** What the answer lacks, in words. */
function reasonsOf(resolution: Resolution): string[] {
  const doubts = [...resolution.doubts];
  if (resolution.kind === 'given up')
    doubts.push(`not resolved: neither an answer nor a contradiction was found in ${resolution.steps} steps`);
  // The proof would only say the same of one of them.
  if (doubts.some(isOffline)) return doubts;
  const known = doubts.length > 0 ? ', with what could be looked up' : '';
  if (resolution.kind === 'unsolvable') doubts.push(`not resolved${known}: ${resolution.because.join(' ')}`);
  return doubts;
}

/** Whether a doubt is of what was not looked up with the network off. */
export function isOffline(doubt: string): boolean {
  return doubt.endsWith(NOT_LOOKED_UP);
}

/** What the project asks for of others, what builds it left out. */
export function requirementsOf({ manifests }: ProjectManifests): DeclaredRequirement[] {
  const own = new Set(
    manifests.flatMap(({ facts }) => (facts.project ? [normalizeName(facts.project)] : [])),
  );
  return manifests
    .flatMap(({ facts }) => facts.requirements)
    .filter(
      ({ name, groups }) => name !== undefined && !own.has(name) && !groups.every((one) => one === BUILD),
    );
}

/** Markers are evaluated for the target. */
export function askedFor(
  requirements: readonly DeclaredRequirement[],
  { environment }: Target,
  preferred: ReadonlyMap<string, string>,
): Asked {
  const wantsOf = (role: DeclaredRequirement['role']) =>
    requirements
      .filter((one) => one.role === role)
      .filter(({ marker }) => !marker || evaluateMarker(marker, environment) !== false)
      .map(wantOf);
  return {
    wants: wantsOf('requirement'),
    constraints: wantsOf('constraint'),
    overrides: wantsOf('override'),
    preferred,
  };
}

/** Where it comes from, if that is not a package index. */
function elsewhere(source: DeclaredRequirement['source']): string | undefined {
  switch (source.kind) {
    case 'index':
      return undefined;
    case 'path':
      return source.path;
    case 'conda':
      return `conda ${source.channel ?? 'channels'}`;
    default:
      return source.url;
  }
}

function wantOf({ name, extras, allowed, source }: DeclaredRequirement): Want {
  const sets = allowed.map(formatSpecifierSet).join(' or ');
  const url = elsewhere(source);
  return {
    name: name as string,
    extras,
    allowed,
    url,
    text: `${name}${url === undefined ? sets : ' from elsewhere'}`,
  };
}

/** Each package stands where the project asks for it, or for what brings it in. */
function lockOf(
  packages: readonly ResolvedPackage[],
  requirements: readonly DeclaredRequirement[],
  path: string,
): ReadManifest {
  const places = placesOf(packages, requirements);
  const sources = new Map(requirements.map(({ name, source }) => [name, source]));
  const anywhere: Location = { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const locked = packages.map(
    ({ name, version, needs, file }): LockedPackage => ({
      name,
      version,
      source: version === undefined ? (sources.get(name) ?? FROM_ANY_INDEX) : FROM_ANY_INDEX,
      groups: undefined,
      direct: undefined,
      marker: undefined,
      requires: needs.map((need) => ({
        name: need.name,
        version: undefined,
        extras: need.extras,
        marker: undefined,
        extra: need.extra,
        group: undefined,
      })),
      files: file && [
        {
          // Of a folder the path is this machine's alone.
          url: file.url.startsWith('file:') ? undefined : file.url,
          name: file.url.slice(file.url.lastIndexOf('/') + 1),
          hash: file.sha256 && `sha256:${file.sha256}`,
        },
      ],
      location: places.get(name) ?? anywhere,
      member: undefined,
    }),
  );
  const format = { name: RESOLUTION, kind: 'lock', paths: [], read: () => ({}) } as const;
  return { format, path, facts: { ...NO_FACTS, packages: locked } };
}

/** What the manifest that a resolution makes is called. */
export const RESOLUTION = 'resolution';

function placesOf(
  packages: readonly ResolvedPackage[],
  requirements: readonly DeclaredRequirement[],
): Map<string, Location> {
  const byName = new Map(packages.map((one) => [one.name, one]));
  const places = new Map<string, Location>();
  const waiting: { name: string; location: Location }[] = requirements
    .filter(({ role }) => role === 'requirement')
    .map(({ name, location }) => ({ name: name as string, location }));
  // The list grows while it is walked: the nearest requirement comes first.
  for (const { name, location } of waiting) {
    if (places.has(name) || !byName.has(name)) continue;
    places.set(name, location);
    for (const need of byName.get(name)?.needs ?? []) waiting.push({ name: need.name, location });
  }
  return places;
}
