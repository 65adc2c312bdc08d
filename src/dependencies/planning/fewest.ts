/**
 * The fewest names that have to be let go before something is possible. Everything is held at first; an attempt that
 * fails blames some of what is held, and one of these has to be let go, so that each is tried in turn, one deeper with
 * every round. What is blamed without need costs time and not the proof.
 */

export type Attempt<T> =
  | { readonly kind: 'possible'; readonly value: T }
  /** Not possible as long as all of these are held; never possible where there are none. */
  | { readonly kind: 'impossible'; readonly blamed: readonly string[] }
  /** Nobody can tell. */
  | { readonly kind: 'unknown' };

export interface Fewest<T> {
  /** Undefined where fewer than `below` are not enough, or none were found in the attempts that were allowed. */
  readonly value: T | undefined;
  /** Whether it is certain that no fewer will do. */
  readonly proved: boolean;
}

/** Looks for fewer than `below` of `names` to let go, in at most `most` attempts. */
export async function fewest<T>(
  names: readonly string[],
  attempt: (held: ReadonlySet<string>) => Promise<Attempt<T>>,
  below: number,
  most: number,
): Promise<Fewest<T>> {
  const known = new Map<string, Attempt<T>>();
  let proved = true;
  const tried = async (free: readonly string[]): Promise<Attempt<T>> => {
    const key = free.toSorted().join('\n');
    const before = known.get(key);
    if (before) return before;
    const answer: Attempt<T> =
      known.size < most
        ? await attempt(new Set(names.filter((name) => !free.includes(name))))
        : { kind: 'unknown' };
    known.set(key, answer);
    return answer;
  };
  const within = async (size: number, free: readonly string[]): Promise<T | undefined> => {
    const answer = await tried(free);
    if (answer.kind === 'possible') return answer.value;
    if (answer.kind === 'unknown') proved = false;
    else if (size > 0)
      for (const name of answer.blamed) {
        const value = await within(size - 1, [...free, name]);
        if (value !== undefined) return value;
      }
    return undefined;
  };
  for (let size = 0; size < below; size += 1) {
    const value = await within(size, []);
    if (value !== undefined) return { value, proved };
  }
  return { value: undefined, proved };
}
