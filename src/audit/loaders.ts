import { endsAs } from '../project/named-files.ts';
import type { ArtifactEntry, InventoryEntry } from '../report/report.ts';

/**
 * What the code audit and the artifact audit know of each other: which calls load which files. Code seldom spells out
 * a whole path, so that it is the end of a path that is compared; of two files with one end both are said to be loaded.
 */
export interface Linked {
  readonly artifacts: readonly ArtifactEntry[];
  readonly inventory: readonly InventoryEntry[];
}

export function linked(artifacts: readonly ArtifactEntry[], inventory: readonly InventoryEntry[]): Linked {
  const loading = inventory.filter(({ opens }) => opens !== undefined);
  return {
    artifacts: artifacts.map((artifact) => withLoaders(artifact, loading)),
    inventory: inventory.map((entry) => withLoaded(entry, artifacts)),
  };
}

function withLoaders(artifact: ArtifactEntry, inventory: readonly InventoryEntry[]): ArtifactEntry {
  const loadedBy = inventory
    .filter((entry) => loads(entry, artifact))
    .map(({ path, line }) => ({ path, line }));
  return loadedBy.length > 0 ? { ...artifact, loadedBy } : artifact;
}

/** A call is not safe because its file lies beside the code, if that very file is not. */
function withLoaded(entry: InventoryEntry, artifacts: readonly ArtifactEntry[]): InventoryEntry {
  const bad = artifacts.find((artifact) => NOT_TO_LOAD.includes(artifact.verdict) && loads(entry, artifact));
  if (!bad) return entry;
  return { ...entry, verdict: 'finding', reason: `${entry.reason}: ${bad.path} is ${bad.verdict}` };
}

const NOT_TO_LOAD: readonly string[] = ['dangerous', 'suspicious'];

function loads({ opens }: InventoryEntry, { path }: ArtifactEntry): boolean {
  // Of `models.zip!/clf.pkl` it is `models.zip` that is opened.
  const file = (path.split('!/', 1)[0] as string).split('/');
  return opens?.some((pattern) => endsAs(file, pattern.split('/'))) === true;
}
