/** Keys that stand twice in one table of a JSON text: readers differ in which of them they take. */

export interface RepeatedKey {
  readonly key: string;
  /** Of the one that counts here, the last. */
  readonly line: number;
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"(\s*:)?|[{}[\]\n]/g;

/** `text` has been parsed to `root`. Where keys and places for them are equally many, none is repeated. */
export function repeatedKeys(text: string, root: unknown): RepeatedKey[] {
  const written = text.match(/"(?:[^"\\\n]|\\.)*"\s*:/g)?.length ?? 0;
  return written === keysIn(root) ? [] : search(text);
}

function keysIn(root: unknown): number {
  let count = 0;
  const waiting = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) count += Object.keys(value).length;
    for (const inner of Object.values(value)) if (typeof inner === 'object') waiting.push(inner);
  }
  return count;
}

function search(text: string): RepeatedKey[] {
  const repeated: RepeatedKey[] = [];
  const tables: Set<string>[] = [];
  let line = 1;
  for (const [token, colon] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') tables.push(new Set());
    else if (token === '}' || token === ']') tables.pop();
    else if (token === '\n') line += 1;
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string;
      const own = tables.at(-1);
      if (own?.has(key)) repeated.push({ key, line });
      own?.add(key);
      line += colon.split('\n').length - 1;
    }
  }
  return repeated;
}

/** A repeated key in words. */
export function standsTwice(key: string): string {
  return `"${key}" stands twice in one table; the last counts`;
}
