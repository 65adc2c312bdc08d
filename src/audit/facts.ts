import { type DependencyFacts, readDependencies } from '../dependencies/audit.ts';
import { mayHoldPackages } from '../dependencies/packed/names.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import type { Project } from '../project/project.ts';
import { scriptsOf } from './scripts.ts';

/** What the files of a project say about its dependencies, setup scripts included, which are read as Python and not run. */
export async function factsOf(
  project: Project,
  {
    pythonVersion,
    platform,
  }: { readonly pythonVersion: PythonVersion | undefined; readonly platform: Platform },
): Promise<DependencyFacts> {
  const scripts = await scriptsOf(project);
  const options = { python: pythonVersion, platform, scripts };
  if (!project.files.some(({ path }) => mayHoldPackages(path))) return readDependencies(project, options);
  const { packedFiles } = await import('../dependencies/packed/packed.ts');
  const packed = packedFiles(project);
  return readDependencies(project, options, packed);
}
