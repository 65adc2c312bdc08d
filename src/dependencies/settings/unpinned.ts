import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Rule } from '../../finding/rule.ts';
import { pinnedVersion } from '../packaging/specifiers.ts';
import { BUILD, type DeclaredRequirement, IMAGE, MAIN } from '../reading/declarations.ts';
import { lockingWith, toolOf } from '../trust/remedies.ts';
import { draft, listed, requirementsOf, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/unpinned',
  title: 'Versions that nobody chose',
  severity: 'low',
  cwe: [1357],
  summary:
    'Nothing fixes the versions: what is installed is whatever was published last when somebody installs.',
  explanation: `Without pins or a lock two installations of the same commit differ, what was tested is not what runs, and a malicious release of any package in the tree reaches you within minutes of its publication. It also means that nobody, this audit included, can say which known flaws apply.

A library should not pin what it asks its users for, so that ranges in pyproject.toml are not reported. Its developers still profit from a lock for their own tests and builds.`,
  remedy: `Lock: \`uv lock\`, \`poetry lock\`, \`pdm lock\`, \`pipenv lock\`, or \`pip-compile --generate-hashes\` for requirements files. Keep the ranges where they are, and install from the lock.`,
  grading:
    'Low for requirements files of an application, for images and conda environments; info for development requirements, and for a project that may be a library.',
  examples: [
    {
      language: 'text',
      bad: 'requests\nflask>=2',
      good: 'requests==2.32.4 --hash=sha256:…\nflask==3.1.1 --hash=sha256:…',
    },
  ],
  references: ['Python Packaging User Guide: install_requires vs requirements files', 'PEP 751'],
};

export const setting: Setting = {
  rule,
  check({ project }) {
    const all = requirementsOf(project).map(({ requirement }) => requirement);
    const locked = project.manifests.flatMap(({ facts }) => facts.packages ?? []).map(({ name }) => name);
    const constrained = all.filter(
      ({ role, allowed }) => role === 'constraint' && allowed.some(pinnedVersion),
    );
    const settled = new Set<string | undefined>([...locked, ...constrained.map(({ name }) => name)]);
    const loose = all.filter((one) => isInstalledFrom(one) && isLoose(one) && !settled.has(one.name));
    if (loose.length === 0) return [];
    const tool = loose.every(({ source }) => source.kind === 'conda') ? 'conda' : toolOf(project);
    return [finding(loose, `Make a lock with hashes, and install from it: ${lockingWith(tool)}.`)];
  },
};

/** Files that are installed from as they are; the metadata of a library rightly gives ranges. */
function isInstalledFrom({ location, groups }: DeclaredRequirement): boolean {
  return (
    /\.(?:txt|in|pip)$|(?:^|\/)(?:Pipfile|[^/]*environment[^/]*\.ya?ml)$/.test(location.path) ||
    groups.includes(IMAGE)
  );
}

function isLoose({ role, source, groups, name, allowed }: DeclaredRequirement): boolean {
  const isBuild = groups.every((group) => group === BUILD);
  return (
    role === 'requirement' &&
    (source.kind === 'index' || source.kind === 'conda') &&
    !isBuild &&
    name !== undefined &&
    !allowed.some(pinnedVersion)
  );
}

/** One for a project, where it matters most. */
function finding(loose: readonly DeclaredRequirement[], remedy: string): FindingDraft {
  const deployed = loose.filter(({ groups }) => groups.includes(MAIN) || groups.includes(IMAGE));
  const first = deployed[0] ?? loose[0]!;
  const names = [first, ...loose].flatMap(({ name }) => name ?? []);
  const files = new Set(loose.map(({ location }) => location.path));
  return draft(rule, {
    severity: deployed.length > 0 ? 'low' : 'info',
    location: first.location,
    message: `Nothing fixes the version of ${listed(names)}${files.size > 1 ? `, in ${files.size} files` : ''}`,
    remedy,
    anchor: 'unpinned',
  });
}
