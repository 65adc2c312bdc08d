import type { Edit, PlacedEdit } from '../finding/fix.ts';

/** Lines and columns of edits, both from 1, columns in code points; CR, LF and CRLF end lines. */

/** A file as UTF-8, and where an offset in its own bytes lies in that. */
export interface Characters {
  readonly utf8: Uint8Array;
  readonly offsetOf: (own: number) => number;
}

/** Places edits in files that are each read once. */
export function placesIn(read: (path: string) => Characters): (edit: Edit) => PlacedEdit {
  const files = new Map<string, Characters>();
  return ({ path, start, end, content }) => {
    const file = files.get(path) ?? read(path);
    files.set(path, file);
    const [from, to] = [start, end].map((own) => positionIn(file.utf8, file.offsetOf(own))) as [
      Position,
      Position,
    ];
    const place = { path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
    return { place, content };
  };
}

const [LF, CR] = [10, 13];

interface Position {
  readonly line: number;
  readonly column: number;
}

function positionIn(file: Uint8Array, offset: number): Position {
  let line = 1;
  let begin = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf ? 3 : 0;
  for (let at = 0; at < offset; at += 1) {
    if (file[at] !== LF && (file[at] !== CR || file[at + 1] === LF)) continue;
    line += 1;
    begin = at + 1;
  }
  const before = Buffer.from(file.subarray(begin, Math.max(begin, offset))).toString('utf8');
  return { line, column: [...before].length + 1 };
}
