/** `wherefrom exposure`: which dependencies the code uses, what it uses without asking for it, and what each one weighs. */
import { environmentBeside, installedIn } from '../dependencies/exposure/environment.ts';
import { exposureOf } from '../dependencies/exposure/exposure.ts';
import { mentionsIn } from '../dependencies/exposure/mentions.ts';
import { NameBook } from '../dependencies/exposure/names.ts';
import type { ProjectManifests } from '../dependencies/reading/project-manifests.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import { compareText } from '../finding/location.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import type { ImportingFile } from '../project/imports.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type { Exposure } from '../report/exposure.ts';
import { factsOf } from './facts.ts';

export interface ExposureOptions {
  readonly pythonVersion: PythonVersion | undefined;
  readonly platform: Platform;
  /** Absolute; the environment whose metadata is read besides. */
  readonly environment: string | undefined;
  readonly progress: Progress;
  readonly version: string;
}

export async function exposure(project: Project, options: ExposureOptions): Promise<Exposure> {
  const { progress, version } = options;
  progress.stage('reading manifests');
  const facts = await factsOf(project, options);
  const folder = options.environment ?? environmentBeside(project.root);
  const inside = facts.projects.flatMap(({ manifests }) =>
    manifests.manifests.flatMap(({ facts: { distribution } }) => distribution ?? []),
  );
  const distributions = [...inside, ...(folder === undefined ? [] : installedIn(folder))];
  const names = new NameBook(distributions);
  const { listImports } = await import('../code/imports.ts');
  const { pythons } = facts.environment;
  const { files, incomplete } = await listImports(project, { pythons, known: names.firstNames }, progress);
  const filesFor = filesByProject(facts.projects.map(({ manifests }) => manifests));
  const mentioned = mentionsIn(project);
  return {
    version: 1,
    tool: { name: 'wherefrom', version },
    root: '.',
    projects: facts.projects
      .filter(({ graph, manifests }) => graph.dependencies.length > 0 && !isEnvironment(manifests.folder))
      .map(({ manifests, graph }) =>
        exposureOf({
          manifests,
          graph,
          names,
          distributions,
          mentioned,
          files: filesFor(files, manifests.folder),
        }),
      ),
    incomplete: inOrder([...project.incomplete, ...facts.incomplete, ...incomplete]),
  };
}

/**
 * A file is of the project whose folder lies nearest above it. Where that one only lists requirements (a folder
 * `backend/` with a requirements.txt), the file is also of the project around it, which is what gets distributed.
 */
function filesByProject(
  projects: readonly ProjectManifests[],
): (files: readonly ImportingFile[], folder: string) => ImportingFile[] {
  const deepest = [...projects].sort((a, b) => b.folder.length - a.folder.length);
  const isIn = (path: string, folder: string) => folder === '.' || path.startsWith(`${folder}/`);
  const homesOf = (path: string) => {
    const around = deepest.filter(({ folder }) => isIn(path, folder));
    const own = around.findIndex(({ manifests }) =>
      manifests.some(({ facts }) => facts.project !== undefined),
    );
    return own < 0 ? around : around.slice(0, own + 1);
  };
  return (files, folder) => files.filter(({ path }) => homesOf(path).some((one) => one.folder === folder));
}

function isEnvironment(folder: string): boolean {
  return /(?:^|\/)(?:site|dist)-packages$/.test(folder);
}

function inOrder(entries: readonly Incomplete[]): Incomplete[] {
  const keyed = new Map(
    entries.map((entry) => [JSON.stringify([entry.path, entry.line, entry.reason]), entry]),
  );
  return [...keyed.values()].sort(
    (a, b) => compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compareText(a.reason, b.reason),
  );
}
