import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What marks the folder of a project. */
const MARKS = ['pyproject.toml', 'setup.py', 'setup.cfg', '.git', '.hg'];

/**
 * The folder of the project that a file belongs to: the nearest above it with a manifest or a repository; or else
 * the one above its outermost package. `file` is absolute.
 */
export function projectFolderOf(file: string): string {
  for (let at = dirname(file); ; at = dirname(at)) {
    if (MARKS.some((mark) => existsSync(join(at, mark)))) return at;
    if (dirname(at) === at) return aboveThePackage(dirname(file));
  }
}

function aboveThePackage(folder: string): string {
  let at = folder;
  while (existsSync(join(at, '__init__.py')) && dirname(at) !== at) at = dirname(at);
  return at;
}
