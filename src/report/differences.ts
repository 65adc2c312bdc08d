/** How artifacts differ from a lock file, as plain data: what scripts get and the terminal draws. */
export interface Difference {
  readonly path: string;
  readonly kind:
    | 'new artifact'
    | 'gone artifact'
    | 'new need'
    | 'gone need'
    | 'worse verdict'
    | 'other verdict'
    | 'other format'
    | 'other content';
  /** What is there now. */
  readonly now?: string;
  /** What was locked. */
  readonly before?: string;
}

export interface DifferenceList {
  readonly version: 1;
  readonly tool: { readonly name: 'wherefrom'; readonly version: string };
  /** The lock file, as it was named. */
  readonly lock: string;
  /** In the order of paths. */
  readonly differences: readonly Difference[];
}
