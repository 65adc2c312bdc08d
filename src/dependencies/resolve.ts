/** Dependencies of projects without a lock, resolved: whatever is asked of a lock can then be asked of them. */

import type { Incomplete } from '../finding/incomplete.ts';
import { pushAll } from '../limits/lists.ts';
import type { ClientCertificate, Network } from '../network/network.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import type { Progress } from '../project/progress.ts';
import { checkSettings, type DependencyFacts, type ProjectDependencies, withGraph } from './audit.ts';
import { environmentFacts } from './environment-facts.ts';
import { openIndex, type PackageIndex } from './index/client.ts';
import { type HostSecrets, indexesFor } from './index/indexes.ts';
import { BUILD, type TrustSetting } from './reading/declarations.ts';
import { isLocked, type ProjectManifests } from './reading/project-manifests.ts';
import { resolveProject } from './resolving/project.ts';
import { targetOf, usualPython } from './resolving/target.ts';
import type { IndexedPackage } from './trust/indexed.ts';
import { trustOf } from './trust/setting.ts';

/** Where packages are looked up, and what the machine says about it. */
export interface IndexAccess {
  /** `--index-url`. */
  readonly indexUrl: string | undefined;
  /** The user's and the machine's own settings, the strongest first. */
  readonly settings: readonly TrustSetting[];
  readonly secrets: HostSecrets;
  /** The user's own, for the indexes that the user names; without `pem` it cannot be read. */
  readonly certificate?: { readonly path: string; readonly pem: string | undefined };
  /** False: what the audited project says about indexes is not followed. */
  readonly followProject: boolean;
  readonly cacheDir: string | undefined;
  readonly offline: boolean;
  readonly now: Date;
  readonly network: Network;
}

export interface ResolveOptions {
  readonly python: PythonVersion | undefined;
  readonly platform: Platform;
  readonly access: IndexAccess;
  readonly progress: Progress;
  /** Also asks the index about the packages of each project, locked ones included, and judges what it says. */
  readonly judge?: boolean;
}

/** Projects with a lock, or that ask for nothing, keep their versions. */
export async function resolveDependencies(
  facts: DependencyFacts,
  options: ResolveOptions,
): Promise<DependencyFacts> {
  const incomplete: Incomplete[] = [];
  const projects: ProjectDependencies[] = [];
  const indexed = new Map<ProjectManifests, readonly IndexedPackage[]>();
  for (const project of facts.projects) {
    if (!needsResolution(project) && !options.judge) {
      projects.push(project);
      continue;
    }
    const { index, notes } = await openFor(project, facts.root, options.access);
    const path = speaksFor(project);
    pushAll(
      incomplete,
      notes.map((reason) => ({ path, reason })),
    );
    try {
      const resolved = needsResolution(project)
        ? await resolveOne(project, index, options)
        : { project, incomplete: [] };
      projects.push(resolved.project);
      pushAll(incomplete, resolved.incomplete);
      if (!options.judge) continue;
      options.progress.stage('asking the index about packages');
      // It reads signatures, which takes libraries that nothing else here needs.
      const { indexedPackages } = await import('./releases/facts.ts');
      const { packages, unknown } = await indexedPackages(resolved.project.graph, index);
      indexed.set(project.manifests, packages);
      pushAll(
        incomplete,
        unknown.map((reason) => ({ path, reason })),
      );
    } finally {
      await index.close();
    }
  }
  const settings = options.judge
    ? checkSettings(
        facts.projects.map((project) => project.manifests),
        indexed,
      )
    : undefined;
  return {
    root: facts.root,
    projects,
    get settings() {
      return settings ?? facts.settings;
    },
    incomplete: [...facts.incomplete, ...incomplete],
    environment: { ...facts.environment, ...environmentFacts(projects, options.platform) },
    manifests: facts.manifests,
  };
}

function needsResolution({ manifests }: ProjectDependencies): boolean {
  const asks = manifests.manifests.some(({ facts }) =>
    facts.requirements.some(
      ({ groups, role }) => role === 'requirement' && groups.some((one) => one !== BUILD),
    ),
  );
  return asks && !isLocked(manifests);
}

async function resolveOne(
  project: ProjectDependencies,
  index: PackageIndex,
  { python, platform, progress }: ResolveOptions,
) {
  const target = targetOf(python ?? usualPython(project.pythons), platform);
  progress.stage('resolving');
  const { manifests, incomplete } = await resolveProject(project.manifests, {
    target,
    index,
    onProject: () => progress.advance(),
  });
  return { project: withGraph(manifests, { python: target.python, platform }), incomplete };
}

/** The file that what concerns a whole project is said of: the first that asks for anything. */
export function speaksFor({ manifests: { manifests, folder } }: ProjectDependencies): string {
  const asking = manifests.find(({ facts }) => facts.requirements.length > 0);
  return (asking ?? manifests[0])?.path ?? folder;
}

/** The index as one project sees it; `root` is the audited folder. */
export async function openFor(project: ProjectDependencies, root: string, access: IndexAccess) {
  const { indexUrl: commandLine, settings, secrets, followProject } = access;
  const layers = [followProject ? trustOf(project.manifests) : [], settings];
  const named = followProject ? namedIndexes(project) : undefined;
  const { notes, ...indexes } = await indexesFor({
    ...{ commandLine, layers, secrets, root },
    ...(named && { named }),
  });
  const network = { ...access.network, certificate: await certificateOf(access) };
  const unreadable = access.certificate && access.certificate.pem === undefined;
  return {
    index: openIndex({ ...access, ...indexes, network }),
    notes: unreadable
      ? [...notes, `the client certificate ${access.certificate?.path} cannot be read`]
      : notes,
  };
}

/** Shown to the indexes of the user, and never to those that a project alone names. */
async function certificateOf(access: IndexAccess): Promise<ClientCertificate | undefined> {
  const { certificate, indexUrl, settings } = access;
  if (certificate?.pem === undefined) return undefined;
  const own = settings.flatMap((one) => (one.kind === 'index' ? [one.url] : []));
  const urls = indexUrl === undefined ? own : [indexUrl, ...own];
  const named = urls.length > 0 ? urls : [(await import('./index/default-index.ts')).defaultIndex()];
  const origins = named.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin);
  return { pem: certificate.pem, origins: new Set(origins) };
}

/** Which index the project names for which package; a lock speaks of the index that it was made with. */
function namedIndexes({ manifests: { manifests } }: ProjectDependencies): Map<string, string> {
  const named = new Map<string, string>();
  for (const { format, facts } of manifests)
    for (const { name, source } of format.kind === 'lock' ? [] : facts.requirements)
      if (name !== undefined && source.kind === 'index' && source.index !== undefined)
        named.set(name, source.index);
  return named;
}
