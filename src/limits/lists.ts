/** Puts items behind a list. `list.push(...items)` puts them all on the stack, which has room for some hundred thousand. */
export function pushAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

/** The least of some numbers, of which there may be any number; Infinity for none. `Math.min(...numbers)` puts them on the stack, too. */
export function leastOf(numbers: Iterable<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const number of numbers) if (number < least) least = number;
  return least;
}

/** The largest of some numbers, of which there may be any number; -Infinity for none. */
export function largestOf(numbers: Iterable<number>): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const number of numbers) if (number > largest) largest = number;
  return largest;
}
