import type { Rule } from '../../finding/rule.ts';
import { pinnedVersion } from '../packaging/specifiers.ts';
import { BUILD } from '../reading/declarations.ts';
import { isLocked } from '../reading/project-manifests.ts';
import { toolOf } from '../trust/remedies.ts';
import { draft, listed, requirementsOf, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/unpinned-build',
  title: 'Build requirements without versions',
  severity: 'low',
  cwe: [1357],
  summary:
    'What builds the project is not fixed, and it runs as code wherever the project is installed from source.',
  explanation: `\`[build-system] requires\` is installed into a fresh environment for every build, and its code runs then. No lock of the project covers it: a project whose dependencies are all locked with hashes still runs whatever was published last of its build back end.

For a library a range is right, since its users' builds must keep working.`,
  remedy:
    'Pin exactly what an application is built with (`requires = ["hatchling==1.27.0"]`), or constrain builds: `PIP_CONSTRAINT`, `[tool.uv] build-constraint-dependencies`, `--build-constraint`.',
  grading: 'Only for projects that are locked otherwise: there it is the gap in the fence.',
  examples: [
    {
      language: 'toml',
      bad: '[build-system]\nrequires = ["hatchling"]',
      good: '[build-system]\nrequires = ["hatchling==1.27.0"]',
    },
  ],
  references: ['PEP 518', 'uv documentation: build-constraint-dependencies'],
};

export const setting: Setting = {
  rule,
  check({ project }) {
    if (!isLocked(project)) return [];
    const all = requirementsOf(project).map(({ requirement }) => requirement);
    const constrained = new Set(all.flatMap(({ role, name }) => (role === 'constraint' ? name : [])));
    const loose = all.filter(
      ({ groups, allowed, source, name }) =>
        groups.includes(BUILD) &&
        source.kind === 'index' &&
        !allowed.some(pinnedVersion) &&
        !constrained.has(name),
    );
    return [...Map.groupBy(loose, ({ location }) => location.path).values()].map((own) =>
      draft(rule, {
        location: own[0]!.location,
        message: `Nothing fixes the version of ${listed(own.flatMap(({ name }) => name ?? []))}, which ${own.length === 1 ? 'builds' : 'build'} the project`,
        remedy:
          toolOf(project) === 'uv'
            ? 'Pin them, or name versions in `[tool.uv] build-constraint-dependencies`.'
            : 'Pin them (`requires = ["NAME==VERSION"]`), or set `PIP_CONSTRAINT=constraints.txt` where you build.',
        anchor: own[0]!.location.path,
      }),
    );
  },
};
