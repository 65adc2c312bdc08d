/** What a trust rule is, and what it is told. */
import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Location } from '../../finding/location.ts';
import type { Rule } from '../../finding/rule.ts';
import type { Confidence, Severity } from '../../finding/severity.ts';
import type { DeclaredRequirement, TrustSetting } from '../reading/declarations.ts';
import type { ProjectManifests, ReadManifest } from '../reading/project-manifests.ts';
import { hostOf, indexKey } from '../reading/urls.ts';
import type { IndexedPackage } from './indexed.ts';

export interface SettingContext {
  readonly project: ProjectManifests;
  /** What the project's own files say; what a lock only repeats is left out. */
  readonly trust: readonly TrustSetting[];
  /** What holds in the project because it is said in a folder above. */
  readonly inherited: readonly TrustSetting[];
  /** What the package index says of the project's packages; empty where nobody asked it. */
  readonly indexed: readonly IndexedPackage[];
}

/** One file in `settings/` exports one of these as `setting`. */
export interface Setting {
  readonly rule: Rule;
  check(context: SettingContext): FindingDraft[];
}

/** All kinds of trust settings, by name. */
export type OfKind<K extends TrustSetting['kind']> = Extract<TrustSetting, { kind: K }>;

export function ofKind<K extends TrustSetting['kind']>(trust: readonly TrustSetting[], kind: K): OfKind<K>[] {
  return trust.filter((setting): setting is OfKind<K> => setting.kind === kind);
}

interface Details {
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly location: Location;
  readonly message: string;
  readonly remedy: string;
  /** What stays when lines move; without credentials. */
  readonly anchor: string;
}

/** A finding of a rule, of the rule's own severity if no other is given. */
export function draft(rule: Rule, details: Details): FindingDraft {
  return { rule: rule.id, severity: rule.severity, confidence: 'high', cwe: rule.cwe, flow: [], ...details };
}

/** What the project's files say, each place once, without what a lock repeats of them. */
export function trustOf({ manifests }: ProjectManifests): TrustSetting[] {
  const own = manifests.filter(({ format }) => format.kind !== 'lock').flatMap(({ facts }) => facts.trust);
  const declared = new Set(ofKind(own, 'index').map(({ url }) => indexKey(url)));
  const locks = manifests.filter(({ format }) => format.kind === 'lock').flatMap(({ facts }) => facts.trust);
  const news = locks.filter((setting) => setting.kind !== 'index' || !declared.has(indexKey(setting.url)));
  return oncePerPlace([...own, ...news], ({ kind, location }) => [kind, location]);
}

/** A file that others include is read through each of them. */
function oncePerPlace<T>(items: readonly T[], placeOf: (item: T) => readonly [string, Location]): T[] {
  const places = new Map<string, T>();
  for (const item of items) {
    const [what, { path, line, column }] = placeOf(item);
    const key = `${path}:${line}:${column} ${what}`;
    if (!places.has(key)) places.set(key, item);
  }
  return [...places.values()];
}

export interface RequirementInManifest {
  readonly requirement: DeclaredRequirement;
  readonly manifest: ReadManifest;
}

/** Many rules ask. */
const requirementsKnown = new WeakMap<ProjectManifests, readonly RequirementInManifest[]>();

/** Every requirement of the project with the manifest that it was read through, each place once. */
export function requirementsOf(project: ProjectManifests): readonly RequirementInManifest[] {
  const known = requirementsKnown.get(project) ?? collectRequirements(project);
  requirementsKnown.set(project, known);
  return known;
}

function collectRequirements({ manifests }: ProjectManifests): RequirementInManifest[] {
  const all = manifests.flatMap((manifest) =>
    manifest.facts.requirements.map((requirement) => ({ requirement, manifest })),
  );
  return oncePerPlace(all, ({ requirement: { text, location } }) => [text, location]);
}

/** Whether a URL stays on the machine. */
export function isLoopback(urlOrHost: string): boolean {
  const host = (hostOf(urlOrHost) ?? urlOrHost).replace(/:\d+$/, '');
  return /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/.test(host);
}

/** `a, b and 3 more`. */
export function listed(names: readonly string[], most = 3): string {
  const unique = [...new Set(names)];
  const rest = unique.length - most;
  if (rest > 1) return `${unique.slice(0, most).join(', ')} and ${rest} more`;
  return unique.length > 1 ? `${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}` : (unique[0] ?? '');
}
