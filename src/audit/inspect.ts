/** A look at artifacts alone, without the project around them. */

import { type ArtifactAudit, auditArtifacts } from '../artifacts/audit.ts';
import type { OfSafe } from '../artifacts/entry.ts';
import { compareFindings } from '../finding/finding.ts';
import { incompleteInOrder } from '../finding/incomplete.ts';
import type { Network } from '../network/network.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type { Report } from '../report/report.ts';

export interface InspectOptions {
  /** Paths of the files that were named; something is said of each of them. */
  readonly named: ReadonlySet<string>;
  /** Files at addresses. */
  readonly remote?: RemoteFiles;
  readonly progress: Progress;
  readonly version: string;
  readonly ofSafe: OfSafe;
}

export interface RemoteFiles {
  readonly addresses: readonly URL[];
  readonly network: Network;
  /** Told what the user should know of the way: redirects, servers that give no parts. */
  readonly note: (text: string) => void;
}

/** The report on the artifacts among the project's files, and on those at addresses. Throws NetworkError. */
export async function inspect(
  project: Project,
  { named, remote, progress, version, ofSafe }: InspectOptions,
): Promise<Report> {
  const audits = [await auditArtifacts(project, { named, progress, ofSafe, sourceNames: true })];
  if (remote) audits.push(await remoteArtifacts(remote, progress));
  return {
    version: 1,
    tool: { name: 'wherefrom', version },
    root: '.',
    findings: audits.flatMap(({ findings }) => findings).sort(compareFindings),
    inventory: [],
    artifacts: audits.flatMap(({ artifacts }) => artifacts),
    dependencies: [],
    incomplete: incompleteInOrder([...project.incomplete, ...audits.flatMap(({ incomplete }) => incomplete)]),
    summary: {
      files: { python: 0, artifacts: audits.reduce((sum, { count }) => sum + count, 0), manifests: 0 },
      lines: 0,
      passedOver: project.passedOver,
    },
  };
}

/** What reaches the network is loaded only where there is something to fetch. */
async function remoteArtifacts(remote: RemoteFiles, progress: Progress): Promise<ArtifactAudit> {
  const { auditRemote } = await import('../artifacts/audit-remote.ts');
  return auditRemote(remote.addresses, remote.network, remote.note, progress);
}
