import type { Edit } from '../finding/fix.ts';

/** Bytes put into bytes. What lies between edits is copied, so nothing of it can change. */

/** A piece of a file to be replaced. */
export type Splice = Pick<Edit, 'start' | 'end' | 'content'>;

/** The file with its edits made. They must not overlap; insertions at one offset are made in their order. */
export function spliced(file: Uint8Array, edits: readonly Splice[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, content } of inOrder(edits)) {
    if (start < at || end < start || end > file.length)
      throw new Error(`edits overlap or leave the file at ${start}`);
    parts.push(file.subarray(at, start), Buffer.from(content));
    at = end;
  }
  parts.push(file.subarray(at));
  return Uint8Array.from(Buffer.concat(parts));
}

/** By offset; an insertion before what replaces the bytes behind it. */
export function inOrder<E extends Splice>(edits: readonly E[]): E[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Whether both can be made: they share no byte, and neither inserts into what the other replaces. Insertions at one
 * offset fit if they are the same or both whole lines.
 */
export function areApart(a: Splice, b: Splice): boolean {
  if (isSame(a, b)) return true;
  if (a.start === a.end && b.start === b.end && a.start === b.start)
    return isWholeLines(a.content) && isWholeLines(b.content);
  if (a.start === a.end) return a.start <= b.start || a.start >= b.end;
  if (b.start === b.end) return b.start <= a.start || b.start >= a.end;
  return a.end <= b.start || b.end <= a.start;
}

export function isSame(a: Splice, b: Splice): boolean {
  return a.start === b.start && a.end === b.end && a.content === b.content;
}

function isWholeLines(text: string): boolean {
  return /^[\r\n]|[\r\n]$/.test(text);
}
