import type { Pen } from './pen.ts';
import { hanging, indented, type Line, lineWidth, type Span, span, wrap } from './text.ts';

/** A column of a {@link table}; one that `gives` is made narrower, and its cells wrapped, where room is short. */
export interface Column {
  readonly title: string;
  readonly gives?: boolean;
}

/** Paragraphs, one below the other. */
export type Cell = readonly Line[];

/** One cell a column, or a remark across all of them below a row. */
export type Row = readonly Cell[] | { readonly remark: Line };

const GAP = 2;
/** A wrapped column narrower than this reads worse than a list. */
const LEAST = 14;

function isCells(row: Row): row is readonly Cell[] {
  return Array.isArray(row);
}

/** Aligned columns, or where they do not fit, one short list a row. */
export function table(pen: Pen, columns: readonly Column[], rows: readonly Row[], width: number): Line[] {
  const widths = fitted(columns, rows, width);
  if (widths === undefined) return rows.flatMap((row) => stacked(pen, columns, row, width));
  const header: Row = columns.map(({ title }) => [[span(title, 'faint')]]);
  const headed = columns.some(({ title }) => title !== '') ? [header, ...rows] : rows;
  return headed.flatMap((row) => (isCells(row) ? aligned(row, widths) : remarkLines(row.remark, width, 2)));
}

/** An empty remark is an empty line. */
function remarkLines(remark: Line, width: number, indent: number): Line[] {
  return remark.length === 0 ? [[]] : indented(wrap(remark, width - indent), indent);
}

/** The width of each column, or undefined where the table cannot be had in `width`. */
function fitted(columns: readonly Column[], rows: readonly Row[], width: number): number[] | undefined {
  const widths = columns.map(({ title }) => title.length);
  for (const row of rows) {
    if (!isCells(row)) continue;
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cellWidth(cell));
  }
  let over = widths.reduce((sum, one) => sum + one + GAP, -GAP) - width;
  const giving = columns.map((column, i) => (column.gives ? i : -1)).filter((i) => i >= 0);
  while (over > 0) {
    const widest = giving.reduce((a, b) => ((widths[b] ?? 0) > (widths[a] ?? 0) ? b : a), giving[0] ?? -1);
    const room = (widths[widest] ?? 0) - LEAST;
    if (room <= 0) return undefined;
    const next = giving
      .filter((i) => i !== widest)
      .reduce((most, i) => Math.max(most, widths[i] ?? 0), LEAST);
    const step = Math.max(1, Math.min(over, room, (widths[widest] ?? 0) - next));
    widths[widest] = (widths[widest] ?? 0) - step;
    over -= step;
  }
  return widths;
}

function cellWidth(cell: Cell): number {
  return Math.max(0, ...cell.map(lineWidth));
}

function aligned(cells: readonly Cell[], widths: readonly number[]): Line[] {
  const wrapped = cells.map((cell, i) => cell.flatMap((line) => wrap(line, widths[i] ?? 0)));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) => {
    const line: Span[] = [];
    for (const [i, lines] of wrapped.entries()) {
      const part = lines[at] ?? [];
      line.push(...part);
      if (i < wrapped.length - 1)
        line.push(span(' '.repeat(GAP + Math.max(0, (widths[i] ?? 0) - lineWidth(part)))));
    }
    return line;
  });
}

/** The first two cells lead; each further one stands below with its title. */
function stacked(pen: Pen, columns: readonly Column[], row: Row, width: number): Line[] {
  if (!isCells(row)) return remarkLines(row.remark, width, 4);
  const [first = [], second = [], ...rest] = row;
  const lead = [...(cellWidth(first) > 0 ? first : []), ...second].flatMap((line, i) => [
    ...(i > 0 ? [span('  ')] : []),
    ...line,
  ]);
  const lines = hanging([], wrap(lead, width - 2), [span('  ')]);
  for (const [i, cell] of rest.entries()) {
    if (cellWidth(cell) === 0) continue;
    const name = columns[i + 2]?.title ?? '';
    const title = name === '' ? '' : `${name} ${pen.glyphs.dot} `;
    const wrapped = cell.flatMap((line) => wrap(line, width - 4 - title.length));
    lines.push(...hanging([span(`    ${title}`, 'faint')], wrapped));
  }
  return lines;
}
