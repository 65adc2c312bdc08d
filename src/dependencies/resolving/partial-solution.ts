/** What has been settled so far, in the order it was settled, and on which decision it hangs. */
import type { Incompatibility, PackageId } from './incompatibility.ts';
import { ABSENT, isWithin, NONE, type States } from './states.ts';

interface Assignment {
  readonly id: PackageId;
  /** What it says by itself. */
  readonly own: States;
  /** What is left for the package by it and all before. */
  readonly left: States;
  /** Number of decisions made until then. */
  readonly level: number;
  readonly index: number;
  /** Undefined for a decision. */
  readonly cause: Incompatibility | undefined;
}

/** How an incompatibility stands: all terms hold, all but one do, or neither. */
export type Standing =
  | { readonly kind: 'satisfied' }
  | { readonly kind: 'almost'; readonly id: PackageId }
  | { readonly kind: 'open' };

/** The assignment that made an incompatibility hold, and the level that it hangs on beside it. */
export interface Satisfier {
  readonly id: PackageId;
  readonly level: number;
  readonly previousLevel: number;
  readonly cause: Incompatibility | undefined;
}

const SATISFIED: Standing = { kind: 'satisfied' };
const OPEN: Standing = { kind: 'open' };

export class PartialSolution {
  readonly #all: (id: PackageId) => States;
  readonly #assignments: Assignment[] = [];
  readonly #byPackage = new Map<PackageId, Assignment[]>();
  readonly #decided = new Set<PackageId>();
  level = 0;

  constructor(all: (id: PackageId) => States) {
    this.#all = all;
  }

  /** What is left for a package. */
  left(id: PackageId): States {
    return this.#byPackage.get(id)?.at(-1)?.left ?? this.#all(id);
  }

  decide(id: PackageId, state: States): void {
    this.level += 1;
    this.#decided.add(id);
    this.#assign(id, state, undefined);
  }

  derive(id: PackageId, states: States, cause: Incompatibility): void {
    this.#assign(id, states, cause);
  }

  #assign(id: PackageId, own: States, cause: Incompatibility | undefined): void {
    const known = this.#byPackage.get(id) ?? [];
    this.#byPackage.set(id, known);
    const left = own & (known.at(-1)?.left ?? this.#all(id));
    const assignment = { id, own, left, level: this.level, index: this.#assignments.length, cause };
    known.push(assignment);
    this.#assignments.push(assignment);
  }

  standing({ terms }: Incompatibility): Standing {
    let open: PackageId | undefined;
    for (const [id, states] of terms) {
      const left = this.left(id);
      if (isWithin(left, states)) continue;
      if (open !== undefined || (left & states) === NONE) return OPEN;
      open = id;
    }
    return open === undefined ? SATISFIED : { kind: 'almost', id: open };
  }

  /** Packages that must be there and have no version yet. */
  undecided(): PackageId[] {
    return [...this.#byPackage.keys()].filter(
      (id) => !this.#decided.has(id) && (this.left(id) & ABSENT) === NONE,
    );
  }

  /** Every package that must be there, with its version as a state, once all are decided. */
  decisions(): Map<PackageId, States> {
    return new Map([...this.#decided].map((id) => [id, this.left(id)]));
  }

  /** Of an incompatibility that holds. */
  satisfier({ terms }: Incompatibility): Satisfier {
    const first = [...terms].map(([id, states]) => this.#firstWithin(id, states));
    const last = first.reduce((a, b) => (b.index > a.index ? b : a));
    const rest = first.filter((one) => one !== last).map(({ level }) => level);
    const states = terms.get(last.id) as States;
    if (!isWithin(last.own, states)) {
      const before = (this.#byPackage.get(last.id) ?? []).find(({ left }) =>
        isWithin(left & last.own, states),
      );
      if (before && before !== last) rest.push(before.level);
    }
    return {
      id: last.id,
      level: last.level,
      // The decision for the project itself is never taken back.
      previousLevel: Math.max(1, ...rest),
      cause: last.cause,
    };
  }

  #firstWithin(id: PackageId, states: States): Assignment {
    return (this.#byPackage.get(id) ?? []).find(({ left }) => isWithin(left, states)) as Assignment;
  }

  /** Forgets the decision about a package and everything that was settled after it; false where there is none. */
  takeBack(id: PackageId): boolean {
    if (!this.#decided.has(id)) return false;
    const decision = this.#byPackage.get(id)?.find(({ cause }) => cause === undefined) as Assignment;
    this.backtrack(decision.level - 1);
    return true;
  }

  /** Forgets everything that was settled after this many decisions. */
  backtrack(level: number): void {
    this.level = level;
    while ((this.#assignments.at(-1)?.level ?? 0) > level) {
      const { id, cause } = this.#assignments.pop() as Assignment;
      const known = this.#byPackage.get(id) as Assignment[];
      known.pop();
      if (known.length === 0) this.#byPackage.delete(id);
      if (cause === undefined) this.#decided.delete(id);
    }
  }
}
