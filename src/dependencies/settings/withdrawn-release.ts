import type { Rule } from '../../finding/rule.ts';
import { draft, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/withdrawn-release',
  title: 'Release that its makers withdrew',
  severity: 'medium',
  cwe: [1104],
  summary: 'The version was withdrawn (yanked) after it was published. Only who pins it still gets it.',
  explanation: `A release is withdrawn because something is wrong with it: it does not work, it breaks others, it was published by mistake, or it has a flaw. Resolvers pass it over, so that new users never get it, while an old pin or lock keeps it for good. The reason, where its makers gave one, is in the message.

Seen only with \`--resolve\`, since the index has to be asked.`,
  remedy: 'Move to another version; the next newer one is nearly always its replacement.',
  examples: [{ language: 'text', bad: 'broken-tool==1.1', good: 'broken-tool==1.2' }],
  references: ['PEP 592: adding "yank" support to the simple API'],
};

export const setting: Setting = {
  rule,
  check: ({ indexed }) =>
    indexed.flatMap(({ name, version, yanked, location }) =>
      yanked === undefined
        ? []
        : draft(rule, {
            location,
            message: `${name} ${version} was withdrawn by its makers${yanked ? `: ${yanked}` : ''}`,
            remedy: `Move ${name} to another version.`,
            anchor: `${name} ${version}`,
          }),
    ),
};
