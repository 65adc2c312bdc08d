import type { Incomplete } from '../../finding/incomplete.ts';
import { compareText } from '../../finding/location.ts';
import { counted, thousands } from '../words.ts';
import { dotted } from './labels.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { indented, type Line, span, wrap } from './text.ts';

const MOST_PLACES = 5;

/** What could not be read, by reason, the most frequent first. */
export function incompleteLines(pen: Pen, entries: readonly Incomplete[]): Line[] {
  return byReason(entries).flatMap((group) => {
    const head = [span(`${counted(group.length, 'place')}  `, 'medium'), span(pen.prose(wordsOf(group)))];
    const shown = group.slice(0, pen.verbose ? undefined : MOST_PLACES);
    const places = shown.map(({ path, line }): Line => [placeLink(pen, path, line)]);
    const left = group.length - shown.length;
    if (left > 0) places.push([span(`and ${thousands(left)} more: --verbose`, 'faint')]);
    return [
      ...indented(wrap(head, pen.measure - 2), 2),
      ...indented(wrap(dotted(pen, places), pen.measure - 4), 4),
    ];
  });
}

/** Reasons that differ in their numbers alone, as in `syntax error on line 3`, are one. */
function byReason(entries: readonly Incomplete[]): Incomplete[][] {
  const groups = new Map<string, Incomplete[]>();
  for (const entry of entries) {
    const key = entry.reason.replace(/\d+/g, '#');
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups]
    .sort(([a, x], [b, y]) => y.length - x.length || compareText(a, b))
    .map(([, group]) => group);
}

/** The reason that a group shares, without what only one of them has. */
function wordsOf(group: readonly Incomplete[]): string {
  const { reason } = group[0] as Incomplete;
  if (group.every((entry) => entry.reason === reason)) return reason;
  return reason.replace(/ (on|at|in) (line|byte|offset) \d+/g, '').replace(/\d+/g, 'N');
}
