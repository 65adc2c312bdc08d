/** Where lines start outside of brackets: blank lines, INDENT and DEDENT. */
import { NEVER_FIRST } from './byte-tables.ts';
import * as C from './characters.ts';
import { type Cursor, MAX_INDENTS } from './cursor.ts';
import * as T from './tokens.ts';

/** At the start of a line: true if that gives a token by itself. */
export function startLine(cursor: Cursor): boolean {
  if (cursor.pendingDedents > 0) {
    dedent(cursor);
    return true;
  }
  const column = passBlankLines(cursor);
  const level = cursor.indentCount === 0 ? 0 : cursor.indents[cursor.indentCount - 1]!;
  if (cursor.pos >= cursor.limit) cursor.pendingDedents = cursor.indentCount;
  else if (column > level) return indent(cursor, column);
  else if (column < level) cursor.pendingDedents = outerLevels(cursor, column);
  if (cursor.pendingDedents > 0) {
    dedent(cursor);
    return true;
  }
  cursor.atLineStart = cursor.pos >= cursor.limit;
  return false;
}

/** Passes blank lines and gives the column where the first other one starts, tabs to 8 as in Python 2. */
function passBlankLines(cursor: Cursor): number {
  const { bytes } = cursor;
  let { pos } = cursor;
  let column = 0;
  let continued = 0;
  for (;;) {
    const c = bytes[pos]!;
    if (c === C.SPACE) column += 1;
    else if (c === C.TAB) column = (column | 7) + 1;
    else if (c === C.FF) column = 0;
    else if (c === C.BACKSLASH && cursor.continues(pos)) {
      // Only the first of several continued lines counts.
      continued = continued || column;
      pos = cursor.afterLineEnd(pos + 1);
      continue;
    } else if (c === C.LF || c === C.CR) {
      column = continued = 0;
    } else if (c === C.HASH) {
      pos = cursor.comment(pos);
      continue;
    } else if (c !== 0 || !cursor.passNull(pos)) break;
    pos += 1;
  }
  cursor.pos = pos;
  return continued || column;
}

function indent(cursor: Cursor, column: number): boolean {
  cursor.atLineStart = false;
  if (cursor.indentCount >= MAX_INDENTS) {
    cursor.error(cursor.pos, cursor.pos + 1, 'too many levels of indentation');
    return false;
  }
  cursor.indents[cursor.indentCount] = column;
  cursor.indentCount += 1;
  cursor.mark(T.INDENT, cursor.pos);
  return true;
}

/**
 * How many blocks a line ends that starts at a column. One between two levels stays in the inner block, and so
 * does one that is no statement at all: most often the line is damaged, and those after it are in that block.
 */
function outerLevels(cursor: Cursor, column: number): number {
  const { indents } = cursor;
  if (NEVER_FIRST[cursor.bytes[cursor.pos]!]) return 0;
  let count = 0;
  let inner = cursor.indentCount - 1;
  while (inner >= 0 && (inner === 0 ? 0 : indents[inner - 1]!) >= column) {
    inner -= 1;
    count += 1;
  }
  if (inner >= 0 && indents[inner] !== column) {
    cursor.error(cursor.pos, cursor.pos + 1, 'unindent does not match any outer indentation level');
  }
  return count;
}

function dedent(cursor: Cursor): void {
  cursor.pendingDedents -= 1;
  cursor.indentCount -= 1;
  if (cursor.pendingDedents === 0) cursor.atLineStart = cursor.pos >= cursor.limit;
  cursor.mark(T.DEDENT, cursor.pos);
}
