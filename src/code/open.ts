import type { Environment } from '../project/environment.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import { makeEngine } from './flow/ask/answers.ts';
import type { Engine } from './flow/ask/engine.ts';
import type { ByName } from './flow/ask/guesses.ts';
import { catalogueOf } from './models/catalogue.ts';
import { models } from './models/libraries/registry.generated.ts';
import type { Model } from './models/vocabulary.ts';
import { Program } from './program/program.ts';
import { type ReadModules, readModules } from './read.ts';

/** The Python of a project, ready for questions. */
export interface OpenCode extends ReadModules {
  readonly engine: Engine;
}

/**
 * `wants`: the rules whose sinks are looked for; `own`: models of the user, beside the built-in ones; `byName`: another
 * way than usual, to be compared.
 */
export async function openCode(
  project: Project,
  environment: Environment,
  progress: Progress,
  wants: (rule: string) => boolean = () => true,
  own: readonly Model[] = [],
  byName?: ByName,
): Promise<OpenCode> {
  const read = await readModules(project, progress);
  const catalogue = catalogueOf(
    [...(models as readonly Model[]), ...own].map((model) => ({
      ...model,
      sinks: (model.sinks ?? []).filter(({ rule }) => wants(rule)),
    })),
  );
  const python2 = environment.pythons.every(({ major }) => major === 2);
  const program = new Program(read.modules, { libraries: catalogue.root.below, python2 });
  const engine = makeEngine(program, catalogue, environment, byName);
  return { ...read, engine };
}
