/** Puts items behind a list. `list.push(...items)` puts them all on the stack, which has room for some hundred thousand. */
export function pushAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}
