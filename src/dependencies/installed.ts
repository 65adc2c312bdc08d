import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../limits/errors.ts';
import { discoverFolder } from '../project/discover.ts';
import type { Project } from '../project/project.ts';
import { readProjects } from './projects.ts';
import type { Distribution } from './reading/declarations.ts';

/** What installers leave beside packages; nothing else of an environment is read. */
const METADATA = /(?:^|\/)(?:[^/]+\.(?:dist|egg)-info\/[^/]+|[^/]+\.egg-info)$/;

/** Where people keep the environment of a project. */
const USUAL = ['.venv', 'venv', 'env', '.env'];

/** The environment that lies in the audited folder by a usual name. */
export function environmentBeside(root: string): string | undefined {
  return USUAL.map((name) => join(root, name)).find((folder) => existsSync(join(folder, 'pyvenv.cfg')));
}

/** The packages installed in an environment, or in a folder of packages. Throws a {@link UsageError} where there is none. */
export function installedIn(folder: string): Distribution[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(`${folder}: no such folder`, 'name a virtual environment or its site-packages');
  const distributions = metadataIn(folder);
  if (distributions.length === 0)
    throw new UsageError(
      `${folder}: no installed packages in it`,
      'name a virtual environment or its site-packages',
    );
  return distributions;
}

/** What is installed in the environment beside a project; nothing where there is none. */
export function installedBeside(root: string): Distribution[] {
  const folder = environmentBeside(root);
  return folder === undefined ? [] : metadataIn(folder);
}

function metadataIn(folder: string): Distribution[] {
  const project = discoverFolder(folder);
  return distributionsOf({ ...project, files: project.files.filter(({ path }) => METADATA.test(path)) });
}

/** Installed packages among the files of a project. */
function distributionsOf(project: Project): Distribution[] {
  return readProjects(project).projects.flatMap(({ manifests }) =>
    manifests.flatMap(({ facts }) => facts.distribution ?? []),
  );
}
