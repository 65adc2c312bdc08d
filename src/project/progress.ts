/** Told what a long run is doing. The command line draws it; everything below only speaks to it. */
export interface Progress {
  /** A new stage begins; `total` is the number of steps, if it is known. */
  stage(name: string, total?: number): void;
  /** `count` more steps of the stage are done. */
  advance(count?: number): void;
}

export const SILENT: Progress = { stage() {}, advance() {} };
