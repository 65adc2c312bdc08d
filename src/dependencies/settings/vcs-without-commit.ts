import { withoutCredentials } from '../../finding/credentials.ts';
import type { Rule } from '../../finding/rule.ts';
import { MAIN } from '../reading/declarations.ts';
import { toolOf } from '../trust/remedies.ts';
import { draft, requirementsOf, type Setting, type SettingContext } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/vcs-without-commit',
  title: 'Repository without a commit',
  severity: 'medium',
  cwe: [494, 829],
  summary:
    'A package comes from a repository, and no commit is fixed: whoever can push to it decides what you install.',
  explanation: `A branch moves, and a tag can be moved. Installing such a requirement runs whatever is there at that moment, its build script first. Nothing reviewed today says anything about tomorrow. A lock that holds the commit is enough.`,
  remedy:
    'Name the full commit (`name @ git+https://…@<40 hexadecimal digits>`), or lock. Better still, use a release from an index.',
  grading:
    'Medium for a branch or nothing at all; low for a tag or a shortened commit, and for what only developers install.',
  examples: [
    {
      language: 'text',
      bad: 'tool @ git+https://git.example.org/tool.git@main',
      good: 'tool @ git+https://git.example.org/tool.git@0f3c5a7e9b1d2c4f6a8e0b2d4c6f8a0e2b4d6c8f',
    },
  ],
  references: ['pip documentation: VCS support'],
};

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
/** `v1.2`, `1.2.3`, `release-2024.1`, or the beginning of a commit. */
const TAG = /^(?:[a-z]+[-_/])?v?\d+(?:\.\d+)+|^[0-9a-f]{7,39}$/i;

const COMMITS: Readonly<Record<string, string>> = {
  uv: 'Name the full commit (`rev = "0123abc…"` in `[tool.uv.sources]`), or let `uv lock` settle it.',
  poetry: 'Name the full commit (`rev = "0123abc…"`), or let `poetry lock` settle it.',
  pdm: 'Name the full commit (`@0123abc…`), or let `pdm lock` settle it.',
  pipenv: 'Name the full commit (`ref = "0123abc…"`), or let `pipenv lock` settle it.',
};

export const setting: Setting = {
  rule,
  check: (context) =>
    requirementsOf(context.project).flatMap(({ requirement: { source, location, name, role, groups } }) => {
      if (source.kind !== 'vcs' || role !== 'requirement' || COMMIT.test(source.revision ?? '')) return [];
      if (isSettled(context, name)) return [];
      const [url, { revision }] = [withoutCredentials(source.url), source];
      const what = revision === undefined ? 'whatever is newest' : `${revision}, which can move`;
      return draft(rule, {
        severity: (revision !== undefined && TAG.test(revision)) || !groups.includes(MAIN) ? 'low' : 'medium',
        location,
        message: `${name ? `${name} is installed from ${url}` : `${url} is installed`} at ${what}`,
        remedy: COMMITS[toolOf(context.project)] ?? 'Name the full commit: `git+https://…@0123abc…`.',
        anchor: url,
      });
    }),
};

function isSettled({ project }: SettingContext, name: string | undefined): boolean {
  const packages = project.manifests.flatMap(({ facts }) => facts.packages ?? []);
  return packages.some(
    (one) => one.name === name && one.source.kind === 'vcs' && COMMIT.test(one.source.commit ?? ''),
  );
}
