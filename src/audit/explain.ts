/** `wherefrom explain FILE:LINE`: everything that is known of the calls at a place. */
import { explainPlace } from '../code/explain.ts';
import { readDependencies } from '../dependencies/audit.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type { AskedPlace, Explanation } from '../report/explanation.ts';

export interface ExplainOptions {
  readonly pythonVersion: PythonVersion | undefined;
  readonly platform: Platform;
  readonly progress: Progress;
  readonly version: string;
  /** The file as the user has named it, for messages. */
  readonly shown: string;
}

export async function explain(
  project: Project,
  place: AskedPlace,
  options: ExplainOptions,
): Promise<Explanation> {
  const { pythonVersion: python, platform, progress, version, shown } = options;
  const { environment } = readDependencies(project, { python, platform });
  const { answers, incomplete } = await explainPlace(project, environment, place, progress, shown);
  return {
    version: 1,
    tool: { name: 'wherefrom', version },
    root: '.',
    place,
    answers,
    incomplete: [...project.incomplete, ...incomplete],
  };
}
