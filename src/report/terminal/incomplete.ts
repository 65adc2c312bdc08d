import type { Incomplete } from '../../finding/incomplete.ts';
import { compareText } from '../../finding/location.ts';
import { leastOf } from '../../limits/lists.ts';
import { counted, thousands } from '../words.ts';
import type { Pen } from './pen.ts';
import { placeLines, placeLink } from './place.ts';
import { indented, type Line, span, wrap } from './text.ts';

const MOST_PLACES = 5;

/** The section of what could not be read; none where all was. */
export function incompleteSections(pen: Pen, entries: readonly Incomplete[]): Line[][] {
  if (entries.length === 0) return [];
  return [[[span('Not looked at in full', 'strong')], ...incompleteLines(pen, entries)]];
}

/** What could not be read, by reason, the most frequent first. */
export function incompleteLines(pen: Pen, entries: readonly Incomplete[]): Line[] {
  return byReason(entries).flatMap((group) => {
    const shared = sharedReason(group.map(({ reason }) => reason.split(' ')));
    const head = [span(`${counted(group.length, 'place')}  `, 'medium'), span(pen.prose(shared.words))];
    const shown = group.slice(0, pen.verbose ? undefined : MOST_PLACES);
    const places = shown.map(
      (entry): Line => [placeLink(pen, entry.path, entry.line), ...ownWords(pen, entry, shared)],
    );
    const left = group.length - shown.length;
    if (left > 0) places.push([span(`and ${thousands(left)} more: --verbose`, 'faint')]);
    return [
      ...indented(wrap(head, pen.measure - 2), 2),
      ...indented(placeLines(pen, places, pen.measure - 4), 4),
    ];
  });
}

/** Reasons that begin and end alike are one, as `syntax error on line 3` and `… on line 41`. */
function byReason(entries: readonly Incomplete[]): Incomplete[][] {
  const groups = new Map<string, Incomplete[]>();
  for (const entry of entries) {
    const words = entry.reason.replace(/\d+/g, '#').split(' ');
    const key = [...words.slice(0, 3), '', ...words.slice(-3)].join(' ');
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups]
    .sort(([a, x], [b, y]) => y.length - x.length || compareText(a, b))
    .map(([, group]) => group);
}

/** What a group's reasons have in common: so many first words and so many last ones. */
interface Shared {
  readonly words: string;
  readonly first: number;
  readonly last: number;
}

function sharedReason(reasons: readonly (readonly string[])[]): Shared {
  const [one = []] = reasons;
  const shortest = leastOf(reasons.map((words) => words.length));
  let first = 0;
  while (first < shortest && reasons.every((words) => words[first] === one[first])) first += 1;
  // Lists that begin alike are not cut: what is left would read as a list of its own.
  if (first < shortest) while (first > 0 && one[first - 1]!.endsWith(',')) first -= 1;
  let last = 0;
  while (last < shortest - first && reasons.every((words) => words.at(-1 - last) === one.at(-1 - last)))
    last += 1;
  const same = reasons.every((words) => words.length === first + last);
  // `… and 18 more, so no …`: what a comma ends is of the part before.
  if (!same && /[,;:]$/.test(one.at(-last) ?? '')) last -= 1;
  const middle = same ? [] : ['…'];
  const words = [...one.slice(0, first), ...middle, ...one.slice(one.length - last)].join(' ');
  return { words: words.replace(/ (on|at) (line|byte|offset) …$/, ''), first, last };
}

/** What one reason says beside the shared words; a line number stands in the link already. */
function ownWords(pen: Pen, { reason, line }: Incomplete, { first, last }: Shared): Line {
  const words = reason.split(' ');
  const own = words
    .slice(first, words.length - last)
    .join(' ')
    .replace(/[,;:]$/, '');
  return own === '' || own === String(line) ? [] : [span(`  ${pen.prose(own)}`, 'faint')];
}
