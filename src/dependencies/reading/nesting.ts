/** The line where brackets are nested deepest: where to look in a file that a parser gave up as too deep. */
export function deepestLine(text: string): number {
  let [line, depth, deepest, found] = [1, 0, 0, 1];
  for (const [sign] of text.matchAll(/[[\]{}\n]/g)) {
    if (sign === '\n') line += 1;
    else depth += sign === '[' || sign === '{' ? 1 : -1;
    if (depth > deepest) [deepest, found] = [depth, line];
  }
  return found;
}
