/** Python text for values that are known here. */

/** A `str` literal: ASCII only, so that nothing in it hides from whoever reads the file. */
export function str(text: string): string {
  const escaped = JSON.stringify(text).replace(/[\u007f-\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return escaped;
}

/** `()`, `(a,)`, `(a, b)`. */
export function tuple(items: readonly string[]): string {
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}

/** A dict or set with one entry a line, for readers and for diffs. */
export function lines(open: string, entries: readonly string[], close: string): string {
  return entries.length === 0 ? `${open}${close}` : `${open}\n    ${entries.join(',\n    ')},\n${close}`;
}

/** Text of a comment or docstring: one line, nothing that could end it. */
export function inComment(text: string): string {
  return text
    .replace(/[^\x20-\x7e]/g, '?')
    .replaceAll('\\', '/')
    .replaceAll('"""', "'''");
}
