/**
 * The dependencies' part of an audit: manifests -> graph -> settings, then advisories.
 * Reading needs nothing but the files; what is known of flaws is asked of whoever has it.
 */
import { posix } from 'node:path';
import type { FindingDraft } from '../finding/fingerprint.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import { whyUndone } from '../limits/errors.ts';
import { pushAll } from '../limits/lists.ts';
import type { Environment, Platform, PythonVersion } from '../project/environment.ts';
import { withFiles } from '../project/named-files.ts';
import type { Project } from '../project/project.ts';
import type { Script } from '../project/script.ts';
import { allowedPythons, environmentFacts } from './environment-facts.ts';
import { buildGraph } from './graph/build.ts';
import type { DependencyGraph } from './graph/graph.ts';
import { markerEnvironments } from './packaging/environment.ts';
import { readProjects } from './projects.ts';
import type { TrustSetting } from './reading/declarations.ts';
import type { ProjectManifests } from './reading/project-manifests.ts';
import { settings } from './settings/registry.generated.ts';
import type { IndexedPackage } from './trust/indexed.ts';
import { type Setting, trustOf } from './trust/setting.ts';

const RULES: readonly Setting[] = settings;

export interface DependencyOptions {
  /** Instead of what the projects allow. */
  readonly python: PythonVersion | undefined;
  readonly platform: Platform;
  /** What Python scripts that ask for packages say, by path, without being run; without it they are incomplete. */
  readonly scripts?: ReadonlyMap<string, Script>;
}

export interface ProjectDependencies {
  readonly manifests: ProjectManifests;
  readonly pythons: readonly PythonVersion[];
  readonly graph: DependencyGraph;
}

/** Whom the projects trust more than they should. */
export interface CheckedSettings {
  readonly findings: readonly FindingDraft[];
  /** Rules that could not be asked, by the folder of the project. */
  readonly incomplete: readonly Incomplete[];
}

export interface DependencyFacts {
  /** Of what was read; absolute. */
  readonly root: string;
  /** Sorted by folder. */
  readonly projects: readonly ProjectDependencies[];
  readonly settings: CheckedSettings;
  readonly incomplete: readonly Incomplete[];
  readonly environment: Environment;
  /** How many files were read. */
  readonly manifests: number;
}

/**
 * Everything that the files of a folder say about its dependencies, and those that lie packed in it, if somebody looked
 * for them. Nothing is fetched, and nothing run.
 */
export function readDependencies(
  { root, files, ...rest }: Project,
  options: DependencyOptions,
  packed: Pick<Project, 'files' | 'incomplete'> = { files: [], incomplete: [] },
): DependencyFacts {
  const project = { ...rest, root, files: packed.files.length > 0 ? [...files, ...packed.files] : files };
  const { projects, incomplete } = readProjects(project, options.scripts);
  const read = projects.map((manifests) => withGraph(manifests, options));
  let settings: CheckedSettings | undefined;
  return {
    root,
    projects: read,
    // Most commands never ask.
    get settings() {
      settings ??= checkSettings(projects, new Map());
      return settings;
    },
    incomplete: [...incomplete, ...packed.incomplete],
    environment: withFiles(environmentFacts(read, options.platform), project),
    manifests: projects.reduce((sum, { manifests }) => sum + manifests.length, 0),
  };
}

/** The manifests of one project with what follows from them. */
export function withGraph(
  manifests: ProjectManifests,
  { python, platform }: DependencyOptions,
): ProjectDependencies {
  const pythons = python ? [python] : allowedPythons(manifests);
  const environments = pythons.flatMap((one) => markerEnvironments(one, platform));
  return { manifests, pythons, graph: buildGraph(manifests, environments) };
}

/**
 * A setting holds in the folders below as well, but is judged once, where it stands. `indexed` is what an index said,
 * if one was asked. A rule that fails costs that rule in that project.
 */
export function checkSettings(
  projects: readonly ProjectManifests[],
  indexed: ReadonlyMap<ProjectManifests, readonly IndexedPackage[]>,
  rules: readonly Setting[] = RULES,
): CheckedSettings {
  const trusts = new Map(projects.map((project) => [project.folder, trustOf(project)]));
  const findings: FindingDraft[] = [];
  const incomplete: Incomplete[] = [];
  for (const project of projects) {
    const inherited = foldersAbove(project.folder).flatMap((folder) => trusts.get(folder) ?? []);
    const trust = trusts.get(project.folder) as TrustSetting[];
    const context = { project, trust, inherited, indexed: indexed.get(project) ?? [] };
    for (const setting of rules) {
      try {
        pushAll(findings, setting.check(context));
      } catch (error) {
        incomplete.push({
          path: project.folder,
          reason: `${setting.rule.id} was not checked: ${whyUndone(error)}`,
        });
      }
    }
  }
  return { findings, incomplete };
}

/** Outermost first. */
function foldersAbove(folder: string): string[] {
  const above: string[] = [];
  for (let at = folder; at !== '.'; at = posix.dirname(at)) above.unshift(posix.dirname(at));
  return above;
}
