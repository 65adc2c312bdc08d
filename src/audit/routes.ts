/** `wherefrom routes`: where the outside world starts the code of a project. */

import type { OwnModel } from '../code/own-models.ts';
import { listEntries } from '../code/routes.ts';
import { incompleteInOrder } from '../finding/incomplete.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type { EntryList } from '../report/entries.ts';
import { factsOf } from './facts.ts';

export interface RoutesOptions {
  readonly pythonVersion: PythonVersion | undefined;
  readonly platform: Platform;
  /** Beside the built-in ones. */
  readonly models: readonly OwnModel[];
  readonly progress: Progress;
  readonly version: string;
}

export async function routes(project: Project, options: RoutesOptions): Promise<EntryList> {
  const { pythonVersion, platform, progress, version, models } = options;
  const { environment } = await factsOf(project, { pythonVersion, platform });
  const { entries, incomplete } = await listEntries(
    project,
    environment,
    progress,
    models.map(({ model }) => model),
  );
  return {
    version: 1,
    tool: { name: 'wherefrom', version },
    root: '.',
    entries,
    incomplete: incompleteInOrder([...project.incomplete, ...incomplete]),
  };
}
