/** What a project consists of, whatever format it is then written in: a bill of materials. */
import { createHash } from 'node:crypto';
import { withoutCredentials } from '../../finding/credentials.ts';
import { compareText } from '../../finding/location.ts';
import { purlOf } from '../graph/entry.ts';
import type { Dependency, DependencyGraph } from '../graph/graph.ts';
import { MAIN, type Source } from '../reading/declarations.ts';
import { isLocked, type ProjectManifests } from '../reading/project-manifests.ts';

export interface Bill {
  /** Of the audited folder. */
  readonly name: string;
  /** Sorted by reference. */
  readonly components: readonly Component[];
  /** References of what the project itself asks for, sorted. */
  readonly roots: readonly string[];
  /** Whether locks say all that is installed, and nothing of them could not be read. */
  readonly complete: boolean;
}

export interface Component {
  /** Its package URL, which no other component has. */
  readonly ref: string;
  readonly name: string;
  readonly version: string | undefined;
  /** `required` where the project does not run without it; `excluded` where only its developers need it. */
  readonly scope: 'required' | 'optional' | 'excluded';
  /** Sorted. */
  readonly groups: readonly string[];
  /** References, sorted. */
  readonly needs: readonly string[];
}

export interface BillProject {
  readonly manifests: ProjectManifests;
  readonly graph: DependencyGraph;
}

/** All projects of a folder as one bill; the same release in several of them is one component. */
export function billOf(name: string, projects: readonly BillProject[], isRead: boolean): Bill {
  const components = new Map<string, Component>();
  const roots = new Set<string>();
  for (const { graph } of projects) {
    for (const dependency of graph.dependencies) {
      const ref = referenceOf(dependency);
      components.set(ref, merged(componentOf(dependency, ref), components.get(ref)));
      if (dependency.direct) roots.add(ref);
    }
  }
  const sorted = [...components.values()].sort((a, b) => compareText(a.ref, b.ref));
  const complete = isRead && projects.length > 0 && projects.every(({ manifests }) => isLocked(manifests));
  return { name, components: sorted, roots: [...roots].sort(), complete };
}

function componentOf(dependency: Dependency, ref: string): Component {
  const { name, version, groups } = dependency;
  // A member of a workspace is passed through: it is no component of its own.
  const needs = dependency.needs.filter(({ applies }) => applies).map((need) => referenceOf(need.dependency));
  return { ref, name, version, scope: scopeOf(groups), groups, needs: [...new Set(needs)].sort() };
}

function scopeOf(groups: readonly string[]): Component['scope'] {
  if (groups.includes(MAIN) || groups.length === 0) return 'required';
  return groups.some((group) => group.startsWith('extra ')) ? 'optional' : 'excluded';
}

const SCOPES: readonly Component['scope'][] = ['required', 'optional', 'excluded'];

function merged(one: Component, other: Component | undefined): Component {
  if (!other) return one;
  return {
    ...one,
    scope: SCOPES[Math.min(SCOPES.indexOf(one.scope), SCOPES.indexOf(other.scope))] as Component['scope'],
    groups: [...new Set([...one.groups, ...other.groups])].sort(),
    needs: [...new Set([...one.needs, ...other.needs])].sort(),
  };
}

/** With where it comes from, if that is no index (package-url specification, known qualifiers). */
function referenceOf({ name, version, source }: Pick<Dependency, 'name' | 'version' | 'source'>): string {
  const qualifier = qualifierOf(source);
  return `${purlOf(name, version, source)}${qualifier === undefined ? '' : `?${qualifier}`}`;
}

function qualifierOf(source: Source): string | undefined {
  if (source.kind === 'url') return `download_url=${encodeURIComponent(withoutCredentials(source.url))}`;
  if (source.kind !== 'vcs') return undefined;
  const at = source.commit ?? source.revision;
  return `vcs_url=${encodeURIComponent(`${withoutCredentials(source.url)}${at === undefined ? '' : `@${at}`}`)}`;
}

/** A UUID made of text, as RFC 9562 has them for that (version 8): the same text gives the same. */
export function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What a document says of its making. Nothing is read from a clock. */
export interface Making {
  /** ISO time to the second, where the user has given one. */
  readonly timestamp: string | undefined;
  /** Of this tool. */
  readonly version: string;
}
