import type { Rule } from '../../finding/rule.ts';
import { draft, ofKind, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/all-sources',
  title: 'Locked packages installed from any source',
  severity: 'medium',
  cwe: [427],
  summary:
    'Pipenv looks in every source of the Pipfile for each locked package, not in the one that the lock names.',
  explanation: `\`install_search_all_sources\` gives pip all sources at once when a lock is installed. Where an entry of the lock has hashes, another file is refused; where it has none (\`--skip-lock\`, editable and VCS entries' own requirements, what is installed beside the lock), the highest version of all sources wins, whoever published it: dependency confusion.`,
  remedy:
    'Remove `install_search_all_sources`. Give each package that comes from a further source its `index = "NAME"`, and lock again.',
  grading: 'Medium with several sources; info with one.',
  examples: [
    {
      language: 'toml',
      bad: '[pipenv]\ninstall_search_all_sources = true',
      good: '[packages]\ninternal-tool = { version = "*", index = "internal" }',
    },
  ],
  references: ['Pipenv documentation: Pipfile, install_search_all_sources'],
};

export const setting: Setting = {
  rule,
  check({ trust }) {
    const several = ofKind(trust, 'index').filter(({ tool }) => tool === 'pipenv').length > 1;
    return ofKind(trust, 'all-sources').map(({ location }) =>
      draft(rule, {
        severity: several ? 'medium' : 'info',
        location,
        message: 'Each locked package may come from any source of the Pipfile',
        remedy:
          'Remove it, and give each package that comes from a further source its `index = "NAME"`: `pipenv install --index NAME PACKAGE`.',
        anchor: 'install_search_all_sources',
      }),
    );
  },
};
