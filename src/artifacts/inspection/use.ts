/** What an artifact needs of one name, beyond the name: what guards admit and lock files remember. */
export interface GlobalUse {
  /** As the pickle says it, which is what `find_class` is asked. */
  readonly module: string;
  readonly name: string;
  /** What Python 3 imports for it: below protocol 3 names of Python 2 are translated. */
  readonly target: readonly [module: string, name: string];
  readonly verdict: 'dangerous' | 'unknown' | 'safe';
  /** Instances are made without calling it (NEWOBJ). */
  readonly made: boolean;
  readonly called: boolean;
  /** It is stored, or handed to something else, rather than called. */
  readonly kept: boolean;
  /**
   * The argument lists that it is called with, where they matter, by Python's names of types: `str, int`. `object`
   * is whatever a call made, a dotted name is that name, a literal in quotes is that text, `…` is anything.
   */
  readonly shapes: readonly string[];
}
