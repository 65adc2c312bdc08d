import { compareText } from '../finding/location.ts';

/** The names that a misspelt one most likely means, the likeliest first; none if all are far off. */
export function nearest(wanted: string, names: readonly string[], most = 3): string[] {
  const word = wanted.toLowerCase();
  const near = names
    .map((name) => ({ name, distance: distanceTo(word, name) }))
    .filter(({ distance }) => distance <= Math.max(2, Math.floor(word.length / 4)))
    .sort((a, b) => a.distance - b.distance || compareText(a.name, b.name));
  const best = near[0]?.distance ?? 0;
  return near
    .filter(({ distance }) => distance <= best + 1)
    .slice(0, most)
    .map(({ name }) => name);
}

/** To the whole of `family/name` or to its name alone; a part of the name that is written right is near. */
function distanceTo(word: string, name: string): number {
  const tail = name.slice(name.indexOf('/') + 1);
  if (word !== '' && name.includes(word)) return 1;
  return Math.min(editDistance(word, name), editDistance(word, tail));
}

/** Insertions, deletions, replacements, and swaps of neighbours (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 40) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(row[j - 1]! + 1, above[j]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[b.length]!;
}
