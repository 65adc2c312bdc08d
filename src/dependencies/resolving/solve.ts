/**
 * The solver, of the PubGrub kind: propagate what follows, decide the next package, and when that cannot be, find out
 * why and go back to the decision that it hangs on. What is found out is kept as an incompatibility, and the last one
 * is the explanation where there is no solution.
 */
import { explain } from './explain.ts';
import {
  type Incompatibility,
  incompatibility,
  isFinal,
  type PackageId,
  ROOT,
  resolved,
} from './incompatibility.ts';
import { Order } from './order.ts';
import { PartialSolution } from './partial-solution.ts';
import { ABSENT, allStates, isWithin, NONE, newestIn, type States, versionState } from './states.ts';

/** One version of a package needs another package. */
export interface Dependency {
  readonly on: PackageId;
  /** Versions of `on` that will do; absence never does. */
  readonly allowed: States;
  /** As written. */
  readonly text: string;
  /** Where nothing is allowed: what there is instead, in words. */
  readonly nothing?: string | undefined;
}

/** All that is known of a package before one of its versions is looked at. */
export interface Candidates {
  /** What the versions are called, oldest first. */
  readonly versions: readonly string[];
  /** What leaves some versions only: a clause of a sentence each. */
  readonly restrictions: readonly { readonly allowed: States; readonly text: string }[];
}

/** Where the solver gets its facts. */
export interface Source {
  /** Asked for every package before it is named in a dependency's `allowed`. */
  candidates(id: PackageId): Candidates;
  /** Index of the version to try first, of those in `states`, which holds at least one. */
  prefer?(id: PackageId, states: States): number;
  /** Told of each version that is tried, and of those that will be left if it is refused. */
  trying?(id: PackageId, index: number, others: States): void;
  /** What one version needs; every `on` has its candidates. A text says why the version cannot be used. */
  dependencies(id: PackageId, index: number): Promise<readonly Dependency[] | string>;
}

export type Solution =
  | { readonly kind: 'solved'; readonly versions: ReadonlyMap<PackageId, number>; readonly steps: number }
  | { readonly kind: 'unsolvable'; readonly because: readonly string[]; readonly proof: Incompatibility }
  /** Neither found nor excluded in the steps that were allowed. */
  | { readonly kind: 'given up'; readonly steps: number };

export interface SolveOptions {
  /** Decisions and conflicts. */
  readonly steps?: number;
}

const MOST_STEPS = 50_000;

export async function solve(source: Source, { steps = MOST_STEPS }: SolveOptions = {}): Promise<Solution> {
  const solver = new Solver(source);
  solver.add({ terms: new Map([[ROOT, ABSENT]]), cause: { kind: 'root' } });
  for (let next: PackageId | undefined = ROOT, step = 0; next !== undefined; step += 1) {
    if (step + solver.conflicts > steps) return { kind: 'given up', steps };
    const proof = solver.propagate([next]) ?? solver.reorder();
    if (proof) return { kind: 'unsolvable', proof, because: explain(proof, (id) => source.candidates(id)) };
    next = await solver.decide();
  }
  return { kind: 'solved', versions: solver.versions(), steps: solver.conflicts };
}

/** Two versions with the same need share one incompatibility. */
interface SharedNeed {
  states: States;
  incompatibility: Incompatibility;
}

class Solver {
  readonly #source: Source;
  readonly #solution: PartialSolution;
  readonly #known = new Map<PackageId, Incompatibility[]>();
  readonly #needs = new Map<string, SharedNeed>();
  readonly #all = new Map<PackageId, States>();
  readonly #order = new Order();
  conflicts = 0;

  constructor(source: Source) {
    this.#source = source;
    this.#solution = new PartialSolution(this.#states);
  }

