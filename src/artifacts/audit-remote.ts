/** Artifacts at addresses: the same report as for files. */
import { fingerprinted } from '../finding/fingerprint.ts';
import type { Network } from '../network/network.ts';
import type { Progress } from '../project/progress.ts';
import { type ArtifactAudit, incompleteOf } from './audit.ts';
import type { Judged } from './entry.ts';
import { findingsOf } from './findings.ts';
import { inspectRemote } from './inspect-remote.ts';

/** One after the other. Throws NetworkError for the first that cannot be read. */
export async function auditRemote(
  addresses: readonly URL[],
  network: Network,
  note: (text: string) => void,
  progress: Progress,
): Promise<ArtifactAudit> {
  const files: { path: string; judged: readonly Judged[] }[] = [];
  progress.stage('inspecting at a distance', addresses.length);
  for (const address of addresses) {
    progress.advance();
    const { judged, notes, size, fetched, requests } = await inspectRemote(address, network);
    for (const text of notes) note(text);
    note(`${judged[0]?.entry.path}: ${fetched} of ${size} bytes fetched in ${requests} requests`);
    files.push({ path: judged[0]?.entry.path ?? '', judged });
  }
  const all = files.flatMap(({ judged }) => judged);
  return {
    artifacts: all.map(({ entry }) => entry),
    judged: all,
    findings: fingerprinted(
      files.flatMap(({ path, judged }) => judged.flatMap((one) => findingsOf(path, one, () => false))),
    ),
    incomplete: files.flatMap(({ path, judged }) => incompleteOf(path, judged)),
    count: files.length,
  };
}
