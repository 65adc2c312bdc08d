import { isWholeFile, type Location } from '../../finding/location.ts';
import type { Action } from '../actions.ts';

/** Stands in the body of a card, so that whoever follows a link to it finds the card open. */
export function anchorOf(location: Location): string {
  return isWholeFile(location) ? anchorOfFile(location.path) : anchor(location);
}

export function anchorOfFile(path: string): string {
  return encoded(path);
}

/** Where an action's card is: of a package only the part of the page is known. */
export function linkTo({ place: { path, line, column } }: Action): string {
  if (line === undefined) return `#${anchorOfFile(path)}`;
  return column === undefined ? '#dependencies' : `#${anchor({ path, line, column })}`;
}

function anchor({ path, line, column }: Pick<Location, 'path' | 'line' | 'column'>): string {
  return encoded(`${path}:${line}:${column}`);
}

/** Half a surrogate pair cannot be written in an address. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
