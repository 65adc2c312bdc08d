/** requires.txt of egg-info, as setuptools writes it: requirements, then sections `[extra:marker]` with theirs. */

export interface RequiredLine {
  /** As PEP 508 would have it: the section's marker and extra are part of it. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export function requiredLines(text: string): RequiredLine[] {
  let section: readonly string[] = [];
  return text.split(/\r?\n/).flatMap((whole, i) => {
    const plain = whole.trim();
    const head = /^\[([^\]:]*)(?::(.*))?\]$/.exec(plain);
    if (head) {
      const [, extra = '', marker = ''] = head;
      section = [...(marker === '' ? [] : [`(${marker})`]), ...(extra === '' ? [] : [`extra == "${extra}"`])];
      return [];
    }
    if (plain === '' || plain.startsWith('#')) return [];
    const [requirement = '', own] = plain.split(/;(.*)/s);
    const conditions = [...(own === undefined ? [] : [`(${own.trim()})`]), ...section];
    const full =
      conditions.length === 0 ? requirement : `${requirement.trim()} ; ${conditions.join(' and ')}`;
    return { text: full, line: i + 1, column: whole.indexOf(plain) + 1, length: [...plain].length };
  });
}
