/**
 * Access paths of libraries, taken apart: `redis.Redis().get()` is `redis`, `Redis`, `()`, `get`, `()`. The engine
 * builds the same paths while it follows what a program does with what it imported.
 */
export const CALLED = '()';
export const ITEM = '[]';

/** By the usual way of writing names (PEP 8), a class: `Queue`, which also takes types, `Queue[int]`. */
export function isClassPath(path: string): boolean {
  return /(?:^|\.)[A-Z][A-Z\d_]*[a-z]\w*$/.test(path);
}

/** The components of a path. */
export function componentsOf(path: string): string[] {
  return path.match(/\(\)|\[\]|[^.()[\]]+/g) ?? [];
}

/** The first of them, which is the name of a library. */
export function firstName(path: string): string | undefined {
  const end = path.search(/[.()[\]]/);
  if (end === 0) return componentsOf(path)[0];
  return end < 0 ? path || undefined : path.slice(0, end);
}

/** Joins components again. */
export function pathOf(components: readonly string[]): string {
  let path = '';
  for (const component of components) {
    path += component === CALLED || component === ITEM || path === '' ? component : `.${component}`;
  }
  return path;
}

/** One path more: `a.b` and `()` is `a.b()`. */
export function extended(path: string, component: string): string {
  return component === CALLED || component === ITEM ? path + component : `${path}.${component}`;
}

/**
 * Every path that a pattern of the vocabulary stands for: `a.{b,c}()` is `a.b()` and `a.c()`. Braces do not nest.
 */
export function expanded(pattern: string): string[] {
  const open = pattern.indexOf('{');
  if (open < 0) return [pattern];
  const close = pattern.indexOf('}', open);
  const [before, after] = [pattern.slice(0, open), pattern.slice(close + 1)];
  return pattern
    .slice(open + 1, close)
    .split(',')
    .flatMap((choice) => expanded(before + choice.trim() + after));
}

/** A path as people write it: `pickle.Unpickler.load` for `pickle.Unpickler().load`, `eval` for `builtins.eval`. */
export function spoken(path: string): string {
  return path
    .replaceAll(CALLED, '')
    .replaceAll(ITEM, '')
    .replace(/^builtins\./, '');
}

/** Whether a name is what a pattern says, in which one `*` stands for any letters: `*_pb2_grpc`, `validate_*`. */
export function fitsName(pattern: string, name: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return name === pattern;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return name.length >= pattern.length - 1 && name.startsWith(before) && name.endsWith(after);
}
