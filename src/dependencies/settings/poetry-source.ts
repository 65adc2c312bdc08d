import { withoutCredentials } from '../../finding/credentials.ts';
import type { Rule } from '../../finding/rule.ts';
import { reservingIndex } from '../trust/remedies.ts';
import {
  draft,
  type OfKind,
  ofKind,
  requirementsOf,
  type Setting,
  type SettingContext,
} from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/poetry-source',
  title: 'Poetry source that no dependency names',
  severity: 'medium',
  cwe: [427],
  summary:
    'Several sources are searched for every package, so that a stranger may supply one that you mean to have from your own.',
  explanation: `A \`supplemental\` (formerly \`secondary\`) source is asked only when the others do not have a package: a private package whose name somebody registers on the public index is then taken from there. Several primary sources are one pool, from which the best version is taken. Naming the source of a dependency ties it to that source.`,
  remedy:
    '`priority = "explicit"` on the source, and `source = "NAME"` on each dependency that comes from it. `poetry source add --priority=explicit NAME URL` and `poetry add --source NAME package` do both.',
  grading: 'Medium where no dependency names the source.',
  examples: [
    {
      language: 'toml',
      bad: '[[tool.poetry.source]]\nname = "internal"\nurl = "https://packages.example.org/simple"\npriority = "supplemental"',
      good: '[[tool.poetry.source]]\nname = "internal"\nurl = "https://packages.example.org/simple"\npriority = "explicit"\n\n[tool.poetry.dependencies]\ninternal-tool = { version = "^1.4", source = "internal" }',
    },
  ],
  references: ['Poetry documentation: repositories, package source constraint'],
};

export const setting: Setting = {
  rule,
  check(context) {
    const sources = ofKind(context.trust, 'index').filter(
      ({ tool, role }) => tool === 'poetry' && role !== 'explicit',
    );
    const primaries = sources.filter(({ role }) => role === 'primary');
    const pooled = sources.filter(({ role }) => role === 'extra' || primaries.length > 1);
    return pooled
      .filter((source) => !isNamed(source, context))
      .map(({ url, name, role, location }) =>
        draft(rule, {
          location,
          message: `${name ?? withoutCredentials(url)} is one of several ${role === 'extra' ? 'sources' : 'primary sources'} that may supply any package`,
          remedy: reservingIndex('poetry', name),
          anchor: name ?? withoutCredentials(url),
        }),
      );
  },
};

function isNamed({ name }: OfKind<'index'>, { project }: SettingContext): boolean {
  return requirementsOf(project).some(
    ({ requirement: { source } }) => source.kind === 'index' && source.index === name,
  );
}
