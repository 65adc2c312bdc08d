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

/**
 * True if the file is what the pattern's end names, part by part from the last one on, up to a part that says
 * nothing of the folder. A pattern that is longer names a place outside of the project, such as an absolute path.
 */
export function endsAs(file: readonly string[], pattern: readonly string[]): boolean {
  const parts = pattern.filter((part) => part !== '.' && part !== '');
  for (let back = 1; back <= Math.min(parts.length, file.length); back += 1) {
    const part = parts.at(-back) as string;
    if (part === '..' || part === '**' || (part === '*' && back > 1)) return true;
    if (!matches(file.at(-back) as string, part)) return false;
  }
  return true;
}

/** `*` is any text and `?` any character, without a regular expression that could run away. */
function matches(name: string, pattern: string): boolean {
  const pieces = pattern.split('*');
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (pieces.length === 1) return fits(name, pattern, 0) && name.length === pattern.length;
  if (name.length < first.length + last.length || !fits(name, first, 0)) return false;
  if (!fits(name, last, name.length - last.length)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    while (at <= name.length - last.length && !fits(name, piece, at)) at += 1;
    at += piece.length;
  }
  return at <= name.length - last.length;
}

function fits(name: string, piece: string, at: number): boolean {
  for (let i = 0; i < piece.length; i += 1) if (piece[i] !== '?' && piece[i] !== name[at + i]) return false;
  return true;
}
