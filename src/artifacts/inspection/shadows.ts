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
  let folders: Map<string, string[]> | undefined;
  const byFolder = new Map<string, (module: string) => boolean>();
  return (path) => {
    const folder = folderOf(path);
    const known = byFolder.get(folder);
    if (known) return known;
    const inFolder = (which: string) => () => {
      folders ??= foldersOf(names);
      return folders.get(which) ?? [];
    };
    const found = shadowing(inFolder(folder), (inner) =>
      inFolder(folder === '' ? inner : `${folder}/${inner}`)(),
    );
    byFolder.set(folder, found);
    return found;
  };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** What lies in each folder, folders too. */
function foldersOf(names: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const name of names) {
    let path = name.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
    while (path !== '') {
      const folder = folderOf(path);
      const own = path.slice(folder === '' ? 0 : folder.length + 1);
      const before = folders.get(folder);
      if (before?.includes(own)) break;
      if (before) before.push(own);
      else folders.set(folder, [own]);
      path = folder;
    }
  }
  return folders;
}
