import type { Incomplete } from '../finding/incomplete.ts';
import { compareText } from '../finding/location.ts';
import type { Environment } from '../project/environment.ts';
import { type Progress, SILENT } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import { roleOf } from '../project/role.ts';
import type { ListedEntry } from '../report/entries.ts';
import { allEntryPoints } from './flow/ask/all-entries.ts';
import type { Engine } from './flow/ask/engine.ts';
import { entryOf } from './judging/entry.ts';
import { installedStarts } from './judging/installed.ts';
import { type Start, scriptsIn, startOf, testStarts } from './judging/starts.ts';
import type { Model } from './models/vocabulary.ts';
import { openCode } from './open.ts';
import { functionsOf } from './program/functions.ts';

export interface Entries {
  readonly entries: readonly ListedEntry[];
  readonly incomplete: readonly Incomplete[];
}

/** Where the outside world starts code of a project: routes, tasks, handlers, commands, scripts, tests. */
export async function listEntries(
  project: Project,
  environment: Environment,
  progress: Progress = SILENT,
  own: readonly Model[] = [],
): Promise<Entries> {
  const { engine, incomplete } = await openCode(project, environment, progress, { own });
  progress.stage('finding entry points');
  const points = await allEntryPoints(engine, progress);
  const installed = [...installedStarts(engine).values()].flat();
  const starts = [...points.map(startOf), ...installed, ...testsAndScripts(engine)];
  const listed = new Map<string, ListedEntry>();
  for (const start of starts) {
    const entry = { ...entryOf(start), function: functionOf(start) };
    listed.set([entry.kind, entry.name, entry.path, entry.line].join('\0'), entry);
  }
  return { entries: [...listed.values()].sort(compareEntries), incomplete };
}

function functionOf({ site: { scope } }: Start): string {
  return scope.qualifiedName;
}

function* testsAndScripts({ program }: Engine): Iterable<Start> {
  for (const module of program.modules) {
    yield* scriptsIn(program.moduleScope(module));
    if (roleOf(module.path) === 'test')
      for (const scope of functionsOf(program, module)) yield* testStarts(scope);
  }
}

function compareEntries(a: ListedEntry, b: ListedEntry): number {
  return (
    compareText(a.kind, b.kind) ||
    compareText(a.name, b.name) ||
    compareText(a.path, b.path) ||
    a.line - b.line
  );
}
