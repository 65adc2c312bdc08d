/** `wherefrom explain FILE:LINE`: everything that is known of the calls at a place. */

import { type Explained, explainPlace } from '../code/explain.ts';
import type { OwnModel } from '../code/own-models.ts';
import { incompleteInOrder } from '../finding/incomplete.ts';
import { UsageError } from '../limits/errors.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type { AskedPlace, Explanation, ExpressionAnswer } from '../report/explanation.ts';
import { factsOf } from './facts.ts';
import { leaningAnswers } from './leaning.ts';

export interface ExplainOptions {
  readonly pythonVersion: PythonVersion | undefined;
  readonly platform: Platform;
  /** Beside the built-in ones. */
  readonly models: readonly OwnModel[];
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
  const { pythonVersion, platform, progress, version, shown, models } = options;
  const { environment } = await factsOf(project, { pythonVersion, platform });
  const ask = (own: readonly OwnModel[]) =>
    explainPlace(project, environment, place, progress, shown, modelsOf(own));
  const { answers, incomplete } = await ask(models);
  const told = models.length > 0 ? leaningAnswers(answers, await answersOf(() => ask([])), models) : answers;
  return {
    version: 1,
    tool: { name: 'wherefrom', version },
    root: '.',
    place,
    answers: told,
    incomplete: incompleteInOrder([...project.incomplete, ...incomplete]),
  };
}

function modelsOf(own: readonly OwnModel[]) {
  return own.map(({ model }) => model);
}

/** A place may only be one to ask about because a model says so. */
async function answersOf(ask: () => Promise<Explained>): Promise<readonly ExpressionAnswer[]> {
  try {
    return (await ask()).answers;
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}
