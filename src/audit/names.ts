import type { DependencyFacts } from '../dependencies/audit.ts';
import { installedBeside } from '../dependencies/installed.ts';
import { type ImportNames, importNames } from '../dependencies/naming/imports.ts';
import type { Distribution } from '../dependencies/reading/declarations.ts';
import type { Project } from '../project/project.ts';

/** Under which names the packages of a project are imported; what is installed beside it is read if need be. */
export function namesFor({ root }: Project, facts: DependencyFacts): ImportNames {
  return importNames(() => [...distributionsIn(facts), ...installedBeside(root)]);
}

/** Installed packages among the files of a project. */
export function distributionsIn({ projects }: DependencyFacts): readonly Distribution[] {
  return projects.flatMap(({ manifests }) =>
    manifests.manifests.flatMap(({ facts: { distribution } }) => distribution ?? []),
  );
}
