/** A step of an audit that was taken: what remains of it, and what it gave. */
export interface Taken<Live, Kept> {
  readonly kept: Kept;
  /** Takes the step now where only what remains of it is known. */
  readonly live: () => Live;
}

/** How the steps of an audit are taken: each anew, or as far as an earlier run of it holds, from there. */
export interface Steps {
  /**
   * Does one step: finding what one name means, judging one call. `id` is the same for the same step of the next run,
   * as long as the files that it is about do not change; `keep` tells what remains, as data that JSON can carry.
   */
  take<Live, Kept>(id: string, work: () => Live, keep: (live: Live) => Kept): Taken<Live, Kept>;
}

/** Each step anew. */
export const ANEW: Steps = {
  take(_, work, keep) {
    const live = work();
    return { kept: keep(live), live: () => live };
  },
};
