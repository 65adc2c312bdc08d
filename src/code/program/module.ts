import { intern, spelling } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Position, Tree } from '../python/tree.ts';

/** One Python file of the project, as the rest of the program sees it. */
export interface Module {
  /** Position in the program's list, which is sorted by path. */
  readonly index: number;
  /** Relative to the audited root, with `/`. */
  readonly path: string;
  readonly tree: Tree;
  /** From a place in the tree's text to the place in the file: another one in notebooks only. */
  readonly placeOf: (position: Position) => Position;
  /** The folder that stands on `sys.path` when this module is imported by its full name; '' for the root. */
  readonly importRoot: string;
  /** As another module would import it from there: `shop.views`; of an `__init__.py` the package's name. */
  readonly name: string;
  readonly isPackage: boolean;
  /** Every identifier that the file mentions, by name id; of dotted imports each part. */
  readonly mentions: ReadonlySet<number>;
}

/** Python 2's statement names the function that it is in Python 3. */
const EXEC = intern('exec');

/** All identifiers of a file, in one pass over its records. */
export function mentionsOf(tree: Tree): Set<number> {
  const mentions = new Set<number>();
  for (let node = tree.firstRecord(tree.root); node <= tree.root; node = tree.nextRecord(node)) {
    switch (tree.kind(node)) {
      case Kind.Name:
      case Kind.Attribute:
      case Kind.Keyword:
        mentions.add(tree.nameId(node));
        break;
      case Kind.Alias:
      case Kind.ImportFrom:
        addParts(mentions, tree.nameAt(node, Field.Alias.name));
        break;
      case Kind.Exec:
        mentions.add(EXEC);
        break;
    }
  }
  return mentions;
}

const PARTS = new Map<number, readonly number[]>();

/** The ids of `a`, `b` and `c` for the id of `a.b.c`. */
function addParts(mentions: Set<number>, dotted: number): void {
  mentions.add(dotted);
  for (const part of partsOf(dotted)) mentions.add(part);
}

function partsOf(dotted: number): readonly number[] {
  let parts = PARTS.get(dotted);
  if (!parts) {
    const text = spelling(dotted);
    parts = text.includes('.') ? text.split('.').map(intern) : [];
    PARTS.set(dotted, parts);
  }
  return parts;
}
