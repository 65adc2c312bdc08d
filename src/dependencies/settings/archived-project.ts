import type { Rule } from '../../finding/rule.ts';
import { draft, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/archived-project',
  title: 'Project that is given up',
  severity: 'low',
  cwe: [1104],
  summary: 'The project is archived or deprecated: its makers say that no release will follow.',
  explanation: `Flaws that become known from now on will not be fixed. Nothing is wrong with the code because of that today; the longer it stays, the harder it is to leave when it has to be.

Seen only with \`--resolve\`, since the index has to be asked.`,
  remedy:
    'Look for what its makers recommend instead, or for a maintained fork. `wherefrom exposure` tells how much of your code uses it.',
  examples: [{ language: 'text', bad: 'given-up==1.0', good: 'its-successor==2.3' }],
  references: ['PEP 792: project status markers in the simple index'],
};

export const setting: Setting = {
  rule,
  check: ({ indexed }) =>
    indexed
      .filter(({ status }) => status === 'archived' || status === 'deprecated')
      .map(({ name, status, location }) =>
        draft(rule, {
          location,
          message: `${name} is ${status}: its makers publish no more releases`,
          remedy: `Look for what replaces ${name}.`,
          anchor: name,
        }),
      ),
};
