/** An index with some records made anew: those of an {@link Increment}. */
import { compareText } from '../../finding/location.ts';
import type { Budget } from '../../limits/budget.ts';
import type { Progress } from '../../project/progress.ts';
import type { Advisory } from './advisory.ts';
import { flawsOf } from './aliases.ts';
import { collect } from './collect.ts';
import type { Increment } from './increment.ts';
import { type AdvisoryIndex, encodeIndex } from './index-file.ts';
import { compareIds } from './text.ts';

/** Equal to the index of the whole export, apart from what `meta` counts of records that were withdrawn before. */
export function mergeIndex(
  index: AdvisoryIndex,
  { ids, documents }: Increment,
  read: string,
  budget: Budget,
  progress: Progress,
): Buffer {
  const news = collect(documents, budget, progress);
  const changed = new Set(ids);
  const before = new Map(
    index.packageNames().map((name) => [name, index.flawsOf(name).flatMap(({ records }) => records)]),
  );
  const packages = new Map<string, Advisory[]>();
  for (const name of new Set([...before.keys(), ...news.packages.keys()])) {
    const kept = (before.get(name) ?? []).filter(({ id }) => !changed.has(id));
    const added = (news.packages.get(name) ?? []).flat();
    const all = [...kept, ...added].sort((a, b) => compareIds(a.id, b.id));
    if (all.length > 0) packages.set(name, all);
  }
  const flaws = new Map([...packages].map(([name, list]) => [name, flawsOf(list)]));
  const inForce = new Set(idsOf(packages.values()));
  const gone = idsOf(before.values()).filter((id) => !inForce.has(id));
  const { meta } = index;
  const merged = {
    ...meta,
    read,
    whole: meta.whole ?? meta.read,
    newest: [meta.newest, news.newest].sort(compareText)[1] as string,
    records: inForce.size,
    packages: packages.size,
    withdrawn: meta.withdrawn + gone.length,
    broken: [...meta.broken, ...news.broken],
    brokenCount: meta.brokenCount + news.brokenCount,
  };
  return encodeIndex(merged, flaws);
}

function idsOf(lists: Iterable<readonly Advisory[]>): string[] {
  return [...new Set([...lists].flatMap((list) => list.map(({ id }) => id)))];
}
