import type { Location } from '../../finding/location.ts';
import type { Pen } from './pen.ts';
import { type Line, lineWidth, span, type Tone } from './text.ts';
import { characterWidth, displayWidth } from './width.ts';

/** A line longer than this was made by a program; scanning it for every finding in it would take too long. */
const LONGEST_LINE = 20_000;
const TAB = 4;
/** Lines of one span that are shown: the first ones and the last. */
const MOST_LINES = 4;

/** One character of a source line as it is shown. */
interface Cell {
  readonly text: string;
  readonly width: number;
}

/** A part of a line, in cells from 0, end exclusive. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** The lines of a place with the very span underlined, numbered. Empty where the source cannot be shown. */
export function excerpt(
  pen: Pen,
  source: readonly string[],
  place: Location,
  tone: Tone,
  width: number,
): Line[] {
  const numbers = shownLines(place, source.length);
  if (numbers.length === 0) return [];
  const gutter = String(Math.max(...numbers)).length;
  const indent = commonIndent(numbers.map((number) => source[number - 1] as string));
  const lines: Line[] = [];
  let before = numbers[0] as number;
  for (const number of numbers) {
    if (number > before + 1) lines.push(skippedLines(pen, gutter, number - before - 1));
    lines.push(
      ...numberedLine(pen, source[number - 1] as string, number, place, { gutter, indent, tone, width }),
    );
    before = number;
  }
  return lines;
}

function shownLines(place: Location, available: number): number[] {
  const last = Math.min(
    place.endLine > place.line && place.endColumn <= 1 ? place.endLine - 1 : place.endLine,
    available,
  );
  const count = last - place.line + 1;
  if (place.line < 1 || count < 1) return [];
  const all = Array.from({ length: Math.min(count, MOST_LINES) }, (_, i) => place.line + i);
  return count > MOST_LINES ? [...all.slice(0, -1), last] : all;
}

function skippedLines(pen: Pen, gutter: number, count: number): Line {
  return [span(`${' '.repeat(gutter)} ${pen.glyphs.skipped} ${count} more lines`, 'faint')];
}

interface Layout {
  readonly gutter: number;
  readonly indent: number;
  readonly tone: Tone;
  readonly width: number;
}

/** The first line has its part underlined; the further ones of a long place have a heavy bar instead. */
function numberedLine(pen: Pen, text: string, number: number, place: Location, layout: Layout): Line[] {
  const { gutter, tone } = layout;
  const first = number === place.line;
  const bar = first ? span(pen.glyphs.gutter, 'faint') : span(pen.glyphs.within, tone);
  const head = [span(`${String(number).padStart(gutter)} `, 'faint'), bar, span(' ')];
  if (text.length > LONGEST_LINE) return [[...head, span(`(a line of ${text.length} characters)`, 'faint')]];
  const cells = cellsOf(pen, text);
  const marked = markedPart(cells, number, place);
  const room = layout.width - lineWidth(head);
  const shown = windowAround(cells, Math.min(layout.indent, marked.start), marked, room, pen);
  const lines: Line[] = [[...head, ...windowSpans(cells, shown)]];
  if (first) {
    const offset = displayWidth(shown.head) + widthOf(cells, { start: shown.start, end: shown.marked.start });
    const under = pen.glyphs.underline.repeat(Math.max(1, widthOf(cells, shown.marked)));
    lines.push([span(' '.repeat(gutter + 1)), bar, span(' '.repeat(1 + offset)), span(under, tone)]);
  }
  return lines;
}

function windowSpans(cells: readonly Cell[], { start, end, marked, head, tail }: Window): Line {
  return [
    span(head, 'faint'),
    span(textIn(cells, { start, end: marked.start })),
    span(textIn(cells, marked), 'strong'),
    span(textIn(cells, { start: marked.end, end })),
    span(tail, 'faint'),
  ];
}

function cellsOf(pen: Pen, text: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const character of text) {
    const shown = character === '\t' ? ' '.repeat(TAB - (column % TAB)) : pen.exact(character);
    const width = shown === character ? characterWidth(character.codePointAt(0) as number) : shown.length;
    cells.push({ text: shown, width });
    column += width;
  }
  return cells;
}

