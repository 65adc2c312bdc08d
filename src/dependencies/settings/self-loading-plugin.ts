import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Rule } from '../../finding/rule.ts';
import { draft, listed, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/self-loading-plugin',
  title: 'Plug-ins that load themselves',
  severity: 'info',
  cwe: [829],
  summary: 'Installed packages whose code pytest loads in every test run, without anybody naming them.',
  explanation: `pytest loads every installed package that has an entry point \`pytest11\`, before the first test, and so runs its code wherever tests run: on developers' machines and in CI, which holds tokens. A dependency of a dependency is enough. The list below is short in most environments, and worth knowing.`,
  remedy:
    'Remove those that nobody uses. Where the list should be fixed: `PYTEST_DISABLE_PLUGIN_AUTOLOAD=1` and `-p NAME` for each that is wanted, in `addopts`.',
  references: ['pytest documentation: disabling plugin autoload'],
};

export const setting: Setting = {
  rule,
  check({ project }): FindingDraft[] {
    const own = project.manifests.flatMap(({ facts: { distribution } }) =>
      distribution?.entries.some(({ group }) => group === 'pytest11') ? [distribution] : [],
    );
    const [first] = own;
    if (!first) return [];
    return [
      draft(rule, {
        location: first.location,
        message: `pytest loads ${listed(
          own.map(({ name }) => name),
          5,
        )} in every test run`,
        remedy:
          'Remove those that nobody uses, or set PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 and name the others with -p.',
        anchor: 'pytest11',
      }),
    ];
  },
};
