import type { Rule } from '../../finding/rule.ts';
import { draft, ofKind, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/own-build-backend',
  title: 'Build back end inside the project',
  severity: 'info',
  cwe: [829],
  summary:
    'The project is built by code of its own (`backend-path`), so that reading its metadata or installing it from source runs whatever the repository holds.',
  explanation: `PEP 517 lets a project name a folder of its own from which its build back end is imported. That is legitimate, and some back ends build themselves so. For whoever installs from a repository or a source archive it means that no known back end is between them and the project's code: \`pip install\`, \`pip download\` and even asking for the metadata run it. Whoever reviews a change has to read that folder as code that runs on every machine that builds.`,
  remedy:
    'Where a known back end will do (`hatchling`, `setuptools`, `flit_core`), use it, with its hooks for what is special. Install such projects from wheels: `pip install --only-binary :all:`.',
  examples: [
    {
      language: 'toml',
      bad: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "build_helper"\nbackend-path = ["_custom"]',
      good: '[build-system]\nrequires = ["setuptools==80.9.0"]\nbuild-backend = "setuptools.build_meta"',
    },
  ],
  references: ['PEP 517: in-tree build backends'],
};

export const setting: Setting = {
  rule,
  check: ({ trust }) =>
    ofKind(trust, 'own-backend').map(({ backend, location }) =>
      draft(rule, {
        location,
        message: `The project is built by ${backend}, which is code of its own`,
        remedy: 'Read that folder as code that runs wherever the project is built, or use a known back end.',
        anchor: backend,
      }),
    ),
};
