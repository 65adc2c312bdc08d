import { type DependencyFacts, readDependencies } from '../dependencies/audit.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import type { Project } from '../project/project.ts';
import { scriptsOf } from './scripts.ts';

/** Files that may hold packages: images, zip applications, wheels, eggs, source archives. */
const ARCHIVES = /\.(?:whl|egg|pex|pyzw?|shiv|zip|tar|tgz|tar\.(?:gz|zst|xz|bz2))$|(?:^|\/)oci-layout$/i;

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
  if (!project.files.some(({ path }) => ARCHIVES.test(path))) return readDependencies(project, options);
  const { packedFiles } = await import('../dependencies/packed/packed.ts');
  const packed = packedFiles(project);
  return readDependencies(project, options, packed);
}
