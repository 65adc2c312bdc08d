/** Where code imports a package, and how. */
import { compareText } from '../../finding/location.ts';
import type { ImportedModule, ImportingFile } from '../../project/imports.ts';
import type { Place } from '../../report/exposure.ts';

/** One import and the file that it stands in. */
export interface ImportUse {
  readonly file: ImportingFile;
  readonly module: ImportedModule;
}

/** Whether code that runs in production, as far as its place tells. */
export function isRunning({ file }: ImportUse): boolean {
  return isRunningFile(file);
}

export function isRunningFile(file: ImportingFile): boolean {
  return (file.role === 'source' || file.role === 'vendored') && !isBuildScript(file);
}

/** Read by other tools than the project itself. In a package these are names like any other; tasks are Celery's, too. */
function isBuildScript({ path, inPackage, imports }: ImportingFile): boolean {
  const name = /(?:^|\/)(setup|noxfile|conftest|tasks|fabfile|conf)\.py$/.exec(path)?.[1];
  if (name === 'tasks') return imports.some((one) => isBelow(one.name, 'invoke'));
  return name !== undefined && (!inPackage || name === 'conftest' || name === 'noxfile');
}

export function isBelow(dotted: string, module: string): boolean {
  return dotted === module || dotted.startsWith(`${module}.`);
}

/** Files and their lines, each once. */
export function extentOf(uses: readonly ImportUse[]): { readonly files: number; readonly lines: number } {
  const files = new Set(uses.map(({ file }) => file));
  return { files: files.size, lines: [...files].reduce((sum, { lines }) => sum + lines, 0) };
}

const MOST_PLACES = 5;

/** One a file, running code first. */
export function placesOf(uses: readonly ImportUse[]): Place[] {
  const sorted = uses.toSorted(
    (a, b) =>
      Number(isRunning(b)) - Number(isRunning(a)) ||
      compareText(a.file.path, b.file.path) ||
      a.module.line - b.module.line,
  );
  const places = new Map<string, Place>();
  for (const { file, module } of sorted)
    if (!places.has(file.path)) places.set(file.path, { path: file.path, line: module.line });
  return [...places.values()].slice(0, MOST_PLACES);
}
