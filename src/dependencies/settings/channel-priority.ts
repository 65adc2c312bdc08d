import type { Rule } from '../../finding/rule.ts';
import type { Tool } from '../reading/declarations.ts';
import { draft, ofKind, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/channel-priority',
  title: 'Highest version from any channel of conda',
  severity: 'medium',
  cwe: [427],
  summary:
    'With the priority of channels switched off the highest version wins, whichever channel it comes from.',
  explanation: `Channels of conda are searched for every package. With \`channel_priority: disabled\` whoever can publish on any of them supplies whatever they like, by a version that is high enough: dependency confusion, as with pip's extra indexes. \`strict\` takes a package from the first channel that has it, and from no other; \`flexible\`, conda's own default, goes on to the next where no version fits.`,
  remedy:
    '`channel_priority: strict`, the channel of your own first, and `CHANNEL::PACKAGE` for what must come from a certain one.',
  examples: [
    {
      language: 'yaml',
      bad: 'channels:\n  - https://conda.example.org/internal\n  - conda-forge\nchannel_priority: disabled',
      good: 'channels:\n  - https://conda.example.org/internal\n  - conda-forge\nchannel_priority: strict',
    },
  ],
  references: [
    'conda documentation: managing channels, strict channel priority',
    'pixi documentation: channel-priority',
  ],
};

const STRICT: Partial<Record<Tool, string>> = {
  conda: '`channel_priority: strict`, or `conda config --set channel_priority strict`.',
  pixi: '`channel-priority = "strict"`, which is what pixi does when nothing is said.',
};

export const setting: Setting = {
  rule,
  check: ({ trust }) =>
    ofKind(trust, 'channel-priority')
      .filter(({ priority }) => priority === 'disabled')
      .map(({ tool, location }) =>
        draft(rule, {
          location,
          message: `${tool} takes the highest version, whichever channel it comes from`,
          remedy: STRICT[tool] ?? rule.remedy,
          anchor: tool,
        }),
      ),
};
