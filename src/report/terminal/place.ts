import { isWholeFile, type Location } from '../../finding/location.ts';
import { dotted } from './labels.ts';
import type { Pen } from './pen.ts';
import { type Line, lineWidth, type Span, solid, wrap } from './text.ts';

/** `app/views.py:12:12`, which terminals and editors open at a click; never broken, whatever the width. */
export function placeLink(pen: Pen, path: string, line?: number, column?: number): Span {
  const numbers = [line, column].filter((number) => number !== undefined);
  return solid(pen.exact([path, ...numbers].join(':')), 'link');
}

/** The link of a finding: to a byte where there are no lines, to the file where it is all meant. */
export function locationLink(pen: Pen, place: Location): Span {
  if (place.offset !== undefined) return solid(pen.exact(`${place.path} at byte ${place.offset}`), 'link');
  return isWholeFile(place)
    ? placeLink(pen, place.path)
    : placeLink(pen, place.path, place.line, place.column);
}

/** Places side by side where they are short, else one a line. */
export function placeLines(pen: Pen, places: readonly Line[], width: number): Line[] {
  const long = places.some((place) => lineWidth(place) > width / 2);
  return long ? places.flatMap((place) => wrap(place, width)) : wrap(dotted(pen, places), width);
}
