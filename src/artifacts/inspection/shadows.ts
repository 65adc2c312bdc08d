/**
 * Which modules Python would find in a folder before it looks anywhere else: source, bytecode without a source, compiled
 * extensions, and packages. Source: Lib/importlib/_bootstrap_external.py, FileFinder.
 */

/** Behind the module's name: `.py`, `.pyc`, `.so`, `.abi3.so`, `.cpython-313-x86_64-linux-gnu.so`, `.cp313-win_amd64.pyd`. */
const SUFFIX = /^\.(?:pyw?|pyc|(?:[\w-]+\.)?(?:so|pyd))$/;

/** Asks for the names in the folder, and in a package in it, as late as can be; each answer is kept. */
export function shadowing(
  names: () => readonly string[],
  inside: (folder: string) => readonly string[],
): (module: string) => boolean {
  const known = new Map<string, boolean>();
  let here: readonly string[] | undefined;
  const isModule = (of: readonly string[], module: string) =>
    of.some((name) => name.startsWith(module) && SUFFIX.test(name.slice(module.length)));
  return (module) => {
    let found = known.get(module);
    if (found === undefined) {
      here ??= names();
      found = isModule(here, module) || (here.includes(module) && isModule(inside(module), '__init__'));
      known.set(module, found);
    }
    return found;
  };
}

/** The same among the members of an archive, once it is unpacked: by the folder that a member lies in. */
export function shadowingMembers(names: readonly string[]): (path: string) => (module: string) => boolean {
  let sorted: readonly string[] | undefined;
  const byFolder = new Map<string, (module: string) => boolean>();
  return (path) => {
    const folder = folderOf(cleaned(path));
    const known = byFolder.get(folder);
    if (known) return known;
    const inFolder = (which: string) => {
      sorted ??= names.map(cleaned).sort();
      return namesIn(sorted, which);
    };
    const found = shadowing(
      () => inFolder(folder),
      (inner) => inFolder(folder === '' ? inner : `${folder}/${inner}`),
    );
    byFolder.set(folder, found);
    return found;
  };
}

/** As it is unpacked: `./a/` is `a`. */
function cleaned(path: string): string {
  let [start, end] = [0, path.length];
  while (path.startsWith('./', start)) start += 2;
  while (end > start && path[end - 1] === '/') end -= 1;
  return path.slice(start, end);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** What lies in the folder, folders too: all that begins with its path stands together. */
function namesIn(sorted: readonly string[], folder: string): readonly string[] {
  const start = folder === '' ? '' : `${folder}/`;
  const found = new Set<string>();
  for (let at = placeOf(sorted, start); at < sorted.length; at += 1) {
    const path = sorted[at] as string;
    if (!path.startsWith(start)) break;
    const end = path.indexOf('/', start.length);
    found.add(path.slice(start.length, end < 0 ? path.length : end));
  }
  return [...found];
}

/** Of the first that is not before it. */
function placeOf(sorted: readonly string[], wanted: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
