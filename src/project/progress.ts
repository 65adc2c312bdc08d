/** Told what a long run is doing. The command line draws it; everything below only speaks to it. */
export interface Progress {
  /** A new stage begins; `total` is the number of steps, if it is known. */
  stage(name: string, total?: number): void;
  /** `count` more steps of the stage are done. */
  advance(count?: number): void;
  /**
   * A long loop writes `await progress.turn?.()` once a round, so that Ctrl-C is heard. It costs nothing most of
   * the time and gives the event loop a turn every now and then.
   */
  turn?(): Promise<void> | undefined;
  /** Does a part of the stage whose time is told by itself; absent where nobody asked for times. */
  readonly part?: Part | undefined;
  /** So many of something belong to the stage under way; absent where nobody asked. */
  count?(what: string, count: number): void;
}

/** Does some work under a name. */
export type Part = <T>(name: string, work: () => T) => T;

export function partOf<T>({ part }: Progress, name: string, work: () => T): T {
  return part ? part(name, work) : work();
}

export const SILENT: Progress = { stage() {}, advance() {} };
