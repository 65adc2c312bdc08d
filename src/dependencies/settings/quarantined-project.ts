import type { Rule } from '../../finding/rule.ts';
import { draft, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/quarantined-project',
  title: 'Project in quarantine',
  severity: 'high',
  cwe: [506, 1357],
  summary:
    'The index has put the project in quarantine: it is suspected to be harmful, and no longer offered.',
  explanation: `An index quarantines a project when it has reason to believe that it is malware or was taken over, until somebody has looked. Its files are hidden meanwhile. What was installed from it before stays installed, and may have run already.

Seen only with \`--resolve\`, since the index has to be asked.`,
  remedy:
    'Do not install it. Find out why it is in quarantine; until then treat machines that installed it lately as compromised: their secrets are known to somebody else.',
  examples: [
    { language: 'text', bad: 'suspicious-package==1.0', good: '# left out until the quarantine ends' },
  ],
  references: ['PEP 792: project status markers in the simple index'],
};

export const setting: Setting = {
  rule,
  check: ({ indexed }) =>
    indexed
      .filter(({ status }) => status === 'quarantined')
      .map(({ name, location }) =>
        draft(rule, {
          location,
          message: `${name} is in quarantine at its index`,
          remedy: `Do not install ${name}, and find out why it is in quarantine.`,
          anchor: name,
        }),
      ),
};
