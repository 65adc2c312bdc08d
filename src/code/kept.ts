import type { Environment } from '../project/environment.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type { CodeAudit, CodeAuditOptions } from './audit.ts';
import type { Shelf } from './keeping/runs.ts';
import { Whole } from './keeping/whole.ts';
import { settingsOf } from './settings.ts';

/** Where a run is kept for the next one: as a whole, and its steps. `version` is of the program that audits. */
export interface Keep {
  readonly whole: Shelf;
  readonly steps: Shelf;
  readonly version: string;
}

/** What does not have to be asked for again. */
type Result = Omit<CodeAudit, 'openUses' | 'kept'>;

/**
 * An audit of code that goes on from the one before: where nothing has changed its result is that of the one before, and
 * the rest of the code's part of the house is not even loaded.
 */
export async function auditCodeFrom(
  { whole: shelf, steps, version }: Keep,
  project: Project,
  environment: Environment,
  progress: Progress,
  options: Omit<CodeAuditOptions, 'keep' | 'examined'>,
): Promise<CodeAudit> {
  progress.stage('reading Python');
  const whole = new Whole<Result>(shelf, settingsOf(version, environment, options), project, environment);
  const keepIn = async () => {
    const { runsOn } = await import('./keeping/runs.ts');
    return { runs: runsOn(steps), version };
  };
  if (whole.before) {
    const openUses = async () => {
      const { openUsesOf } = await import('./audit.ts');
      return openUsesOf(whole.project, environment, { ...options, keep: await keepIn() });
    };
    return { ...whole.before, openUses };
  }
  const { auditCode } = await import('./audit.ts');
  const audit = await auditCode(whole.project, environment, progress, {
    ...options,
    keep: await keepIn(),
  });
  const { openUses: _, kept, ...result } = audit;
  whole.keep(result, kept?.answers ?? []);
  return audit;
}
