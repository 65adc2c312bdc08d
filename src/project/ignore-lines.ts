/**
 * The lines of one `.gitignore`. There may be thousands, and files are many more: a line whose last part is a plain name or
 * `*.ending` is asked only of paths that have such a part. What a line means is for the library to say.
 */
import ignore, { type Ignore } from 'ignore';

export interface IgnoreLines {
  /** Of a path relative to the file's folder, with a slash at its end if it is a folder's. */
  test(path: string): { readonly ignored: boolean; readonly unignored: boolean };
}

export function ignoreLines(text: string): IgnoreLines {
  const lines = text.split(/\r?\n/);
  const byPart = new Map<string, number[]>();
  const always: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (/^\s*$|^#/.test(line)) continue;
    const key = keyOf(line);
    if (key === undefined) always.push(at);
    else if (!byPart.get(key)?.push(at)) byPart.set(key, [at]);
  }
  const madeOf = (wanted: readonly number[]) => {
    const order = [...always, ...wanted].sort((a, b) => a - b);
    return ignore().add(order.map((at) => lines[at]).join('\n'));
  };
  const known = new Map<string, Ignore>();
  let whole: Ignore | undefined;
  let left = MOST_TIMES * lines.length;
  const linesFor = (path: string): Ignore => {
    const wanted = partsOf(path).flatMap((part) => byPart.get(part) ?? []);
    const key = wanted.join();
    const made = known.get(key);
    if (made) return made;
    left -= always.length + wanted.length;
    if (left < 0) {
      whole ??= ignore().add(text);
      return whole;
    }
    const some = madeOf(wanted);
    known.set(key, some);
    return some;
  };
  return { test: (path) => linesFor(path).test(path) };
}

/** How often each line may be compiled; where paths differ in more ways, all are asked of each further path. */
const MOST_TIMES = 50;

/** What some part of a path must be, or end with, for the line to concern it; undefined where that cannot be told. */
function keyOf(line: string): string | undefined {
  const last = /^!?(?:[^\\]*\/)?([^\\/]+)\/?$/.exec(line)?.[1]?.toLowerCase();
  if (last === undefined) return undefined;
  if (/^\*\.[a-z\d_-]+$/.test(last)) return last;
  return /^[a-z\d_.-]+$/.test(last) ? last : undefined;
}

/** Every part of a path, and `*.ending` for those that have one, each once. */
function partsOf(path: string): string[] {
  const parts = path.toLowerCase().split('/');
  const endings = parts.flatMap((part) => /\.[^.]+$/.exec(part)?.map((ending) => `*${ending}`) ?? []);
  return [...new Set([...parts, ...endings])];
}