/** What of one line belongs to the place; from its first character that is no space. */
function markedPart(cells: readonly Cell[], number: number, place: Location): Part {
  const first = number === place.line ? place.column - 1 : firstInk(cells);
  const last = number === place.endLine ? place.endColumn - 1 : cells.length;
  const start = Math.min(Math.max(0, first), cells.length);
  return { start, end: Math.min(Math.max(start, last), cells.length) };
}

function firstInk(cells: readonly Cell[]): number {
  const first = cells.findIndex((cell) => cell.text.trim() !== '');
  return first < 0 ? 0 : first;
}

interface Window extends Part {
  readonly marked: Part;
  readonly head: string;
  readonly tail: string;
}

/** The cells that fit: all from the indentation on, or as many as possible around the marked ones. */
function windowAround(cells: readonly Cell[], indent: number, marked: Part, room: number, pen: Pen): Window {
  const whole = { start: indent, end: cells.length };
  if (widthOf(cells, whole) <= room) return { ...whole, marked, head: '', tail: '' };
  const more = pen.glyphs.more;
  const inner = room - 2 * displayWidth(more);
  let left = roomBefore(cells, indent, marked, inner);
  let start = marked.start;
  while (start > indent && (cells[start - 1] as Cell).width <= left) {
    start -= 1;
    left -= (cells[start] as Cell).width;
  }
  let end = start;
  for (let used = 0; end < cells.length; end += 1) {
    used += (cells[end] as Cell).width;
    if (used > inner && end > start) break;
  }
  return {
    start,
    end,
    marked: { start: Math.min(marked.start, end), end: Math.min(marked.end, end) },
    head: start > indent ? more : '',
    tail: end < cells.length ? more : '',
  };
}

/** Columns for what stands before the marked part: half of what is free, more if little follows, some in any case. */
function roomBefore(cells: readonly Cell[], indent: number, marked: Part, inner: number): number {
  const free = inner - widthOf(cells, marked);
  const after = widthOf(cells, { start: marked.end, end: cells.length });
  const wanted = Math.max(Math.floor(free / 2), free - after, Math.floor(inner / 4));
  return Math.min(wanted, widthOf(cells, { start: indent, end: marked.start }));
}

function widthOf(cells: readonly Cell[], { start, end }: Part): number {
  let width = 0;
  for (let i = start; i < end; i += 1) width += (cells[i] as Cell).width;
  return width;
}

function textIn(cells: readonly Cell[], { start, end }: Part): string {
  let text = '';
  for (let i = start; i < end; i += 1) text += (cells[i] as Cell).text;
  return text;
}

/** Characters of white space that all lines begin with. */
function commonIndent(lines: readonly string[]): number {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/[^ \t]/));
  return indents.length === 0 ? 0 : Math.max(0, Math.min(...indents));
}

/**
 * One line of source without its indentation, the expression that begins at `column` brought out; undefined where
 * it cannot be shown.
 */
export function sourceLine(
  pen: Pen,
  text: string | undefined,
  column: number,
  width: number,
): Line | undefined {
  if (text === undefined || text.length > LONGEST_LINE || text.trim() === '') return undefined;
  const cells = cellsOf(pen, text.trimEnd());
  const start = Math.min(Math.max(0, column - 1), cells.length);
  const marked = { start, end: start + nameLength(cells, start) };
  const { head, tail, ...shown } = windowAround(
    cells,
    Math.min(commonIndent([text]), start),
    marked,
    width,
    pen,
  );
  return [
    span(head + textIn(cells, { start: shown.start, end: shown.marked.start }), 'faint'),
    span(textIn(cells, shown.marked)),
    span(textIn(cells, { start: shown.marked.end, end: shown.end }) + tail, 'faint'),
  ];
}

/** Cells of a dotted name: a step says where it begins, not where it ends. */
function nameLength(cells: readonly Cell[], start: number): number {
  let end = start;
  while (end < cells.length && /^[\p{L}\p{N}_.]$/u.test((cells[end] as Cell).text)) end += 1;
  return end - start;
}
