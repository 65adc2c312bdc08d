import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Rule } from '../../finding/rule.ts';
import { pinnedVersion } from '../packaging/specifiers.ts';
import type { LockedPackage } from '../reading/declarations.ts';
import type { ProjectManifests, ReadManifest } from '../reading/project-manifests.ts';
import { lockingWith } from '../trust/remedies.ts';
import { draft, listed, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/no-hashes',
  title: 'Pinned versions without hashes',
  severity: 'low',
  cwe: [494],
  summary: 'A version is fixed, but not the file: whatever an index serves under that version is installed.',
  explanation: `A pin says which version; a hash says which bytes. Without it a compromised index, mirror or proxy, or a second file added to an old release, is installed without a word. A lock in which some entries have hashes and others do not deserves a look: somebody may have edited it.`,
  remedy:
    'For requirements files: `pip-compile --generate-hashes` or `uv pip compile --generate-hashes`, and `--require-hashes` when installing. Locks: make them again with the tool.',
  grading:
    'Info for a requirements file without any; low for the entries of a lock that lack what the others have.',
  examples: [{ language: 'text', bad: 'requests==2.32.4', good: 'requests==2.32.4 --hash=sha256:…' }],
  references: ['pip documentation: secure installs, hash-checking mode'],
};

export const setting: Setting = {
  rule,
  check: ({ project }) => [...withoutAny(project), ...project.manifests.flatMap(lockFinding)],
};

/** One for all the files of a project in which everything is pinned and nothing has a hash. */
function withoutAny({ manifests }: ProjectManifests): FindingDraft[] {
  const files = manifests.flatMap(({ format, path, facts }) => {
    if (format.name !== 'requirements file') return [];
    const own = facts.requirements.filter(
      ({ role, source }) => role === 'requirement' && source.kind === 'index',
    );
    const pins = facts.packages ?? [];
    const pinned = own.every(({ allowed }) => allowed.some(pinnedVersion));
    const hashed = own.some(({ hashes }) => hashes.length > 0) || pins.some(isHashed);
    const first = [...own, ...pins].find(({ location }) => location.path === path);
    return first && pinned && !hashed ? [first.location] : [];
  });
  const [location] = files;
  if (!location) return [];
  const others = files.length > 1 ? `, here and in ${listed(files.slice(1).map(({ path }) => path))}` : '';
  return [
    draft(rule, {
      severity: 'info',
      location,
      message: `The versions are fixed, but no hash says which files they are${others}`,
      remedy: `Generate hashes, and have them checked: ${lockingWith('pip')}.`,
      anchor: 'no hashes',
    }),
  ];
}

/** Entries of a lock that lack what the others have. Not all tools, nor all settings of them, write hashes. */
function lockFinding({ facts }: ReadManifest): FindingDraft[] {
  const fetched = (facts.packages ?? []).filter(
    ({ source }) => source.kind === 'index' || source.kind === 'url',
  );
  const lacking = fetched.filter((one) => !isHashed(one));
  if (lacking.length === 0 || lacking.length === fetched.length) return [];
  return [
    draft(rule, {
      location: lacking[0]!.location,
      message: `${listed(lacking.map(({ name }) => name))} ${lacking.length === 1 ? 'has' : 'have'} no hash, unlike the others in this lock`,
      remedy: 'Make the lock again with its tool, and see what changes.',
      anchor: 'lock entries without hashes',
    }),
  ];
}

function isHashed({ files }: LockedPackage): boolean {
  return files?.some(({ hash }) => hash !== undefined) ?? false;
}
