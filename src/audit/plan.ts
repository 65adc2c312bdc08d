/** `wherefrom plan`: the dependencies say what can be changed, the code what is worth changing first. */
import type { OwnModel } from '../code/own-models.ts';
import type { Advisories } from '../dependencies/advisories/open.ts';
import type { DependencyFacts } from '../dependencies/audit.ts';
import type { DependencyGraph } from '../dependencies/graph/graph.ts';
import { type PlanAllOptions, planDependencies } from '../dependencies/plan.ts';
import { type Incomplete, incompleteInOrder } from '../finding/incomplete.ts';
import { pushAll } from '../limits/lists.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type { Plan } from '../report/plan.ts';

export interface MakePlanOptions extends Omit<PlanAllOptions, 'knowledge'> {
  readonly advisories: Advisories;
  readonly models: readonly OwnModel[];
  readonly progress: Progress;
  readonly version: string;
}

/** The code is read once there is something to clear. Throws NetworkError. */
export async function makePlan(
  project: Project,
  facts: DependencyFacts,
  { advisories, models, progress, version, ...options }: MakePlanOptions,
): Promise<Plan> {
  const unread: Incomplete[] = [];
  const readCode = async () => {
    const { openCode } = await import('../code/open.ts');
    const { codeUses } = await import('../code/uses.ts');
    const { reachIn } = await import('../dependencies/affected/reach.ts');
    const { namesFor } = await import('./names.ts');
    const own = models.map(({ model }) => model);
    const { engine, incomplete } = await openCode(project, facts.environment, progress, { own });
    pushAll(unread, incomplete);
    progress.stage('planning');
    const uses = codeUses(engine);
    const names = namesFor(project, facts);
    return uses.hasCode ? (graph: DependencyGraph) => reachIn(graph, uses, names) : undefined;
  };
  let read: ReturnType<typeof readCode> | undefined;
  progress.stage('planning');
  const { projects, incomplete } = await planDependencies(facts, {
    ...options,
    knowledge: {
      match: advisories.match,
      published: (name, id) => publishedIn(advisories, name, id),
      reach: () => {
        read ??= readCode();
        return read;
      },
    },
  });
  return {
    version: 1,
    tool: { name: 'wherefrom', version },
    root: '.',
    today: options.today,
    projects,
    incomplete: incompleteInOrder([
      ...project.incomplete,
      ...facts.incomplete,
      ...unread,
      ...advisories.incomplete,
      ...incomplete,
    ]),
  };
}

function publishedIn({ index }: Advisories, name: string, id: string): string | undefined {
  const flaw = index?.flawsOf(name).find(({ records }) => records.some((one) => one.id === id));
  return flaw?.records[0]?.published;
}
