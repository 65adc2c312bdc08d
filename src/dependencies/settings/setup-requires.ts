import type { Rule } from '../../finding/rule.ts';
import { BUILD } from '../reading/declarations.ts';
import { draft, listed, requirementsOf, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/setup-requires',
  title: 'Build requirements that setup.py fetches itself',
  severity: 'medium',
  cwe: [494, 829],
  summary:
    '`setup_requires` is fetched and run while setup.py runs, past the hashes, the pins and often the index of whoever installs.',
  explanation: `setuptools reads \`setup_requires\` only once setup.py is running, and then fetches and imports what it names. Without \`[build-system]\` this used to be done by \`easy_install\`, which knows neither pip's index settings nor \`--require-hashes\`: an installation that checks every file by its hash still runs one that nobody checked. Today's pip asks setuptools first and installs the list into the build environment, yet unpinned, and other tools do not.`,
  remedy:
    'Move the list to `[build-system] requires` in pyproject.toml, with pins for an application, and remove `setup_requires`.',
  examples: [
    {
      language: 'text',
      bad: '# setup.cfg\n[options]\nsetup_requires =\n    setuptools_scm',
      good: '# pyproject.toml\n[build-system]\nrequires = ["setuptools==80.9.0", "setuptools_scm==8.3.1"]\nbuild-backend = "setuptools.build_meta"',
    },
  ],
  references: ['setuptools documentation: setup_requires', 'PEP 518'],
};

export const setting: Setting = {
  rule,
  check({ project }) {
    const old = requirementsOf(project)
      .map(({ requirement }) => requirement)
      .filter(
        ({ groups, location }) => groups.includes(BUILD) && /(?:^|\/)setup\.(?:py|cfg)$/.test(location.path),
      );
    return [...Map.groupBy(old, ({ location }) => location.path).values()].map((own) =>
      draft(rule, {
        location: own[0]!.location,
        message: `setup_requires fetches ${listed(own.flatMap(({ name }) => name ?? []))} while the project is being built`,
        remedy: 'Move it to `[build-system] requires` in pyproject.toml.',
        anchor: own[0]!.location.path,
      }),
    );
  },
};
