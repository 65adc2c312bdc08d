import { type FlawedPackage, flawedPackages } from '../packages.ts';
import type { AdvisoryEntry, DependencyEntry } from '../report.ts';
import { INDENT } from './labels.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { type Cell, type Column, type Row, table } from './table.ts';
import { indented, type Line, type Span, span, type Tone } from './text.ts';

const COLUMNS: readonly Column[] = [
  { title: 'severity' },
  { title: 'package', gives: true },
  { title: 'fixed in' },
  { title: 'advisory', gives: true },
  { title: 'your code' },
];

/** What the reach of an advisory means for the reader's own code. */
const REACH: Readonly<Record<AdvisoryEntry['reachable'], readonly [string, Tone]>> = {
  yes: ['reaches it', 'critical'],
  imported: ['imports it', 'medium'],
  'not imported': ['not imported', 'faint'],
  unknown: ['not known', 'faint'],
};

const BLANK: Row = { remark: [] };
const MOST_PATHS = 2;

/** One table of all flawed packages, each with the way that leads to it. */
export function dependencyLines(pen: Pen, entries: readonly DependencyEntry[]): Line[] {
  const rows = flawedPackages(entries).flatMap((flawed, i) => [
    ...(i > 0 ? [BLANK] : []),
    ...packageRows(pen, flawed),
  ]);
  return indented(table(pen, COLUMNS, rows, pen.width - INDENT), INDENT);
}

function packageRows(pen: Pen, flawed: FlawedPackage): Row[] {
  const rows: Row[] = flawed.advisories.map((advisory, i) => advisoryRow(pen, flawed, advisory, i === 0));
  for (const entry of flawed.entries) rows.push(...pathRows(pen, entry));
  return rows;
}

function advisoryRow(pen: Pen, flawed: FlawedPackage, advisory: AdvisoryEntry, first: boolean): Row {
  const { exact } = pen;
  const [words, tone] = REACH[advisory.reachable];
  const version = flawed.version === undefined ? 'any version' : exact(flawed.version);
  return [
    [[span(advisory.severity, advisory.severity)]],
    first ? [[span(exact(flawed.name), 'strong'), span(` ${version}`)]] : [],
    [
      advisory.fixed.length === 0
        ? [span('no fix', 'high')]
        : [span(exact(advisory.fixed.join(', ')), 'good')],
    ],
    advisoryCell(pen, advisory),
    [[span(words, tone)]],
  ];
}

function advisoryCell({ exact, prose }: Pen, { id, aliases, summary }: AdvisoryEntry): Cell {
  const names: Span[] = [span(exact(id))];
  if (aliases.length > 0) names.push(span(`  ${exact(aliases.join('  '))}`, 'faint'));
  return summary === undefined ? [names] : [names, [span(prose(summary), 'faint')]];
}

/** `shop → flask-admin → wtforms`, shortest first. */
function pathRows(pen: Pen, entry: DependencyEntry): Row[] {
  const shown = entry.paths.slice(0, pen.verbose ? undefined : MOST_PATHS);
  const rows = shown.map(
    (path, i): Row => ({ remark: [...pathSpans(pen, path), ...tail(pen, entry, i, shown.length)] }),
  );
  return rows.length > 0 ? rows : [{ remark: tail(pen, entry, 0, 1) }];
}

function pathSpans({ exact, glyphs }: Pen, path: readonly string[]): Span[] {
  return path.flatMap((name, i) => [
    ...(i > 0 ? [span(` ${glyphs.arrow} `, 'faint')] : []),
    span(exact(name), i === path.length - 1 ? 'strong' : 'name'),
  ]);
}

/** After the last path: where it is written, and how many paths are not shown. */
function tail(pen: Pen, entry: DependencyEntry, at: number, shown: number): Span[] {
  if (at < shown - 1) return [];
  const left = entry.paths.length - shown;
  const more = left > 0 ? [span(`  and ${left} more: wherefrom why ${pen.exact(entry.name)}`, 'faint')] : [];
  return [span('  '), placeLink(pen, entry.manifest, entry.line), ...more];
}
