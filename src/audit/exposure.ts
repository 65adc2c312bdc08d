/** `wherefrom exposure`: which dependencies the code uses, what it uses without asking for it, and what each one weighs. */
import type { ProjectDependencies } from '../dependencies/audit.ts';
import { exposureOf } from '../dependencies/exposure/exposure.ts';
import { mentionsIn } from '../dependencies/exposure/mentions.ts';
import { NameBook } from '../dependencies/exposure/names.ts';
import { isBelow } from '../dependencies/exposure/uses.ts';
import { environmentBeside, installedIn } from '../dependencies/installed.ts';
import type { ProjectManifests } from '../dependencies/reading/project-manifests.ts';
import { incompleteInOrder } from '../finding/incomplete.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import type { ImportingFile } from '../project/imports.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type { Exposure } from '../report/exposure.ts';
import { factsOf } from './facts.ts';
import { distributionsIn } from './names.ts';

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
  const distributions = [...distributionsIn(facts), ...(folder === undefined ? [] : installedIn(folder))];
  const names = new NameBook(distributions);
  const { listImports } = await import('../code/imports.ts');
  const projects = facts.projects.filter(({ manifests }) => !isEnvironment(manifests));
  const homesOf = homesAmong(projects);
  const { files, incomplete } = await listImports(
    project,
    {
      pythonsOf: (path) => homesOf(path)[0]?.pythons ?? facts.environment.pythons,
      known: names.firstNames,
    },
    progress,
  );
  const mentioned = mentionsIn(project);
  const seen = new Set(files.flatMap(({ imports }) => imports.map(({ name }) => name.split('.', 1)[0]!)));
  const asked = new Map(
    projects.map(({ graph, manifests }) => [
      manifests,
      graph.dependencies.flatMap(({ name }) => names.namesOf(name, seen).modules),
    ]),
  );
  const modulesAskedFor = ({ manifests }: ProjectDependencies) => asked.get(manifests) ?? [];
  return {
    version: 1,
    tool: { name: 'wherefrom', version },
    root: '.',
    projects: projects
      .filter(({ graph }) => graph.dependencies.length > 0)
      .map((one) => {
        const own = files.filter(({ path }) => homesOf(path).includes(one));
        const outermost = own
          .filter(({ path }) => homesOf(path).at(-1) === one)
          .map((file) => withoutAskedFor(file, homesOf(file.path).slice(0, -1).flatMap(modulesAskedFor)));
        return exposureOf({ ...one, names, distributions, mentioned, files: own, outermost });
      }),
    incomplete: incompleteInOrder([...project.incomplete, ...facts.incomplete, ...incomplete]),
  };
}

/** A file's imports but those that a project nearer to it asks for: a folder with requirements of its own. */
function withoutAskedFor(file: ImportingFile, modules: readonly string[]): ImportingFile {
  if (modules.length === 0) return file;
  return {
    ...file,
    imports: file.imports.filter(({ name }) => !modules.some((module) => isBelow(name, module))),
  };
}

/**
 * A file is of the project whose folder lies nearest above it. Where that one only lists requirements (a folder
 * `backend/` with a requirements.txt), the file is also of the project around it, which is what gets distributed.
 */
function homesAmong(
  projects: readonly ProjectDependencies[],
): (path: string) => readonly ProjectDependencies[] {
  const deepest = [...projects].sort((a, b) => b.manifests.folder.length - a.manifests.folder.length);
  const homes = new Map<string, readonly ProjectDependencies[]>();
  return (path) => {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const known = homes.get(folder) ?? homesOf(deepest, `${folder}/`);
    homes.set(folder, known);
    return known;
  };
}

function homesOf(deepest: readonly ProjectDependencies[], folder: string): readonly ProjectDependencies[] {
  const around = deepest.filter(
    ({ manifests: { folder: one } }) => one === '.' || folder.startsWith(`${one}/`),
  );
  const own = around.findIndex(({ manifests }) =>
    manifests.manifests.some(({ facts }) => facts.project !== undefined),
  );
  return own < 0 ? around : around.slice(0, own + 1);
}

/** A folder of installed packages asks for nothing itself. */
function isEnvironment({ manifests }: ProjectManifests): boolean {
  return (
    manifests.some(({ format }) => format.kind === 'installed') &&
    manifests.every(({ format }) => format.kind === 'installed' || format.kind === 'commands')
  );
}
