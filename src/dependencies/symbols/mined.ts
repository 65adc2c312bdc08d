/**
 * Which functions the fixes of advisories touched. No public record names them for Python; `./wherefrom-dev mine`
 * compares the last release that has a flaw with the first that has not. One file in `packages/` for each package.
 */
export interface MinedPackage {
  /** Normalised. */
  readonly name: string;
  /** Names under which its releases are imported, sorted. */
  readonly modules: readonly string[];
  readonly flaws: readonly MinedFlaw[];
}

export interface MinedFlaw {
  /** Every name of it that the record has. */
  readonly ids: readonly string[];
  /** The last release with it and the first without, which were compared. */
  readonly releases: readonly [string, string];
  /**
   * How the functions of the fix were told from everything else that changed: the advisory names them, or names their
   * file or class, or little else changed.
   */
  readonly by: 'name' | 'place' | 'size';
  /** As a program can import them, dotted: `package.module.Class.method`, and by every package that hands them on. */
  readonly symbols: readonly string[];
}
