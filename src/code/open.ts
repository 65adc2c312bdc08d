import type { Environment } from '../project/environment.ts';
import { type Progress, partOf } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import { makeEngine } from './flow/ask/answers.ts';
import type { Engine } from './flow/ask/engine.ts';
import type { ByName } from './flow/ask/guesses.ts';
import { catalogueOf } from './models/catalogue.ts';
import { models } from './models/libraries/registry.generated.ts';
import type { Model } from './models/vocabulary.ts';
import { Program } from './program/program.ts';
import { isWrittenInPython2 } from './program/python2.ts';
import { type ReadModules, readModules } from './read.ts';

/** The Python of a project, ready for questions. */
export interface OpenCode extends ReadModules {
  readonly engine: Engine;
}

export interface OpenOptions {
  /** The rules whose sinks are looked for; all where it is absent. */
  readonly wants?: (rule: string) => boolean;
  /** Models of the user, beside the built-in ones. */
  readonly own?: readonly Model[];
  /** Another way than usual, to be compared. */
  readonly byName?: ByName;
  /** Whether what outsiders could do is asked of tests, too: nobody outside gets to them. Yes where it is absent. */
  readonly includeTests?: boolean;
}

export async function openCode(
  project: Project,
  environment: Environment,
  progress: Progress,
  { wants = () => true, own = [], byName, includeTests = true }: OpenOptions = {},
): Promise<OpenCode> {
  const read = await readModules(project, progress, includeTests);
  const catalogue = catalogueOf(
    [...(models as readonly Model[]), ...own].map((model) => ({
      ...model,
      sinks: (model.sinks ?? []).filter(({ rule }) => wants(rule)),
    })),
  );
  const python2 = environment.pythons.every(({ major }) => major === 2) || isWrittenInPython2(read.modules);
  const program = partOf(
    progress,
    'link',
    () => new Program(read.modules, { libraries: catalogue.root.below, python2 }),
  );
  const engine = makeEngine(program, catalogue, environment, byName, progress.part);
  return { ...read, engine };
}
