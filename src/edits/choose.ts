import type { Edit, Fix } from '../finding/fix.ts';
import { compareText } from '../finding/location.ts';
import { areApart, inOrder, isSame, spliced } from './splice.ts';

/** Which fixes can be made together, and what the files are then. */

/**
 * The fixes that fit together, the first by position winning. Those left out may fit once the others are made: they are
 * for another round.
 */
export function fitting(fixes: readonly Fix[]): readonly Fix[] {
  const taken = new Map<string, Edit[]>();
  return fixes.toSorted(byPlace).filter((fix) => {
    const fits = fix.edits.every((edit) =>
      (taken.get(edit.path) ?? []).every((other) => areApart(edit, other)),
    );
    if (fits) for (const edit of fix.edits) push(taken, edit);
    return fits;
  });
}

function byPlace(a: Fix, b: Fix): number {
  const [first, second] = [a.edits[0], b.edits[0]];
  if (!first || !second) return first ? -1 : second ? 1 : 0;
  return compareText(first.path, second.path) || first.start - second.start;
}

/** All edits by file, identical ones once. */
export function byFile(fixes: readonly Fix[]): ReadonlyMap<string, readonly Edit[]> {
  const files = new Map<string, Edit[]>();
  for (const fix of fixes) for (const edit of fix.edits) push(files, edit);
  return files;
}

function push(files: Map<string, Edit[]>, edit: Edit): void {
  const edits = files.get(edit.path);
  if (!edits) files.set(edit.path, [edit]);
  else if (!edits.some((other) => isSame(edit, other))) edits.push(edit);
}

/** What a file becomes. */
export function edited(file: Uint8Array, edits: readonly Edit[]): Uint8Array {
  return spliced(file, inOrder(edits));
}
