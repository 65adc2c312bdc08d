import { displayWidth, splitAtWidth } from './width.ts';

/** What a piece of text is for; the palette alone knows which colour that is. */
export type Tone =
  | 'critical'
  | 'high'
  | 'medium'
  | 'low'
  | 'info'
  | 'strong'
  | 'faint'
  | 'link'
  | 'name'
  | 'good'
  | 'source'
  | 'sink'
  | 'keyword'
  | 'string';

/** A piece of visible text in one tone. A solid one is never broken, even where it is wider than the line. */
export interface Span {
  readonly text: string;
  readonly tone?: Tone | undefined;
  readonly solid?: boolean;
}

/** One line of the terminal, its spans side by side. */
export type Line = readonly Span[];

export function span(text: string, tone?: Tone): Span {
  return tone === undefined ? { text } : { text, tone };
}

/** What a reader clicks or copies, such as `app/views.py:12:12` or a command: whole or not at all. */
export function solid(text: string, tone?: Tone): Span {
  return { text, tone, solid: true };
}

export function lineWidth(line: Line): number {
  let width = 0;
  for (const { text } of line) width += displayWidth(text);
  return width;
}

/** Spans between which no line may break, and the spaces that stand before them inside a line. */
interface Word {
  readonly parts: Span[];
  readonly gap: number;
}

/** Breaks at spaces where it can and inside words where it must; a word with a solid span is left whole. */
export function wrap(spans: Line, width: number): Line[] {
  const lines: Span[][] = [];
  let line: Span[] = [];
  let used = 0;
  const end = () => {
    lines.push(line);
    line = [];
    used = 0;
  };
  for (const { parts, gap } of wordsOf(spans)) {
    const size = lineWidth(parts);
    if (line.length > 0 && used + gap + size > width) end();
    if (line.length > 0) {
      line.push(space(gap, line, parts));
      used += gap;
    }
    const pieces = size > width && !parts.some((part) => part.solid) ? broken(parts, width) : [parts];
    for (const [i, piece] of pieces.entries()) {
      if (i > 0) end();
      line.push(...piece);
      used += lineWidth(piece);
    }
  }
  if (line.length > 0) end();
  return lines;
}

/** The space between two words of one tone belongs to it, so that the tone is not begun anew. */
function space(gap: number, before: Line, next: Line): Span {
  const tone = before.at(-1)?.tone;
  return span(' '.repeat(gap), tone === next[0]?.tone ? tone : undefined);
}

function wordsOf(spans: Line): Word[] {
  const words: Word[] = [];
  let parts: Span[] = [];
  let gap = 0;
  const end = () => {
    if (parts.length === 0) return;
    words.push({ parts, gap });
    parts = [];
    gap = 0;
  };
  for (const part of spans) {
    for (const [i, text] of (part.solid ? [part.text] : part.text.split(' ')).entries()) {
      if (i > 0) {
        end();
        gap += 1;
      }
      if (text !== '') parts.push({ ...part, text });
    }
  }
  end();
  return words;
}

/** A word that is wider than the line, cut into pieces that are not. */
function broken(word: Line, width: number): Span[][] {
  const pieces: Span[][] = [[]];
  let used = 0;
  for (const part of word) {
    let rest = part.text;
    while (rest !== '') {
      if (used >= width) {
        pieces.push([]);
        used = 0;
      }
      const [head, tail] = cut(rest, width - used);
      const size = displayWidth(head);
      if (size > width - used && used > 0) {
        used = width;
        continue;
      }
      (pieces.at(-1) as Span[]).push({ ...part, text: head });
      used += size;
      rest = tail;
    }
  }
  return pieces;
}

/** At a width, or a little before it where a name or a path has a joint. */
function cut(text: string, width: number): [string, string] {
  const [head, tail] = splitAtWidth(text, width);
  if (tail === '') return [head, tail];
  const joint = /^(.*[./_,()=-])/.exec(head)?.[1] ?? '';
  return joint.length > head.length / 2 ? [joint, text.slice(joint.length)] : [head, tail];
}

/** Puts `first` before the first line and the same width of spaces, or `rest`, before the others. */
export function hanging(first: Line, lines: readonly Line[], rest?: Line): Line[] {
  const below = rest ?? [span(' '.repeat(lineWidth(first)))];
  return lines.map((line, i) => [...(i === 0 ? first : below), ...line]);
}

export function indented(lines: readonly Line[], columns: number): Line[] {
  return hanging([span(' '.repeat(columns))], lines);
}

/** Cut to `width`, with `mark` for what is missing. */
export function cropped(line: Line, width: number, mark: string): Line {
  if (lineWidth(line) <= width) return line;
  const kept: Span[] = [];
  let left = width - displayWidth(mark);
  for (const part of line) {
    const size = displayWidth(part.text);
    if (size > left) {
      const [head] = splitAtWidth(part.text, left);
      if (displayWidth(head) <= left) kept.push({ ...part, text: head });
      break;
    }
    kept.push(part);
    left -= size;
  }
  return [...kept, span(mark, 'faint')];
}
