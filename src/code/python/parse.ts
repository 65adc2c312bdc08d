import { Parser } from './parser.ts';
import { type Source, sourceOf } from './source.ts';
import { module } from './statements.ts';
import { Tree } from './tree.ts';

export interface ParseOptions {
  /** Lines that only IPython understands (`%magic`, `!shell`, `name?`) are kept as Magic nodes, without an error. */
  readonly ipython?: boolean;
}

/** Words that the parser of a thread keeps between files; more are given back. */
const KEPT_WORDS = 1 << 23;

/** Files with fewer errors, and larger files, are not read a second time. */
const MANY_ERRORS = 3;
const READ_AGAIN_BYTES = 1 << 23;

let parser = new Parser();

/**
 * Parses one file: any Python from 2.7 to 3.15, in any encoding that a coding cookie may name. Never throws; what
 * cannot be read is in the tree's `errors` and its Error nodes. The tree keeps `file`: it must not be changed.
 */
export function parse(file: Uint8Array, options: ParseOptions = {}): Tree {
  const source = sourceOf(file);
  const ipython = options.ipython ?? false;
  const tree = read(source, ipython, -1);
  if (tree.errorCount < MANY_ERRORS || source.bytes.length > READ_AGAIN_BYTES) return tree;
  return readAgain(tree, ipython);
}

function read(source: Source, ipython: boolean, cut: number): Tree {
  parser.begin(source.bytes, source.start, ipython);
  parser.cut = cut;
  parser.next();
  const root = module(parser);
  const nodes = parser.nodes.slice(0, parser.top);
  const comments = parser.comments.slice(0, parser.commentCount);
  const errors = [...source.errors, ...parser.errors].sort((a, b) => a.start - b.start);
  const errorCount = source.errors.length + parser.errorCount;
  if (parser.nodes.length > KEPT_WORDS || parser.bytes.length > KEPT_WORDS) parser = new Parser();
  return new Tree(source, nodes, root, comments, errors, errorCount);
}

/**
 * One lost or stray `"""` turns all that follows inside out: code is text and text is code. The string around the
 * first error, or the first after it, is then the wrong one: the file is read once more without either, and what
 * has the fewest errors is kept.
 */
function readAgain(tree: Tree, ipython: boolean): Tree {
  let best = tree;
  for (const cut of suspects(tree.errors[0]!.start)) {
    const other = read(tree.source, ipython, cut);
    if (other.errorCount < best.errorCount) best = other;
  }
  return best;
}

/** The last string with three quotes that starts before an offset, and the first one after it. */
function suspects(offset: number): number[] {
  const { longStrings, longStringCount } = parser;
  let i = 0;
  while (i < longStringCount && longStrings[i]! < offset) i += 2;
  return [...longStrings.subarray(Math.max(i - 2, 0), Math.min(i + 2, longStringCount))].filter(
    (_, j) => j % 2 === 0,
  );
}
