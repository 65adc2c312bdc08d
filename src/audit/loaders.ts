import type { ArtifactEntry, InventoryEntry } from '../report/report.ts';

/**
 * Adds to each artifact the calls of the project that load a file of its name. Folders are not compared, because code
 * seldom spells them out; of two files with one name both are said to be loaded.
 */
export function loadedBy(
  artifacts: readonly ArtifactEntry[],
  inventory: readonly InventoryEntry[],
): readonly ArtifactEntry[] {
  const places = new Map<string, { path: string; line: number }[]>();
  for (const { opens = [], path, line } of inventory) {
    for (const name of opens) places.set(name, [...(places.get(name) ?? []), { path, line }]);
  }
  return artifacts.map((artifact) => {
    const found = places.get(nameOf(artifact.path));
    return found ? { ...artifact, loadedBy: found } : artifact;
  });
}

/** Of `models.zip!/clf.pkl` too, whoever loads it has unpacked it first: `models.zip` is what is opened. */
function nameOf(path: string): string {
  const file = path.split('!/', 1)[0] as string;
  return file.slice(file.lastIndexOf('/') + 1);
}
