import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Rule } from '../../finding/rule.ts';
import type { LockedFile } from '../reading/declarations.ts';
import { fileOf } from '../reading/urls.ts';
import { draft, listed, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/source-only',
  title: 'Package that is built where it is installed',
  severity: 'low',
  cwe: [829],
  summary:
    'The lock has only a source archive of a package, so that installing it runs its build: code of the package, and of whatever it is built with.',
  explanation: `A wheel is unpacked; a source archive is built, by its own setup.py or build back end, with build requirements that no lock covers. That runs on the machine that installs, with that machine's rights and secrets, before anybody has imported anything. Most malicious packages use just that moment.`,
  remedy:
    'Build the wheel once, in a place without secrets, and serve it from an index of your own. Look for a release that has wheels. To be told instead of running a build: `pip install --only-binary :all:`, `uv sync --no-build`, `poetry config installer.only-binary :all:`.',
  references: [
    'pip documentation: --only-binary',
    'uv documentation: no-build',
    'Poetry documentation: installer.only-binary',
  ],
};

const isSource = ({ url, name }: LockedFile) =>
  /\.(?:tar\.(?:gz|bz2|xz)|tgz|zip)$/i.test(fileOf(url ?? name ?? ''));
const isNamed = ({ url, name }: LockedFile) => url !== undefined || name !== undefined;

export const setting: Setting = {
  rule,
  check: ({ project }) =>
    project.manifests.flatMap(({ facts }): FindingDraft[] => {
      const own = (facts.packages ?? []).filter(
        ({ files, source }) =>
          source.kind === 'index' &&
          files &&
          files.length > 0 &&
          files.every(isNamed) &&
          files.every(isSource),
      );
      const [first] = own;
      if (!first) return [];
      const names = own.map(({ name }) => name);
      return [
        draft(rule, {
          location: first.location,
          message: `${listed(names, 5)} ${names.length === 1 ? 'has' : 'have'} no wheel in the lock: installing runs ${names.length === 1 ? 'its build' : 'their builds'}`,
          remedy: 'Build the wheels yourself, once and without secrets, or choose releases that have some.',
          anchor: 'source only',
        }),
      ];
    }),
};
