import { ABSENT, NONE, type States } from './states.ts';

/** A package in one solution: `flask`, or `flask[async]` for what an extra of it brings. */
export type PackageId = string;

/** The project whose requirements are to be met; it has one version. */
export const ROOT: PackageId = '';

/** States of some packages that can never all hold at once, and why. */
export interface Incompatibility {
  readonly terms: ReadonlyMap<PackageId, States>;
  readonly cause: Cause;
}

export type Cause =
  | { readonly kind: 'root' }
  /** `on` is needed, as `text` says: a requirement as written. */
  | {
      readonly kind: 'dependency';
      readonly of: PackageId;
      readonly on: PackageId;
      readonly text: string;
      /** Where no version of `on` will do: what there is instead. */
      readonly nothing: string | undefined;
    }
  /** Something outside of the packages keeps versions out. */
  | { readonly kind: 'restriction'; readonly of: PackageId; readonly text: string }
  /** This version cannot be used after all. */
  | { readonly kind: 'unusable'; readonly of: PackageId; readonly reason: string }
  | { readonly kind: 'derived'; readonly from: readonly [Incompatibility, Incompatibility] };

/** Terms that hold in any case say nothing and are left out; `all` gives every state of a package. */
export function incompatibility(
  terms: Iterable<readonly [PackageId, States]>,
  all: (id: PackageId) => States,
  cause: Cause,
): Incompatibility {
  return { terms: new Map([...terms].filter(([id, states]) => states !== all(id))), cause };
}

/** What follows from two incompatibilities that cannot both come down to the same package (the rule of resolution). */
export function resolved(
  one: Incompatibility,
  other: Incompatibility,
  on: PackageId,
  all: (id: PackageId) => States,
): Incompatibility {
  const terms = new Map(one.terms);
  for (const [id, states] of other.terms) {
    const known = terms.get(id);
    terms.set(id, known === undefined ? states : id === on ? known | states : known & states);
  }
  return incompatibility(terms, all, { kind: 'derived', from: [one, other] });
}

/** Whether it says that the project cannot be there at all: there is no solution. */
export function isFinal({ terms }: Incompatibility): boolean {
  if (terms.size === 0) return true;
  const root = terms.get(ROOT);
  return terms.size === 1 && root !== undefined && (root & ABSENT) === NONE;
}
