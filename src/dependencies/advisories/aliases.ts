/** One flaw has a record in several databases, which name each other as aliases: one finding. */
import type { Advisory } from './advisory.ts';
import { compareIds } from './text.ts';

/**
 * Whose name a finding carries: a record of malice first, as nothing else matters then; then the database that is
 * kept for Python; then the most used ones.
 */
const DATABASES = ['MAL-', 'PYSEC-', 'GHSA-', 'CVE-'];

/** Records of one package about the same flaw; the one whose name it carries comes first. Never empty. */
export type Flaw = readonly Advisory[];

/**
 * Records of one package by flaw. Two records are the same flaw if they share a name, unless each has a CVE number
 * and none of these is shared: there are records that list an alias of their neighbour by mistake, and two numbers
 * are two flaws.
 */
export function flawsOf(advisories: readonly Advisory[]): Flaw[] {
  const flaws: Advisory[][] = [];
  const byName = new Map<string, Advisory[][]>();
  for (const advisory of [...advisories].sort(compareRank)) {
    const candidates = namesOf(advisory).flatMap((name) => byName.get(name) ?? []);
    const known = candidates.find((members) => members.some((member) => isSame(member, advisory)));
    const flaw = known ?? [];
    flaw.push(advisory);
    if (!known) flaws.push(flaw);
    for (const name of namesOf(advisory)) {
      const others = byName.get(name) ?? [];
      if (!others.includes(flaw)) byName.set(name, [...others, flaw]);
    }
  }
  return flaws;
}

function isSame(a: Advisory, b: Advisory): boolean {
  const names = new Set(namesOf(b));
  const shared = namesOf(a).filter((name) => names.has(name));
  if (shared.length === 0) return false;
  return shared.some(isCve) || !namesOf(a).some(isCve) || !namesOf(b).some(isCve);
}

function namesOf({ id, aliases }: Advisory): string[] {
  return [id, ...aliases];
}

function isCve(name: string): boolean {
  return name.startsWith('CVE-');
}

function compareRank(a: Advisory, b: Advisory): number {
  return rank(a.id) - rank(b.id) || compareIds(a.id, b.id);
}

function rank(name: string): number {
  const place = DATABASES.findIndex((prefix) => name.startsWith(prefix));
  return place < 0 ? DATABASES.length : place;
}

/** All names of a flaw; the numbers that people search for come first. */
export function allNames(flaw: Flaw): string[] {
  const names = new Set(flaw.flatMap(namesOf));
  const ranked = [...names].map((name) => ({ name, order: isCve(name) ? 0 : 1 + rank(name) }));
  return ranked.sort((a, b) => a.order - b.order || compareIds(a.name, b.name)).map(({ name }) => name);
}
