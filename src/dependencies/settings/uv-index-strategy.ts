import type { Rule } from '../../finding/rule.ts';
import { reservingIndex } from '../trust/remedies.ts';
import { draft, ofKind, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/uv-index-strategy',
  title: 'Protection of uv against dependency confusion switched off',
  severity: 'medium',
  cwe: [427],
  summary:
    'With this strategy uv searches every index for every package, as pip does, and a stranger may supply the newest.',
  explanation: `By default uv stops at the first index that has a package: what your private index has, nobody else can supply. \`unsafe-best-match\` takes the best version from all indexes; \`unsafe-first-match\` goes on to the next index when the first has no fitting version. Both let whoever publishes one of your private names on a public index run code where you install.`,
  remedy:
    'Remove the setting. Where a package must come from a certain index, say so: `explicit = true` on the index and `[tool.uv.sources]` for the package.',
  grading:
    'Medium for unsafe-best-match beside a further index, low for unsafe-first-match; info where only one index is declared.',
  examples: [
    {
      language: 'toml',
      bad: '[tool.uv]\nindex-strategy = "unsafe-best-match"\n\n[[tool.uv.index]]\nname = "internal"\nurl = "https://packages.example.org/simple"',
      good: '[[tool.uv.index]]\nname = "internal"\nurl = "https://packages.example.org/simple"\nexplicit = true\n\n[tool.uv.sources]\ninternal-tool = { index = "internal" }',
    },
  ],
  references: ['uv documentation: package indexes, searching across multiple indexes'],
};

export const setting: Setting = {
  rule,
  check({ trust, inherited }) {
    const several = ofKind([...trust, ...inherited], 'index').some(({ role }) => role === 'extra');
    return ofKind(trust, 'index-strategy')
      .filter(({ strategy }) => strategy.startsWith('unsafe'))
      .map(({ tool, strategy, location }) =>
        draft(rule, {
          severity: !several ? 'info' : strategy === 'unsafe-best-match' ? 'medium' : 'low',
          location,
          message: `${strategy} lets any index supply any package`,
          remedy: `Remove it. ${reservingIndex(tool)}`,
          anchor: strategy,
        }),
      );
  },
};
