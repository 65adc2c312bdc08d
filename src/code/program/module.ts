import type { Position, Tree } from '../python/tree.ts';
import type { Written } from './written.ts';

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
  /** What is written in it, by name and by kind of node. */
  readonly written: Pick<Written, keyof Written>;
  /** A test, where tests are set aside: what outsiders could do there is not asked. */
  readonly isAside: boolean;
  /** Ids of the names of its functions, as often as they are given, ascending. */
  readonly functions: Int32Array;
  /** Ids of the names that its classes have as bases, each once, ascending. */
  readonly bases: Int32Array;
  /** Ids of the names of attributes that are assigned to in it, each once, ascending. */
  readonly stored: Int32Array;
  /** Ids of the names that hold what something is put into in it (`holder[a] = …`), each once, ascending. */
  readonly filled: Int32Array;
  /** It holds what Python 3 cannot read: `print x`, `exec code`, `except Error, name:`. */
  readonly isPython2: boolean;
}
