/** Something that could not be read, or not wholly. Never silent: every one is in the report. */
export interface Incomplete {
  /** Relative to the root; `.` where no single file is meant. */
  readonly path: string;
  readonly reason: string;
  readonly line?: number;
}