  /** Every state of a package; its constraints are noted when it is first asked about. */
  readonly #states = (id: PackageId): States => {
    const known = this.#all.get(id);
    if (known !== undefined) return known;
    const { versions, restrictions } = this.#source.candidates(id);
    const all = allStates(versions.length);
    this.#all.set(id, all);
    this.#order.add(id);
    for (const { allowed, text } of restrictions) {
      const terms = new Map([[id, all & ~allowed & ~ABSENT]]);
      this.add({ terms, cause: { kind: 'restriction', of: id, text } });
    }
    return all;
  };

  add(one: Incompatibility): void {
    for (const id of one.terms.keys()) {
      const list = this.#known.get(id);
      if (list) list.push(one);
      else this.#known.set(id, [one]);
    }
  }

  #remove(one: Incompatibility): void {
    for (const id of one.terms.keys()) {
      const list = this.#known.get(id) as Incompatibility[];
      list.splice(list.indexOf(one), 1);
    }
  }

  /** Draws all conclusions that changes about packages allow. Gives the proof where there is no solution. */
  propagate(changed: readonly PackageId[]): Incompatibility | undefined {
    const waiting = new Set(changed);
    for (const id of waiting) {
      waiting.delete(id);
      const conflict = this.#conclude(id, waiting);
      if (!conflict) continue;
      const learnt = this.#learn(conflict);
      if (isFinal(learnt)) return learnt;
      waiting.clear();
      const standing = this.#solution.standing(learnt);
      if (standing.kind === 'almost') waiting.add(this.#derive(standing.id, learnt));
    }
    return undefined;
  }

  /** The incompatibility that now holds, if one does. The newest are looked at first. */
  #conclude(id: PackageId, waiting: Set<PackageId>): Incompatibility | undefined {
    const list = this.#known.get(id) ?? [];
    for (let i = list.length - 1; i >= 0; i -= 1) {
      const one = list[i] as Incompatibility;
      const standing = this.#solution.standing(one);
      if (standing.kind === 'satisfied') return one;
      if (standing.kind === 'almost') waiting.add(this.#derive(standing.id, one));
    }
    return undefined;
  }

  #derive(id: PackageId, cause: Incompatibility): PackageId {
    this.#solution.derive(id, this.#states(id) & ~(cause.terms.get(id) as States), cause);
    return id;
  }

  /** Why it came to a conflict: resolved backwards until it hangs on one decision, which is taken back. */
  #learn(conflict: Incompatibility): Incompatibility {
    this.conflicts += 1;
    let learnt = conflict;
    while (!isFinal(learnt)) {
      const { id, level, previousLevel, cause } = this.#solution.satisfier(learnt);
      this.#order.conflict(id, learnt);
      if (cause === undefined || previousLevel < level) {
        this.#solution.backtrack(previousLevel);
        break;
      }
      learnt = resolved(learnt, cause, id, this.#states);
    }
    if (learnt !== conflict) this.add(learnt);
    return learnt;
  }

  /** Takes back what is to be settled later from now on. What was learnt since counts for what is left. */
  reorder(): Incompatibility | undefined {
    const late = this.#order.takenBack().filter((id) => this.#solution.takeBack(id));
    return late.length > 0 ? this.propagate([...this.#known.keys()]) : undefined;
  }

  /** Settles one more package, or learns why it cannot be settled so; undefined when nothing is left to decide. */
  async decide(): Promise<PackageId | undefined> {
    const id = this.#order.first(this.#solution.undecided(), (one) => this.#solution.left(one));
    if (id === undefined) return undefined;
    const states = this.#solution.left(id);
    const index = this.#source.prefer?.(id, states) ?? newestIn(states);
    this.#source.trying?.(id, index, states & ~versionState(index));
    const needs = await this.#source.dependencies(id, index);
    const found =
      typeof needs === 'string'
        ? [this.#unusable(id, index, needs)]
        : needs.flatMap((need) => this.#need(id, index, need) ?? []);
    const conflict = found.find((one) => this.#wouldHold(one, id, index));
    if (conflict) this.#order.conflict(id, conflict);
    else this.#solution.decide(id, versionState(index));
    return id;
  }

  #unusable(of: PackageId, index: number, reason: string): Incompatibility {
    const terms = new Map([[of, versionState(index)]]);
    const one: Incompatibility = { terms, cause: { kind: 'unusable', of, reason } };
    this.add(one);
    return one;
  }

  /** Undefined for a need that is always met: of itself. */
  #need(
    of: PackageId,
    index: number,
    { on, allowed, text, nothing }: Dependency,
  ): Incompatibility | undefined {
    const key = `${of}\n${on}\n${text}`;
    const shared = this.#needs.get(key);
    const states = (shared?.states ?? NONE) | versionState(index);
    if (shared && shared.states === states) return shared.incompatibility;
    const refused = this.#states(on) & ~allowed;
    const terms: [PackageId, States][] =
      of === on
        ? [[of, states & refused]]
        : [
            [of, states],
            [on, refused],
          ];
    if (of === on && (states & refused) === NONE) return undefined;
    const cause = { kind: 'dependency', of, on, text, nothing } as const;
    const one = incompatibility(terms, this.#states, cause);
    if (shared) this.#remove(shared.incompatibility);
    this.#needs.set(key, { states, incompatibility: one });
    this.add(one);
    return one;
  }

  #wouldHold({ terms }: Incompatibility, chosen: PackageId, index: number): boolean {
    for (const [id, states] of terms) {
      const left = id === chosen ? versionState(index) : this.#solution.left(id);
      if (!isWithin(left, states)) return false;
    }
    return true;
  }

  versions(): ReadonlyMap<PackageId, number> {
    const decided = [...this.#solution.decisions()].filter(([id]) => id !== ROOT);
    return new Map(decided.map(([id, state]) => [id, newestIn(state)]));
  }
}
