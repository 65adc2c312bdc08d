/**
 * True for names of members that unpacking would write outside of the folder, on one system or the other: absolute,
 * with a drive, or going up further than down.
 */
export function leadsOut(name: string): boolean {
  if (/^(?:[/\\]|[A-Za-z]:)/.test(name)) return true;
  let depth = 0;
  for (const part of name.split(/[/\\]/)) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
