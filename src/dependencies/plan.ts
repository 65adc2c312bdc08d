/** Plans for every project of a folder that has what is to be cleared. */
import type { Incomplete } from '../finding/incomplete.ts';
import { pushAll } from '../limits/lists.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import type { ProjectPlan } from '../report/plan.ts';
import type { DependencyFacts } from './audit.ts';
import { type PlanOptions, planProject } from './planning/plan.ts';
import { type IndexAccess, openFor, speaksFor } from './resolve.ts';
import { targetOf, usualPython } from './resolving/target.ts';
import { withoutVersion } from './vulnerable.ts';

export interface PlanAllOptions extends Omit<PlanOptions, 'target' | 'index'> {
  readonly python: PythonVersion | undefined;
  readonly platform: Platform;
  readonly access: IndexAccess;
}

export interface Plans {
  readonly projects: readonly ProjectPlan[];
  readonly incomplete: readonly Incomplete[];
}

export async function planDependencies(
  { projects, root, incomplete: read }: DependencyFacts,
  { python, platform, access, ...options }: PlanAllOptions,
): Promise<Plans> {
  const plans: ProjectPlan[] = [];
  const incomplete: Incomplete[] = [];
  for (const project of projects) {
    pushAll(incomplete, withoutVersion(project.graph.dependencies.filter(({ applies }) => applies)));
    const { index, notes } = await openFor(project, root, access);
    try {
      const target = targetOf(python ?? usualPython(project.pythons), platform);
      const planned = await planProject(project, { ...options, target, index });
      if (!planned) continue;
      plans.push(planned.plan);
      const path = speaksFor(project);
      // What stood in the way of resolving has been said, with its line.
      const told = new Set(read.filter((one) => one.path === path).map(({ reason }) => reason));
      const news = [...planned.doubts, ...notes].filter((reason) => !told.has(reason));
      pushAll(
        incomplete,
        news.map((reason) => ({ path, reason })),
      );
    } finally {
      await index.close();
    }
  }
  return { projects: plans, incomplete };
}
