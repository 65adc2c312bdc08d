/** pyproject.toml with the tables of every tool that declares dependencies in it. */

import type { Incomplete } from '../../finding/incomplete.ts';
import { byWord } from '../../limits/by-word.ts';
import { type Manifest, type ManifestFacts, NO_FACTS } from '../reading/declarations.ts';
import { build } from '../reading/pyproject/build.ts';
import { briefcase, cibuildwheel, rye } from '../reading/pyproject/builders.ts';
import { groups } from '../reading/pyproject/groups.ts';
import { flit, hatch } from '../reading/pyproject/others.ts';
import { pdm } from '../reading/pyproject/pdm.ts';
import { pixi } from '../reading/pyproject/pixi.ts';
import { poetry, withPoetrySources } from '../reading/pyproject/poetry.ts';
import { project } from '../reading/pyproject/project.ts';
import { scripts } from '../reading/pyproject/scripts.ts';
import type { Section } from '../reading/pyproject/section.ts';
import { requirementsHook, setuptools } from '../reading/pyproject/setuptools.ts';
import { tasks } from '../reading/pyproject/tasks.ts';
import { tox } from '../reading/pyproject/tox.ts';
import { uv, withUvSources } from '../reading/pyproject/uv.ts';
import { readToml } from '../reading/toml.ts';
import type { Node } from '../reading/tree.ts';

const SECTIONS: readonly Section[] = [
  project,
  scripts,
  groups,
  build,
  setuptools,
  requirementsHook,
  poetry,
  pdm,
  uv,
  hatch,
  flit,
  pixi,
  tox,
  rye,
  cibuildwheel,
  briefcase,
  tasks,
];

export const manifest: Manifest = {
  name: 'pyproject.toml',
  kind: 'manifest',
  paths: [/(?:^|\/)pyproject\.toml$/],
  read(file, context) {
    const root = readToml(file, context);
    if (!root) return {};
    const parts = SECTIONS.map((section) => section(root, { ...context, file }));
    const all = withPoetrySources({ ...merged(parts), ...completeness(root, file.path) });
    return withUvSources(all, root);
  },
};

/** Lists follow each other; of single values the first counts. */
function merged(parts: readonly Partial<ManifestFacts>[]): ManifestFacts {
  return {
    ...NO_FACTS,
    requirements: parts.flatMap(({ requirements = [] }) => requirements),
    trust: parts.flatMap(({ trust = [] }) => trust),
    installed: parts.flatMap(({ installed = [] }) => installed),
    project: parts.find((part) => part.project !== undefined)?.project,
    workspace: parts.find((part) => part.workspace !== undefined)?.workspace,
    python: parts.find((part) => part.python !== undefined)?.python,
  };
}

/** What the hook calls the files that a field is read from. */
const HOOKED: Readonly<Record<string, string>> = byWord({ dependencies: 'files' });

/** A build back end that works the requirements out is code; only what setuptools reads from files is known. */
function completeness(root: Node, path: string): Pick<ManifestFacts, 'complete' | 'unread'> {
  const table = root.at('project');
  const poetry = root.at('tool', 'poetry', 'dependencies') !== undefined;
  const flit = root.at('tool', 'flit', 'metadata') !== undefined;
  if (!table) return { complete: poetry || flit, unread: [] };
  const hook = root.at('tool', 'hatch', 'metadata', 'hooks', 'requirements_txt');
  const dynamic = table.at('dynamic');
  const open = (dynamic?.texts() ?? []).filter((field) => {
    const isFile = root.at('tool', 'setuptools', 'dynamic')?.at(field)?.isTable;
    const isHooked = hook?.at(HOOKED[field] ?? field) !== undefined;
    return /dependencies$/.test(field) && !isFile && !isHooked && !poetry;
  });
  const backend = root.at('build-system')?.at('build-backend')?.text() ?? 'the build back end';
  const unread = open.map((field): Incomplete => {
    return { path, line: dynamic!.line, reason: `${field} are worked out by ${backend}, which is not run` };
  });
  return { complete: unread.length === 0, unread };
}
