/**
 * A place in a file of the audited root. `path` is relative to the root and uses `/`; lines and columns count
 * from 1, columns in Unicode code points; the end is exclusive.
 */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** In files that have no lines: the byte that is meant. */
  readonly offset?: number;
}

/** The place of a whole file, or of one byte in a file without lines. */
export function wholeFile(path: string, offset?: number): Location {
  const start = { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return offset === undefined ? start : { ...start, offset };
}

/** True of what {@link wholeFile} makes: no line of it is meant. */
export function isWholeFile(place: Location): boolean {
  const { line, column, endLine, endColumn, offset } = place;
  return offset !== undefined || (line === 1 && column === 1 && endLine === 1 && endColumn <= 1);
}

/** The place of a whole line. `text` is the line itself, if it is at hand. */
export function wholeLine(path: string, line: number, text = ''): Location {
  return { path, line, column: 1, endLine: line, endColumn: [...text].length + 1 };
}

/** The file that a path means: of a member of an archive, `model.zip!/data.pkl`, the archive. */
export function fileOf(path: string): string {
  const member = path.indexOf('!/');
  return member < 0 ? path : path.slice(0, member);
}

/** Orders by path, then line, then column, then offset; the same on every machine. */
export function compareLocations(a: Location, b: Location): number {
  return (
    compareText(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    (a.offset ?? 0) - (b.offset ?? 0) ||
    a.endLine - b.endLine ||
    a.endColumn - b.endColumn
  );
}

/** By UTF-16 code units: fixed, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
