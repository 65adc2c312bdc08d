import type { GlobalFound, Outside } from '../../inspection/format.ts';
import { type Reason, worstOf } from '../../inspection/reason.ts';

/** Names and reasons that are kept apart; a pickle that asks for more has given its verdict long before. */
const MOST_NAMES = 2_000;
const MOST_REASONS = 500;

/** What is found in one file, in all runs of the machine through it. */
export class Findings {
  readonly #names = new Map<string, GlobalFound>();
  readonly #reasons = new Map<string, Reason>();
  readonly outside = new Set<Outside>();

  get globals(): GlobalFound[] {
    return [...this.#names.values()];
  }

  get reasons(): Reason[] {
    return [...this.#reasons.values()];
  }

  reason(key: string): Reason | undefined {
    return this.#reasons.get(key);
  }

  /** The first reason of its kind stays; `key` tells kinds apart. */
  add(key: string, reason: Reason): void {
    if (this.#reasons.has(key)) return;
    if (this.#reasons.size < MOST_REASONS || reason.verdict === 'dangerous') this.#reasons.set(key, reason);
  }

  /** In the place of one that was added. */
  replace(key: string, reason: Reason): void {
    this.#reasons.set(key, reason);
  }

  /** Where a name was met first, with the worst that was said of it. */
  name(name: string, verdict: GlobalFound['verdict'], offset: number): void {
    const before = this.#names.get(name);
    if (before ? worstOf([before.verdict, verdict]) !== before.verdict : this.#names.size < MOST_NAMES)
      this.#names.set(name, { name, verdict, offset: before?.offset ?? offset });
  }

  /** A name as somebody else has found it; however many there are. */
  adopt(found: GlobalFound): void {
    if (!this.#names.has(found.name)) this.#names.set(found.name, found);
  }
}
