/**
 * Which package is settled next. Others have to fit what the project itself asks for, so that packages are settled in
 * the order in which they turned up; except that one of a pair which cannot agree goes before the other in the end.
 */
import { type Incompatibility, type PackageId, ROOT } from './incompatibility.ts';
import { NONE, type States } from './states.ts';

/** After so many conflicts the order of two packages is changed. */
const MOST_CONFLICTS = 5;

type Place = 'early' | 'late';

const RANKS: Readonly<Record<Place, number>> = { early: -2e9, late: -1e9 };
const SETTLED = -3e9;

export class Order {
  readonly #turnedUp = new Map<PackageId, number>();
  readonly #places = new Map<PackageId, Place>();
  /** How often a package was refused for what others had decided. */
  readonly #refused = new Map<PackageId, number>();
  /** How often others were refused for what was decided of a package. */
  readonly #inTheWay = new Map<PackageId, number>();
  /** What goes late from now on, and was not yet taken back. */
  #toTakeBack: PackageId[] = [];

  add(id: PackageId): void {
    this.#turnedUp.set(id, this.#turnedUp.size);
  }

  /** The first of those that wait, with what is left for it; undefined for none. */
  first(waiting: readonly PackageId[], left: (id: PackageId) => States): PackageId | undefined {
    let [best, bestRank] = [waiting[0], Number.POSITIVE_INFINITY];
    for (const id of waiting) {
      const rank = this.#rank(id, left(id));
      if (rank < bestRank) [best, bestRank] = [id, rank];
    }
    return best;
  }

  /** What has one version left goes first, then what was refused often, what refused often, and all others. */
  #rank(id: PackageId, left: States): number {
    const turn = this.#turnedUp.get(id) as number;
    if ((left & (left - 1n)) === NONE) return SETTLED + turn;
    const place = this.#places.get(id);
    return place ? RANKS[place] + turn : turn;
  }

  /** Of the packages of an incompatibility, `refused` could not be settled because of the others. */
  conflict(refused: PackageId, { terms }: Incompatibility): void {
    const others = [...terms.keys()].filter((id) => id !== refused && id !== ROOT);
    if (others.length === 0) return;
    for (const id of others)
      if (counted(this.#inTheWay, id) === MOST_CONFLICTS && !this.#places.has(id)) {
        this.#places.set(id, 'late');
        this.#toTakeBack.push(id);
      }
    if (counted(this.#refused, refused) === MOST_CONFLICTS) this.#places.set(refused, 'early');
  }

  /** Packages whose decisions are to be taken back, so that the new order counts. Each is named once. */
  takenBack(): readonly PackageId[] {
    const ids = this.#toTakeBack;
    this.#toTakeBack = [];
    return ids;
  }
}

function counted(counts: Map<PackageId, number>, id: PackageId): number {
  const count = (counts.get(id) ?? 0) + 1;
  counts.set(id, count);
  return count;
}
