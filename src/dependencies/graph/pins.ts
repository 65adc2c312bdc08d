/**
 * Versions that constraints and overrides fix. They add no package. Those of settings, of variables and of
 * `[tool.uv]` hold for whatever is installed for the project; those that a file of requirements names with `-c`, for
 * that file and what it includes.
 */
import type { Location } from '../../finding/location.ts';
import { contains, pinnedVersion } from '../packaging/specifiers.ts';
import { BUILD, type DeclaredRequirement, type Group } from '../reading/declarations.ts';
import type { ProjectManifests, ReadManifest } from '../reading/project-manifests.ts';

export interface Pin {
  readonly version: string;
  /** Of the constraint; undefined where the requirement itself names its version. */
  readonly location: Location | undefined;
}

/** The versions that a requirement of a manifest is held to, by any of the constraints that apply; mostly one, or none. */
export type Pins = (requirement: DeclaredRequirement) => readonly Pin[];

type ByName = ReadonlyMap<string | undefined, readonly DeclaredRequirement[]>;

/** `applies`: whether a constraint's marker may hold. */
export function pinsOf(
  { manifests }: ProjectManifests,
  applies: (constraint: DeclaredRequirement) => boolean,
): (manifest: ReadManifest) => Pins {
  const restricting = (facts: ReadManifest['facts']) =>
    facts.requirements.filter((one) => one.role !== 'requirement' && applies(one));
  const everywhere = byName(manifests.filter(holdsEverywhere).flatMap(({ facts }) => restricting(facts)));
  return ({ facts }) => {
    const here = byName(restricting(facts));
    return (requirement) => pinsFor(requirement, [here, everywhere]);
  };
}

function byName(requirements: readonly DeclaredRequirement[]): ByName {
  return Map.groupBy(requirements, ({ name }) => name);
}

/** A file of nothing but constraints is named when somebody installs, and who does so is not always to be seen. */
function holdsEverywhere({ format, facts }: ReadManifest): boolean {
  if (format.name !== 'requirements file') return true;
  return facts.requirements.every(({ role }) => role !== 'requirement');
}

/** An override counts for more than what is asked for; a constraint must agree with it. The nearest decide. */
function pinsFor(requirement: DeclaredRequirement, layers: readonly ByName[]): readonly Pin[] {
  const { name, allowed, source, groups, role } = requirement;
  if (name === undefined || role !== 'requirement') return [];
  const isBuild = isOfBuilds(groups);
  const own = allowed.length === 1 ? pinnedVersion(allowed[0]!) : undefined;
  for (const layer of layers) {
    const meant = (layer.get(name) ?? []).filter(({ groups }) =>
      isBuild ? groups.includes(BUILD) : !isOfBuilds(groups),
    );
    const overrides = meant.filter((one) => one.role === 'override').flatMap(pinIn);
    if (overrides.length > 0) return once(overrides);
    if (own !== undefined || (source.kind !== 'index' && source.kind !== 'conda')) continue;
    const fitting = meant
      .flatMap(pinIn)
      .filter(({ version }) => allowed.length === 0 || allowed.some((set) => contains(set, version, ANY)));
    if (fitting.length > 0) return once(fitting);
  }
  return own === undefined ? [] : [{ version: own, location: undefined }];
}

/** What is of no group is for everything that is installed. */
function isOfBuilds(groups: readonly Group[]): boolean {
  return groups.length > 0 && groups.every((group) => group === BUILD);
}

/** Whoever fixes a pre-release means it. */
const ANY = { prereleases: true };

function pinIn({ allowed, location }: DeclaredRequirement): Pin[] {
  const version = allowed.length === 1 ? pinnedVersion(allowed[0]!) : undefined;
  return version === undefined ? [] : [{ version, location }];
}

function once(pins: readonly Pin[]): Pin[] {
  return [...new Map(pins.toReversed().map((pin) => [pin.version, pin])).values()].reverse();
}
