/**
 * A table that is asked for words from outside. A literal has what every object has besides: asked for `constructor` or
 * `__defineGetter__`, which are names in Python like any other, it answers with a function of JavaScript's.
 */
export function byWord<T>(rows: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null), rows);
}
