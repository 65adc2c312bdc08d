/** Edits of lines as a unified diff, which `git apply` and `patch -p1` take. */
import { unifiedDiff } from '../edits/diff.ts';
import { compareText } from '../finding/location.ts';
import type { Plan, PlannedChange } from './plan.ts';

export interface LineEdit {
  readonly path: string;
  /** The first of them. */
  readonly line: number;
  /** One line or several, without the end of the last. */
  readonly before: string;
  readonly after: string;
}

/** `linesOf` gives the text of a file, split at each line feed. */
export function patchOf(
  edits: readonly LineEdit[],
  linesOf: (path: string) => readonly string[] | undefined,
): string {
  const byPath = Map.groupBy(
    edits.filter(({ before, after }) => before !== after),
    ({ path }) => path,
  );
  const patches = [...byPath]
    .sort(([a], [b]) => compareText(a, b))
    .map(([path, own]) => {
      const lines = linesOf(path) ?? [];
      return unifiedDiff(path, Buffer.from(lines.join('\n')), Buffer.from(edited(lines, own)));
    });
  return Buffer.from(patches.join(''), 'latin1').toString('utf8');
}

/** What a patch of the plan does not do, a sentence each: whoever applies it must not take that for all. */
export function besidePatch({ projects, incomplete }: Plan): string[] {
  return [
    ...projects.flatMap(({ changes }) => changes.flatMap(leftByHand)),
    ...projects.flatMap(({ unsolved }) =>
      unsolved.map(
        ({ id, name, from, because }) =>
          `${id} of ${name} ${from} stays: ${because.join(' ') || 'not worked out'}`,
      ),
    ),
    ...incomplete.map(
      ({ path, line, reason }) => `${line === undefined ? path : `${path}:${line}`}: ${reason}`,
    ),
  ];
}

function leftByHand({ name, from, to, edits, command }: PlannedChange): string[] {
  const step = `${name} ${from} to ${to}`;
  const notes = edits.flatMap(({ note }) => (note === undefined ? [] : [`${step}: ${note}`]));
  if (command !== undefined) return [...notes, `${step}: then run ${command}`];
  return edits.length === 0 ? [`${step}: no line need change; install again`] : notes;
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Several edits may be of one line, each as if it were alone: what is put together is what each changes of it. */
function edited(lines: readonly string[], edits: readonly LineEdit[]): string {
  const splices = edits.map((edit) => spliceOf(lines, edit)).sort((a, b) => a.start - b.start);
  const text = lines.join('\n');
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, text: own } of splices) {
    if (start < done) continue; // the same edit again: two manifests that include one file
    parts.push(text.slice(done, start), own);
    done = end;
  }
  return parts.join('') + text.slice(done);
}

function spliceOf(lines: readonly string[], { line, before, after }: LineEdit): Splice {
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return {
    start: from + head,
    end: from + before.length - tail,
    text: after.slice(head, after.length - tail),
  };
}
