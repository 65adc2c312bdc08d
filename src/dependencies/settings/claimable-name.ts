import type { Rule } from '../../finding/rule.ts';
import { reservingIndex, toolOf } from '../trust/remedies.ts';
import { draft, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/claimable-name',
  title: 'Internal name that anybody can register',
  severity: 'high',
  cwe: [427],
  summary:
    'The package is on your own index alone, and the public index is searched for it too. Whoever registers the name there can supply it.',
  explanation: `This is dependency confusion. Names of internal packages leak through logs, stack traces and published images. With the name registered on the public index under a high version, a resolver that takes the highest version of all indexes takes the stranger's, and installing runs its code.

An index that is asked first and alone (uv without an unsafe \`index-strategy\`) protects as long as it answers and has the package. Seen only with \`--resolve\`, since the indexes have to be asked.`,
  remedy:
    'Tie the package to its index, in the way of your tool, or make your own index the only one and have it hand on the public one. Registering the name on the public index with an empty release keeps others from it.',
  examples: [
    {
      language: 'toml',
      bad: '[[tool.uv.index]]\nname = "internal"\nurl = "https://packages.example.org/simple"',
      good: '[[tool.uv.index]]\nname = "internal"\nurl = "https://packages.example.org/simple"\nexplicit = true\n\n[tool.uv.sources]\ninternal-tool = { index = "internal" }',
    },
  ],
  references: [
    'Alex Birsan: Dependency Confusion (2021)',
    'PEP 708: extending the repository API to mitigate dependency confusion',
  ],
};

export const setting: Setting = {
  rule,
  check: ({ indexed, project }) =>
    indexed
      .filter(({ claimable }) => claimable)
      .map(({ name, location }) =>
        draft(rule, {
          location,
          message: `Nobody has registered ${name} on the public index, which is searched for it too`,
          remedy: reservingIndex(toolOf(project), undefined),
          anchor: name,
        }),
      ),
};
