/**
 * Which call loads which artifact. The code audit knows a call and the literals that its path is made of, the
 * artifact audit knows what the file does; a call whose data nobody can change is still no safe one if the data
 * that came with the project is a program.
 */
import type { Load } from '../code/audit.ts';
import type { ArtifactEntry, ArtifactVerdict, InventoryEntry } from '../report/report.ts';

export interface Linked {
  readonly artifacts: readonly ArtifactEntry[];
  readonly inventory: readonly InventoryEntry[];
}

/** Artifacts with the places that load them, and calls judged by the files that they load. */
export function linkLoads(
  artifacts: readonly ArtifactEntry[],
  inventory: readonly InventoryEntry[],
  loads: readonly Load[],
): Linked {
  const files = artifacts.filter(({ path }) => !path.includes('!/'));
  const loadedBy = new Map<ArtifactEntry, InventoryEntry[]>();
  const judged = new Map<InventoryEntry, InventoryEntry>();
  for (const { entry, names } of loads) {
    const loaded = files.filter(({ path }) => names.some((name) => isNamed(path, name)));
    if (loaded.length === 0) continue;
    judged.set(entry, byFile(entry, loaded));
    for (const file of loaded) loadedBy.set(file, [...(loadedBy.get(file) ?? []), entry]);
  }
  return {
    artifacts: artifacts.map((file) => {
      const places = loadedBy.get(file)?.map(({ path, line }) => ({ path, line }));
      return places ? { ...file, loadedBy: places } : file;
    }),
    inventory: inventory.map((entry) => judged.get(entry) ?? entry),
  };
}

/** Whether a path ends in what a literal says: `models/ranker.pkl` and `../models/ranker.pkl`, or `ranker.pkl`. */
function isNamed(path: string, literal: string): boolean {
  const name = literal.replaceAll('\\', '/').replace(/^(?:\.{0,2}\/)+/, '');
  return name.includes('.') && (path === name || path.endsWith(`/${name}`));
}

/** The worst first. */
const VERDICTS: readonly ArtifactVerdict[] = ['dangerous', 'suspicious', 'unreadable', 'unknown', 'safe'];

function byFile(entry: InventoryEntry, files: readonly ArtifactEntry[]): InventoryEntry {
  const [worst] = files.toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  const { path, verdict } = worst as ArtifactEntry;
  if (verdict === 'safe') return { ...entry, reason: `${path} beside the code, which runs nothing` };
  const isFinding = verdict === 'dangerous' || verdict === 'suspicious';
  return {
    ...entry,
    verdict: isFinding ? 'finding' : 'unknown',
    reason: `${path} beside the code, which is ${verdict}`,
  };
}
