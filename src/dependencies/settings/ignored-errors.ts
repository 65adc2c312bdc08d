import { withoutCredentials } from '../../finding/credentials.ts';
import type { Rule } from '../../finding/rule.ts';
import { draft, listed, ofKind, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/ignored-errors',
  title: 'Index that is passed over when it refuses',
  severity: 'medium',
  cwe: [427, 636],
  summary:
    'When this index answers that nobody is let in, or fails, uv asks the next one for the same package, and a stranger may answer there.',
  explanation: `uv takes a package from the first index that has it, and stops with an error where an index refuses (401, 403) or fails. That is what protects an internal name: \`ignore-error-codes\` turns the refusal into "not here". With a token that has expired, or a server that is made to fail, the internal package is looked for on the public index, where anybody may have put one of that name.

Nothing of this can happen with an index that only serves the packages that name it (\`explicit = true\`).`,
  remedy:
    'Remove `ignore-error-codes`, and repair what the index refuses. Where only some packages come from it: `explicit = true`, and `[tool.uv.sources]` for these.',
  grading: 'Medium; 404 alone says no more than uv takes for granted and is not reported.',
  examples: [
    {
      language: 'toml',
      bad: '[[tool.uv.index]]\nname = "internal"\nurl = "https://packages.example.org/simple"\nignore-error-codes = [401, 403]',
      good: '[[tool.uv.index]]\nname = "internal"\nurl = "https://packages.example.org/simple"\nexplicit = true\n\n[tool.uv.sources]\ninternal-tool = { index = "internal" }',
    },
  ],
  references: ['uv documentation: package indexes, ignoring error codes when searching across indexes'],
};

const NOT_FOUND = 404;

export const setting: Setting = {
  rule,
  check: ({ trust }) =>
    ofKind(trust, 'ignored-errors').flatMap(({ index, codes, explicit, location }) => {
      const errors = codes.filter((code) => code !== NOT_FOUND).map(String);
      if (explicit || errors.length === 0) return [];
      const name = withoutCredentials(index);
      return draft(rule, {
        location,
        message: `Where ${name} answers ${listed(errors)}, uv looks for the package elsewhere`,
        remedy:
          'Remove `ignore-error-codes`, or put `explicit = true` into the index and name it in `[tool.uv.sources]`.',
        anchor: name,
      });
    }),
};
