import type { Origin } from '../../finding/origin.ts';
import type { Rule } from '../../finding/rule.ts';
import type { Confidence, Severity } from '../../finding/severity.ts';

/** A rule of the code audit: what it says of itself, and how bad each origin is. */
export interface CodeRule {
  readonly meta: Rule;
  /**
   * Severity by the origin of the data; an origin without one makes no finding. What is wrong by itself, whatever
   * data there is, has the origin `constant`.
   */
  readonly severity: Readonly<Partial<Record<Origin, Severity>>>;
  /**
   * The rule whose sinks it judges as well, for data that one leaves alone: what spares data there spares it here. Where
   * both have a finding, the other one's stands.
   */
  readonly sinksOf?: string;
  /** Only data that was put into a longer text counts: who gives the whole of it is meant to. */
  readonly composed?: true;
  /** Only data that was taken out of something counts, `document["name"]`: who gives a name alone is asked for it. */
  readonly taken?: true;
  /** What a caller names counts where it comes behind a folder of somebody else's, of the object or the code. */
  readonly behind?: true;
  /** Severity of names that whoever made an archive has chosen, where the origin of the archive has none. */
  readonly names?: Severity;
  /** How sure a finding without data is, if less than high: one that leans on names. */
  readonly confidence?: Confidence;
  /** Only data that decides how the text begins does harm: the host of an address. */
  readonly beginning?: true;
  /** Whether every call belongs into the inventory, judged or not. */
  readonly inventory: boolean;
  /** Data that only may come from outside makes no finding: of what is normal almost everywhere. */
  readonly certain?: true;
  /** What a finding says: `{origin}` and `{callee}` are filled in. */
  readonly message: string;
  /** One sentence: what to do at this place. `{callee}` is filled in. */
  readonly advice: string;
}

/** The rule that models know a rule's sinks, sanitizers and checks by. */
export function sinksRuleOf({ sinksOf, meta }: CodeRule): string {
  return sinksOf ?? meta.id;
}
