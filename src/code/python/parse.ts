import { Parser } from './parser.ts';
import { sourceOf } from './source.ts';
import { module } from './statements.ts';
import { type ParseError, Tree } from './tree.ts';

export interface ParseOptions {
  /** Lines that only IPython understands (`%magic`, `!shell`, `name?`) are kept as Magic nodes, without an error. */
  readonly ipython?: boolean;
}

/** Words that the parser of a thread keeps between files; more are given back. */
const KEPT_WORDS = 1 << 23;

let parser = new Parser();

/**
 * Parses one file: any Python from 2.7 to 3.15, in any encoding that a coding cookie may name. Never throws; what
 * cannot be read is in the tree's `errors` and its Error nodes. The tree keeps `file`: it must not be changed.
 */
export function parse(file: Uint8Array, options: ParseOptions = {}): Tree {
  const source = sourceOf(file);
  parser.begin(source.bytes, source.start, options.ipython ?? false);
  parser.next();
  const root = module(parser);
  const nodes = parser.nodes.slice(0, parser.top);
  const comments = parser.comments.slice(0, parser.commentCount);
  const errors = inOrder([...source.errors, ...parser.errors]);
  const errorCount = source.errors.length + parser.errorCount;
  if (parser.nodes.length > KEPT_WORDS || parser.bytes.length > KEPT_WORDS) parser = new Parser();
  return new Tree(source, nodes, root, comments, errors, errorCount);
}

function inOrder(errors: ParseError[]): ParseError[] {
  return errors.sort((a, b) => a.start - b.start);
}
