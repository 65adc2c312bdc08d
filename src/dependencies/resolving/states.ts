/**
 * What a package may be in a solution: absent, or one of its versions. All versions are known before the first
 * question about a package, so that a set of states is a set of bits: bit 0 for absent, bit 1 for the oldest version.
 * With absence as a state of its own, a term, its negation, and every step of the solver are plain set algebra.
 */
export type States = bigint;

export const NONE: States = 0n;
export const ABSENT: States = 1n;

/** Every state of a package with so many versions. */
export function allStates(versions: number): States {
  return (1n << BigInt(versions + 1)) - 1n;
}

/** The `index`-th oldest version, counted from 0. */
export function versionState(index: number): States {
  return 1n << BigInt(index + 1);
}

export function isWithin(some: States, others: States): boolean {
  return (some & others) === some;
}

/** Indexes of the versions in a set, oldest first. */
export function versionsIn(states: States): number[] {
  const digits = states.toString(2);
  const indexes: number[] = [];
  for (let bit = 1; bit < digits.length; bit += 1)
    if (digits[digits.length - 1 - bit] === '1') indexes.push(bit - 1);
  return indexes;
}

/** Index of the newest version in a set; -1 if there is none. */
export function newestIn(states: States): number {
  return states.toString(2).length - 2;
}

/** The set of the versions, by index, for which `holds` is true. */
export function statesWhere(versions: number, holds: (index: number) => boolean): States {
  let digits = '0';
  for (let index = 0; index < versions; index += 1) digits = (holds(index) ? '1' : '0') + digits;
  return BigInt(`0b${digits}`);
}
