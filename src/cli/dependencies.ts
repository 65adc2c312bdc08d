/** What commands about dependencies begin with: the folder read, and resolved where nothing else settles versions. */
import type { DependencyFacts } from '../dependencies/audit.ts';
import type { IndexAccess } from '../dependencies/resolve.ts';
import { discover, rootOf } from '../project/discover.ts';
import type { Project } from '../project/project.ts';
import type { Invocation } from './command.ts';
import { type ProgressLine, progressLine } from './progress.ts';
import { COMMON_OPTIONS, configurationOf, type Settings, settingsFrom } from './settings.ts';

const { output, offline, pythonVersion, platform, cacheDir, cache, indexUrl, isolated, quiet, verbose } =
  COMMON_OPTIONS;

/** Of every command that may resolve. */
export const RESOLVING_OPTIONS = [
  ...[output, offline, pythonVersion, platform, cacheDir, cache, indexUrl, isolated, quiet, verbose],
];

export interface ReadFolder {
  readonly project: Project;
  readonly settings: Settings;
  readonly facts: DependencyFacts;
  readonly access: IndexAccess;
}

/** Runs `work` on a folder whose dependencies are known as far as they can be. */
export async function withDependencies<T>(
  { console, options }: Pick<Invocation, 'console' | 'options'>,
  path: string,
  work: (read: ReadFolder, progress: ProgressLine) => Promise<T>,
): Promise<T> {
  const paths = { given: [path], folder: console.folder };
  const root = rootOf(paths);
  const settings = settingsFrom(options, await configurationOf(root, options), console, root);
  const progress = progressLine(console, settings.quiet);
  try {
    const project = discover(paths, settings.exclude);
    const { factsOf } = await import('../audit/facts.ts');
    const { pythonVersion: python, platform } = settings;
    const read = await factsOf(project, settings);
    const { indexAccess } = await import('./indexes.ts');
    const access = indexAccess(settings, console, !settings.isolated);
    const { resolveDependencies } = await import('../dependencies/resolve.ts');
    const facts = await resolveDependencies(read, { python, platform, access, progress });
    return await work({ project, settings, facts, access }, progress);
  } finally {
    progress.close();
  }
}
