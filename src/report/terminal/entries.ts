import type { EntryList, ListedEntry } from '../entries.ts';
import { counted } from '../words.ts';
import { incompleteSections } from './incomplete.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { type Column, type Row, table } from './table.ts';
import { indented, type Line, span } from './text.ts';

const COLUMNS: readonly Column[] = [{ title: '' }, { title: '', gives: true }, { title: '', gives: true }];

/** One table a kind. Tests are many and mostly known: they are counted, unless all is asked for. */
export function entryLines(pen: Pen, { entries, incomplete }: EntryList): Line[] {
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  const sections = kinds.map((kind) =>
    kindLines(
      pen,
      kind,
      entries.filter((entry) => entry.kind === kind),
    ),
  );
  if (entries.length === 0) sections.push([[span('No entry points were found.')]]);
  sections.push(...incompleteSections(pen, incomplete));
  return sections.flatMap((lines, i) => (i > 0 ? [[], ...lines] : lines));
}

function kindLines(pen: Pen, kind: string, entries: readonly ListedEntry[]): Line[] {
  const head: Line = [span(pen.exact(kind), 'strong'), span(` (${entries.length})`, 'faint')];
  if (kind === 'test' && !pen.verbose) {
    const files = new Set(entries.map(({ path }) => path)).size;
    return [head, [span(`  in ${counted(files, 'file')}: --verbose`, 'faint')]];
  }
  const rows = entries.map((entry) => entryRow(pen, entry));
  return [head, ...indented(table(pen, COLUMNS, rows, pen.width - 2), 2)];
}

function entryRow(pen: Pen, { name, path, line, function: started }: ListedEntry): Row {
  const called = started === '' || started === name ? '' : `${started}()`;
  return [[[span(pen.exact(name), 'name')]], [[span(pen.exact(called))]], [[placeLink(pen, path, line)]]].map(
    (cell) => (cell[0]?.[0]?.text === '' ? [] : cell),
  );
}
