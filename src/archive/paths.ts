import type { Budget } from '../limits/budget.ts';
import { pushAll } from '../limits/lists.ts';

/**
 * True for names of members that unpacking would write outside of the folder, on one system or the other: absolute,
 * with a drive, or going up further than down.
 */
export function leadsOut(name: string): boolean {
  if (/^(?:[/\\]|[A-Za-z]:)/.test(name)) return true;
  let depth = 0;
  for (const part of name.split(/[/\\]/)) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/** As Linux has it. */
const MOST_LINKS = 40;

/**
 * Where a name leads by way of symbolic links, which are given by their own such places with what they point to; undefined
 * if it is out of the folder. Each link may be harmless by itself: `a/b` that is `.`, and below it `c` that is `..`. A
 * chain without an end is taken as it stands. Throws LimitReached.
 */
export function placeThrough(
  links: ReadonlyMap<string, string>,
  name: string,
  budget: Budget,
): string | undefined {
  const at: string[] = [];
  const left = name.split('/').reverse();
  for (let followed = 0; left.length > 0; ) {
    const part = left.pop() as string;
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (at.pop() === undefined) return undefined;
      continue;
    }
    at.push(part);
    // Names may be as long as an archive.
    budget.spendOperations(at.length);
    const target = followed < MOST_LINKS ? links.get(at.join('/')) : undefined;
    if (target === undefined) continue;
    if (target.startsWith('/')) return undefined;
    followed += 1;
    at.pop();
    pushAll(left, target.split('/').reverse());
  }
  return at.join('/');
}
