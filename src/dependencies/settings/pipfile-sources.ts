import { withoutCredentials } from '../../finding/credentials.ts';
import type { Rule } from '../../finding/rule.ts';
import { reservingIndex } from '../trust/remedies.ts';
import { draft, ofKind, requirementsOf, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/pipfile-sources',
  title: 'Pipfile source that no package names',
  severity: 'low',
  cwe: [427],
  summary: 'A Pipfile has a further source, and no package says that it comes from there.',
  explanation: `Since 2022 Pipenv takes every package that names no source from the first one; before, it searched all of them and took the highest version, which is dependency confusion. A second source that no package names is either useless, or somebody installs with an old Pipenv, and then it is open to strangers.`,
  remedy:
    'Give each package that comes from the source its `index = "NAME"`; remove the source if none does.',
  examples: [
    {
      language: 'toml',
      bad: '[[source]]\nname = "internal"\nurl = "https://packages.example.org/simple"\n\n[packages]\ninternal-tool = "*"',
      good: '[packages]\ninternal-tool = { version = "*", index = "internal" }',
    },
  ],
  references: ['Pipenv documentation: package indexes'],
};

export const setting: Setting = {
  rule,
  check({ project, trust }) {
    const named = new Set(
      requirementsOf(project).flatMap(({ requirement: { source } }) =>
        source.kind === 'index' ? source.index : [],
      ),
    );
    return ofKind(trust, 'index')
      .filter(({ tool, role, name }) => tool === 'pipenv' && role === 'extra' && !named.has(name))
      .map(({ url, name, location }) =>
        draft(rule, {
          location,
          message: `No package names ${name ?? withoutCredentials(url)} as its index`,
          remedy: reservingIndex('pipenv', name),
          anchor: name ?? withoutCredentials(url),
        }),
      );
  },
};
