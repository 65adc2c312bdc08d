/**
 * Which formats read a file. Each tells by patterns, which are not compiled before they are used; compiling all of them
 * for one lock would take longer than reading it. So they are kept by how the names end that they fit.
 */
import { manifests } from './manifests/registry.generated.ts';
import type { Manifest } from './reading/declarations.ts';

const FORMATS: readonly Manifest[] = manifests;

interface Kept {
  readonly pattern: RegExp;
  readonly format: Manifest;
}

/** Under '' what says no ending. */
const BY_ENDING: ReadonlyMap<string, readonly Kept[]> = Map.groupBy(
  FORMATS.flatMap((format) => format.paths.map((pattern) => ({ pattern, format }))).flatMap((kept) =>
    endingsOf(kept.pattern).map((ending) => ({ ...kept, ending })),
  ),
  ({ ending }) => ending,
);

/** In the order of the registry. */
export function formatsOf(path: string): Manifest[] {
  const kept = [...(BY_ENDING.get(endingOf(path)) ?? []), ...(BY_ENDING.get('') ?? [])];
  const fitting = new Set(kept.filter(({ pattern }) => pattern.test(path)).map(({ format }) => format));
  return fitting.size > 1 ? FORMATS.filter((format) => fitting.has(format)) : [...fitting];
}

/** What follows the last full stop of a name, or the name where it has none; in small letters. */
function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** As {@link endingOf} of every path that the pattern fits, as far as the way it is written tells; else ''. */
function endingsOf({ source }: RegExp): string[] {
  const name = /\\\/\)?([\w-]+)\$$/.exec(source)?.[1];
  if (name !== undefined) return [name.toLowerCase()];
  const words = /\\\.(?:([\w?-]+)|\(\?:([\w?|-]+)\))\$$/.exec(source);
  return words ? (words[1] ?? words[2]!).split('|').flatMap(withAndWithout) : [''];
}

/** `ya?ml` is two words. */
function withAndWithout(word: string): string[] {
  const at = word.indexOf('?');
  if (at < 0) return [word.toLowerCase()];
  const [before, letter, rest] = [word.slice(0, at - 1), word.charAt(at - 1), word.slice(at + 1)];
  return [`${before}${letter}${rest}`, `${before}${rest}`].flatMap(withAndWithout);
}
