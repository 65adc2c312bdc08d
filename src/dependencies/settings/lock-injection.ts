import { withoutCredentials } from '../../finding/credentials.ts';
import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Rule } from '../../finding/rule.ts';
import type { LockedPackage, TrustSetting } from '../reading/declarations.ts';
import type { ReadManifest } from '../reading/project-manifests.ts';
import { hostOf, indexKey } from '../reading/urls.ts';
import {
  draft,
  listed,
  ofKind,
  requirementsOf,
  type Setting,
  type SettingContext,
} from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/lock-injection',
  title: 'Lock entry from somewhere else',
  severity: 'high',
  cwe: [345, 829],
  summary:
    'An entry of a lock does not come from where the project, or the rest of the lock, says that packages come from.',
  explanation: `Locks are long, made by machines, and skimmed in review. Whoever changes the address and the hash of one entry, in a pull request or on a disk, has their own file installed under a trusted name, with a hash that fits. Three things are compared here: the source of a package with what the manifest asks for, the index of an entry with the indexes that are declared, and the host of its files with that of all other entries of the same index.`,
  remedy:
    'Make the lock again with its tool from the manifest, and compare. If the source is meant, declare it: as an index, or as the source of that package.',
  grading:
    'High for a single entry that differs, or one that the manifest wants from an index; medium for a repository or URL that the manifest does not know of, and for a single entry that differs in a lock of a few; low where the whole lock was made with an index that is not declared.',
  references: [
    'Why npm lockfiles can be a security blindspot for injecting malicious modules (Liran Tal, 2019)',
  ],
};

export const setting: Setting = {
  rule,
  check: (context) =>
    context.project.manifests.flatMap((manifest) => {
      if (manifest.format.kind !== 'lock') return [];
      return [
        ...foreignSources(manifest, context),
        ...undeclaredIndexes(manifest, context),
        ...foreignFiles(manifest),
      ];
    }),
};

function finding(one: LockedPackage, message: string, severity: 'high' | 'medium' | 'low'): FindingDraft {
  return draft(rule, {
    severity,
    location: one.location,
    message,
    remedy:
      'Make the lock again from the manifest, and compare: `git diff` shows what differs. If the source is meant, declare it.',
    anchor: one.name,
  });
}

/** Packages that the lock takes from a repository or URL, though nobody asks for that. */
function foreignSources({ facts }: ReadManifest, { project }: SettingContext): FindingDraft[] {
  const asked = Map.groupBy(
    requirementsOf(project).map(({ requirement }) => requirement),
    ({ name }) => name,
  );
  // Without a manifest there is nothing to compare with.
  if (asked.size === 0) return [];
  return (facts.packages ?? []).flatMap((one) => {
    if (one.source.kind !== 'vcs' && one.source.kind !== 'url') return [];
    const declared = asked.get(one.name) ?? [];
    if (declared.some(({ source }) => source.kind !== 'index')) return [];
    const from = withoutCredentials(one.source.url);
    if (declared.length === 0)
      return finding(one, `${one.name} comes from ${from}, which no manifest of the project names`, 'medium');
    return finding(one, `${one.name} comes from ${from}; the manifest asks for it from an index`, 'high');
  });
}

/** Entries whose index is not declared. Where all of the lock is so, it was made on a machine with another index. */
function undeclaredIndexes({ facts }: ReadManifest, context: SettingContext): FindingDraft[] {
  const declared = ofKind([...governing(context), ...context.inherited], 'index');
  const known = new Set(declared.flatMap(({ url, name = '' }) => [indexKey(url), name]));
  const own = (facts.packages ?? []).flatMap((one) =>
    one.source.kind === 'index' ? [{ one, index: indexKey(one.source.index ?? '') }] : [],
  );
  const [usual, ...others] = [...Map.groupBy(own, ({ index }) => index)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  if (!usual) return [];
  // Where no default is declared, what most packages come from is taken to be it.
  const isDefault = !declared.some(({ role }) => role === 'primary') || usual[0] === '';
  const foreign = others.filter(([index]) => index !== '' && !known.has(index));
  const findings = foreign.map(([index, entries]) =>
    from(
      index,
      entries.map(({ one }) => one),
      'high',
    ),
  );
  return isDefault || known.has(usual[0])
    ? findings
    : [
        ...findings,
        from(
          usual[0],
          usual[1].map(({ one }) => one),
          'low',
        ),
      ];
}

/** What an image or a workflow is told says nothing of where a lock comes from. */
function governing({ project, trust }: SettingContext): TrustSetting[] {
  const commands = project.manifests
    .filter(({ format }) => format.kind === 'commands')
    .map(({ path }) => path);
  return trust.filter(({ location }) => !commands.includes(location.path));
}

function from(index: string, packages: readonly LockedPackage[], severity: 'high' | 'low'): FindingDraft {
  const names = packages.map(({ name }) => name);
  const verb = names.length === 1 ? 'comes' : 'come';
  return finding(
    packages[0]!,
    `${listed(names)} ${verb} from ${index}, which the project does not declare`,
    severity,
  );
}

/** A few files from another host than all the others of the same index. */
function foreignFiles({ facts }: ReadManifest): FindingDraft[] {
  const entries = (facts.packages ?? []).flatMap((one) => {
    if (one.source.kind !== 'index') return [];
    const index = indexKey(one.source.index ?? '');
    const hosts = new Set((one.files ?? []).flatMap(({ url }) => (url && hostOf(url)) ?? []));
    return [...hosts].map((host) => ({ one, host, index }));
  });
  return [...Map.groupBy(entries, ({ index }) => index)].flatMap(([index, own]) => {
    const byHost = Map.groupBy(own, ({ host }) => host);
    const [usual, ...others] = [...byHost].sort(([, a], [, b]) => b.length - a.length);
    return others.flatMap(([host, few]) => {
      const severity = exception(few.length, usual![1].length);
      if (!severity || (severity === 'medium' && [usual![0], hostOf(index)].some((one) => isKin(host, one))))
        return [];
      const rest = others.length > 1 ? 'most others' : 'all others';
      return few.map(({ one }) =>
        finding(one, `files of ${one.name} come from ${host}, those of ${rest} from ${usual![0]}`, severity),
      );
    });
  });
}

/** One in so many is an exception; more than that is how the index works. */
const FEW = 10;

/** In a small lock one entry alone is an exception, too, but it may be chance. */
function exception(few: number, usual: number): 'high' | 'medium' | undefined {
  if (few * FEW <= usual) return 'high';
  return few === 1 && usual > 1 ? 'medium' : undefined;
}

/** Whether hosts are of one owner, as far as their names tell: `a.example.org` and `b.example.org`. */
function isKin(host: string, other: string | undefined): boolean {
  const owner = (name: string) => name.replace(/:\d+$/, '').split('.').slice(-2).join('.');
  return other !== undefined && owner(host) === owner(other);
}
