import type { Finding } from '../finding/finding.ts';
import { isWholeFile } from '../finding/location.ts';
import type { Comment } from './comment.ts';
import { type Directive, names } from './directive.ts';

/** A comment, understood. */
export interface Read {
  readonly comment: Comment;
  readonly directive: Directive | undefined;
  /** What another tool would heed. */
  readonly foreign: string | undefined;
}

/** Lines of one place that are looked at, and comments that are heeded there: a hostile file has any number of both. */
const MOST_LINES = 1_000;
const MOST_COMMENTS = 20;

/** For the comments of one file: which of them speak of a finding in it, in their order. */
export function besideIn(reads: readonly Read[]): (finding: Finding) => readonly Read[] {
  const byLine = new Map<number, Read[]>();
  for (const read of reads) {
    if (isFull(byLine, read.comment.from) && isFull(byLine, read.comment.line)) continue;
    for (const line of spokenLines(read)) add(byLine, line, read);
  }
  // A finding about a whole file has no line of its own to write beside.
  const alone = reads.filter(({ comment }) => comment.alone).slice(0, MOST_COMMENTS);
  return (finding) => {
    const { location } = finding;
    const met = linesBetween(location.line, location.endLine).flatMap((line) => byLine.get(line) ?? []);
    const found = new Set(isWholeFile(location) ? [...met, ...alone] : met);
    return [...found].filter((read) => concerns(read, finding));
  };
}

/** Whether a directive names the rule of a finding. */
export function isMeant({ directive }: Read, { rule }: Finding): boolean {
  return directive !== undefined && names(directive, rule);
}

function spokenLines({ comment, directive, foreign }: Read): readonly number[] {
  const own = foreign !== undefined ? [comment.line] : [];
  return [...new Set(directive ? [...own, ...linesBetween(comment.from, comment.to)] : own)];
}

/** All of them, or of very many the first ones and the last. */
function linesBetween(from: number, to: number): number[] {
  const count = Math.min(to - from, MOST_LINES) + 1;
  const lines = Array.from({ length: Math.max(count, 1) }, (_, i) => from + i);
  return to - from > MOST_LINES ? [...lines, to] : lines;
}

function isFull(byLine: ReadonlyMap<number, readonly Read[]>, line: number): boolean {
  return (byLine.get(line)?.length ?? 0) >= MOST_COMMENTS;
}

function add(byLine: Map<number, Read[]>, line: number, read: Read): void {
  const reads = byLine.get(line);
  if (!reads) byLine.set(line, [read]);
  else if (!isFull(byLine, line)) reads.push(read);
}

/** Other tools look at the lines of the call itself, and only behind the code. */
function concerns(read: Read, finding: Finding): boolean {
  if (isMeant(read, finding)) return true;
  const { line, endLine } = finding.location;
  const { comment, foreign } = read;
  return (
    foreign !== undefined && !comment.alone && line <= comment.line && comment.line <= Math.max(line, endLine)
  );
}
