/** Which rules of all count in a run. */
export interface Selection {
  readonly asksFor: (rule: string) => boolean;
  /** Families and rules that were left out by choice, which would count otherwise. */
  readonly ignored: readonly string[];
}
