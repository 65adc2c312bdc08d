import { withoutCredentials } from '../../finding/credentials.ts';
import type { Rule } from '../../finding/rule.ts';
import { reservingIndex } from '../trust/remedies.ts';
import { draft, ofKind, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/uv-index-not-explicit',
  title: 'Index that may answer for every package',
  severity: 'low',
  cwe: [427],
  summary:
    'This index is asked first for every package, and whatever it has is taken from it, not from the default index.',
  explanation: `uv asks the declared indexes in order, then the default one, and stops at the first that has the package. An index that is meant for a few packages can therefore supply all of them: a mistake or a break-in there reaches everything you install. For a private index that mirrors everything that may be what you want; then declare it as the default.`,
  remedy:
    '`explicit = true` on the index, and `[tool.uv.sources]` with `{ index = "…" }` for the packages that come from it. If it is meant to serve everything, `default = true`.',
  examples: [
    {
      language: 'toml',
      bad: '[[tool.uv.index]]\nname = "gpu"\nurl = "https://gpu.example.org/whl"',
      good: '[[tool.uv.index]]\nname = "gpu"\nurl = "https://gpu.example.org/whl"\nexplicit = true\n\n[tool.uv.sources]\ngpu-lib = { index = "gpu" }',
    },
  ],
  references: ['uv documentation: package indexes, pinning a package to an index'],
};

export const setting: Setting = {
  rule,
  check: ({ trust }) =>
    ofKind(trust, 'index')
      .filter(({ tool, role }) => (tool === 'uv' || tool === 'pixi') && role === 'extra')
      .map(({ tool, url, name, location }) =>
        draft(rule, {
          location,
          message: `${name ?? withoutCredentials(url)} is asked first for every package`,
          remedy:
            tool === 'uv'
              ? `${reservingIndex('uv', name)} If it is meant to serve everything: \`default = true\`.`
              : `${reservingIndex(tool)} If it is meant to serve everything, make it the \`index-url\`.`,
          anchor: name ?? withoutCredentials(url),
        }),
      ),
};
