/**
 * A unified diff as `git apply` takes it. Lines end at LF, as git has it; bytes are kept as they are, one character
 * each, so that whoever writes it must write latin-1.
 */

/** One line of a diff: what became of it, and its bytes with its line end. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

export interface Hunk {
  /** From 1. */
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: readonly DiffLine[];
}

const CONTEXT = 3;

/** Where two files differ, each place with the lines around it. */
export function hunksOf(before: Uint8Array, after: Uint8Array): readonly Hunk[] {
  return grouped(compared(linesOf(before), linesOf(after)));
}

/** The diff of one file; '' where nothing differs. A file that was not there has `undefined` before. */
export function unifiedDiff(path: string, before: Uint8Array | undefined, after: Uint8Array): string {
  const hunks = hunksOf(before ?? new Uint8Array(), after);
  if (hunks.length === 0) return '';
  const [a, b] = [quoted(`a/${path}`), quoted(`b/${path}`)];
  const head = before
    ? `diff --git ${a} ${b}\n--- ${a}\n+++ ${b}\n`
    : `diff --git ${a} ${b}\nnew file mode 100644\n--- /dev/null\n+++ ${b}\n`;
  return head + hunks.map(hunkText).join('');
}

function hunkText({ oldStart, newStart, lines }: Hunk): string {
  const old = lines.filter(({ sign }) => sign !== '+').length;
  const now = lines.filter(({ sign }) => sign !== '-').length;
  // A side without lines is counted from the line before it.
  const at = (start: number, count: number) => `${count === 0 ? start - 1 : start},${count}`;
  const text = lines.map(({ sign, text: line }) =>
    line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`,
  );
  return `@@ -${at(oldStart, old)} +${at(newStart, now)} @@\n${text.join('')}`;
}

/** As git quotes what is no plain name (`core.quotePath`). */
function quoted(path: string): string {
  const bytes = Buffer.from(path);
  if (/^[\x20-\x7e]*$/.test(path) && !/["\\]/.test(path)) return path;
  const escaped = Array.from(bytes, (byte) => {
    if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
    return `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"${escaped.join('')}"`;
}

function linesOf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * Lines that are alike at both ends are kept; between them the longest common subsequence, or, where that would take
 * too much, all of the old and then all of the new.
 */
function compared(before: readonly string[], after: readonly string[]): DiffLine[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const kept = (lines: readonly string[]): DiffLine[] => lines.map((text) => ({ sign: ' ', text }));
  return [
    ...kept(before.slice(0, head)),
    ...between(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...kept(tail > 0 ? before.slice(-tail) : []),
  ];
}

/** Cells of the table that is filled: 16 MB. */
const MOST_CELLS = 4_000_000;

function between(before: readonly string[], after: readonly string[]): DiffLine[] {
  const [n, m] = [before.length, after.length];
  if (n * m > MOST_CELLS)
    return [
      ...before.map((text): DiffLine => ({ sign: '-', text })),
      ...after.map((text): DiffLine => ({ sign: '+', text })),
    ];
  const length = new Int32Array((n + 1) * (m + 1));
  const at = (i: number, j: number) => length[i * (m + 1) + j] as number;
  for (let i = n - 1; i >= 0; i -= 1)
    for (let j = m - 1; j >= 0; j -= 1)
      length[i * (m + 1) + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    if (i < n && j < m && before[i] === after[j]) {
      lines.push({ sign: ' ', text: before[i] as string });
      i += 1;
      j += 1;
    } else if (i < n && (j === m || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ sign: '-', text: before[i] as string });
      i += 1;
    } else {
      lines.push({ sign: '+', text: after[j] as string });
      j += 1;
    }
  }
  return lines;
}

function grouped(lines: readonly DiffLine[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [old, now] = [1, 1];
  let open: { oldStart: number; newStart: number; lines: DiffLine[]; quiet: number } | undefined;
  const close = () => {
    if (!open) return;
    const surplus = Math.max(0, open.quiet - CONTEXT);
    hunks.push({ ...open, lines: open.lines.slice(0, open.lines.length - surplus) });
    open = undefined;
  };
  for (const [i, line] of lines.entries()) {
    if (line.sign !== ' ') {
      if (!open) {
        const before = lines.slice(Math.max(0, i - CONTEXT), i);
        open = { oldStart: old - before.length, newStart: now - before.length, lines: before, quiet: 0 };
      }
      open.quiet = 0;
    } else if (open) open.quiet += 1;
    open?.lines.push(line);
    if (open && open.quiet > 2 * CONTEXT) close();
    if (line.sign !== '+') old += 1;
    if (line.sign !== '-') now += 1;
  }
  close();
  return hunks;
}
