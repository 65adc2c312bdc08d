/** Edits of single lines as a unified diff, which `git apply` and `patch -p1` take. */
import { compareText } from '../finding/location.ts';

export interface LineEdit {
  readonly path: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** `linesOf` gives the lines of a file without their ends; a file that has no end of line at its end is not made one. */
export function patchOf(
  edits: readonly LineEdit[],
  linesOf: (path: string) => readonly string[] | undefined,
): string {
  const byPath = Map.groupBy(
    edits.filter(({ before, after }) => before !== after),
    ({ path }) => path,
  );
  return [...byPath]
    .sort(([a], [b]) => compareText(a, b))
    .map(([path, own]) => {
      const lines = linesOf(path) ?? [];
      const hunks = [...own].sort((a, b) => a.line - b.line).map((edit) => hunk(edit, lines));
      return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
    })
    .join('');
}

/** With the lines around it left out: they may be edited themselves. */
function hunk({ line, before, after }: LineEdit, lines: readonly string[]): string {
  const last = line === lines.length ? '\n\\ No newline at end of file' : '';
  return `@@ -${line} +${line} @@\n-${before}${last}\n+${after}${last}\n`;
}
