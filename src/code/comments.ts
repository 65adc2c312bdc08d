import { type Comment, DIRECTIVE_WORDS, isDirective } from '../suppression/comment.ts';
import type { Module } from './program/module.ts';
import { Kind } from './python/nodes.ts';
import { parse } from './python/parse.ts';
import type { Tree } from './python/tree.ts';

/** A tree and where its places stand in the file. */
export type Commented = Pick<Module, 'path' | 'tree' | 'placeOf'>;

/** The comments of a file that are meant for tools such as this one. What stands in a string is no comment. */
export function directivesIn({ path, tree, placeOf }: Commented): Comment[] {
  if (!hasDirective(tree)) return [];
  const comments = wholeComments(tree);
  if (!comments.some(({ text }) => isDirective(text))) return [];
  const spans = statementSpans(tree);
  const next = nextLines(comments);
  const inFile = (line: number) => placeOf({ line, column: 1 }).line;
  return comments
    .filter(({ text }) => isDirective(text))
    .map((comment) => {
      const { from, to } = spokenOf(comment, next, spans);
      return { ...comment, path, line: inFile(comment.line), from: inFile(from), to: inFile(to) };
    });
}

/** The same of Python that nobody has read. */
export function directivesOf(path: string, bytes: Uint8Array): Comment[] {
  return directivesIn({ path, tree: parse(bytes), placeOf: (position) => position });
}

/** From the bytes alone, for few comments are meant: whether a word of theirs can follow a `#` or `;`. */
function hasDirective({ bytes, comments }: Tree): boolean {
  for (let i = 0; i < comments.length; i += 2) {
    const end = comments[i + 1]!;
    for (let at = comments[i]!; at < end; at += 1) {
      if (bytes[at] !== HASH && bytes[at] !== SEMICOLON) continue;
      let word = at + 1;
      while (word < end && (bytes[word]! <= SPACE || bytes[word]! >= BEYOND_ASCII)) word += 1;
      if (BEGINNINGS.has(String.fromCharCode(bytes[word]! | CASE, bytes[word + 1]! | CASE))) return true;
    }
  }
  return false;
}

/** White space is all up to the space, and some of what is not ASCII. */
const [HASH, SEMICOLON, SPACE, BEYOND_ASCII] = [0x23, 0x3b, 0x20, 0x80];
/** The bit that makes a letter of ASCII a small one. */
const CASE = 0x20;
const BEGINNINGS: ReadonlySet<string> = new Set(DIRECTIVE_WORDS.map((word) => word.slice(0, 2)));

type Plain = Pick<Comment, 'line' | 'text' | 'alone'>;

function wholeComments(tree: Tree): Plain[] {
  const comments: Plain[] = [];
  for (let i = 0; i < tree.comments.length; i += 2) {
    const start = tree.comments[i] as number;
    const line = tree.line(start);
    const alone = tree.slice(tree.lineStart(line), start).trim() === '';
    comments.push({ line, text: tree.slice(start, tree.comments[i + 1] as number), alone });
  }
  return comments;
}

/** First line and last line of simple statements of several lines, both ways. */
interface Spans {
  readonly from: ReadonlyMap<number, number>;
  readonly to: ReadonlyMap<number, number>;
}

function statementSpans(tree: Tree): Spans {
  const [from, to] = [new Map<number, number>(), new Map<number, number>()];
  for (let node = tree.firstRecord(tree.root); node <= tree.root; node = tree.nextRecord(node)) {
    if (!SIMPLE.has(tree.kind(node))) continue;
    const [first, last] = [tree.line(tree.start(node)), tree.line(tree.end(node))];
    if (last === first) continue;
    from.set(first, last);
    to.set(last, first);
  }
  return { from, to };
}

const SIMPLE: ReadonlySet<number> = new Set([
  Kind.Return,
  Kind.Delete,
  Kind.Assign,
  Kind.AugAssign,
  Kind.AnnAssign,
  Kind.Raise,
  Kind.Assert,
  Kind.Expr,
  Kind.Print,
  Kind.Exec,
]);

/** For each comment that stands alone, the first line below it that is no such comment. From the last to the first. */
function nextLines(comments: readonly Plain[]): Map<number, number> {
  const next = new Map<number, number>();
  for (const { line, alone } of comments.toReversed()) {
    if (alone) next.set(line, next.get(line + 1) ?? line + 1);
  }
  return next;
}

/** A comment alone speaks of the statement below it, one at the beginning or end of a statement of all its lines. */
function spokenOf({ line, alone }: Plain, nextLine: ReadonlyMap<number, number>, spans: Spans) {
  if (!alone) return { from: spans.to.get(line) ?? line, to: spans.from.get(line) ?? line };
  const next = nextLine.get(line) ?? line + 1;
  return { from: next, to: spans.from.get(next) ?? next };
}
