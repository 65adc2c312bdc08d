import type { Environment } from './environment.ts';
import type { Project } from './project.ts';

/** The same environment, which knows the files of a project. */
export function withFiles(environment: Environment, { files }: Project): Environment {
  let all: readonly (readonly string[])[] | undefined;
  let byName: ReadonlyMap<string, readonly (readonly string[])[]> | undefined;
  return {
    ...environment,
    has: (pattern) => {
      all ??= files.map(({ path }) => path.split('/'));
      byName ??= Map.groupBy(all, (file) => file.at(-1) ?? '');
      const parts = pattern.split('/');
      const last = parts.at(-1) ?? '';
      // Nearly every name is known: not all files are looked at for each.
      const some = /[*?]/.test(last) || last === '' || last === '.' ? all : (byName.get(last) ?? []);
      return some.some((file) => endsAs(file, parts)) ? 'yes' : 'no';
    },
  };
}

/**
 * True if the file is what the pattern's end names, part by part from the last one on, up to a part that says
 * nothing of the folder. A pattern that is longer names a place outside of the project, such as an absolute path.
 */
export function endsAs(file: readonly string[], pattern: readonly string[]): boolean {
  const parts = pattern.filter((part) => part !== '.' && part !== '');
  for (let back = 1; back <= Math.min(parts.length, file.length); back += 1) {
    const part = parts.at(-back) as string;
    if (part === '..' || part === '**' || (part === '*' && back > 1)) return true;
    if (!isNamed(file.at(-back) as string, part)) return false;
  }
  return true;
}

/** `*` is any text and `?` any character, without a regular expression that could run away. */
export function isNamed(name: string, pattern: string): boolean {
  const pieces = pattern.split('*');
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (pieces.length === 1) return fits(name, pattern, 0) && name.length === pattern.length;
  if (name.length < first.length + last.length || !fits(name, first, 0)) return false;
  if (!fits(name, last, name.length - last.length)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    while (at <= name.length - last.length && !fits(name, piece, at)) at += 1;
    at += piece.length;
  }
  return at <= name.length - last.length;
}

function fits(name: string, piece: string, at: number): boolean {
  for (let i = 0; i < piece.length; i += 1) if (piece[i] !== '?' && piece[i] !== name[at + i]) return false;
  return true;
}
