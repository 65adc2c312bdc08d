import { type FlawedPackage, flawedPackages } from '../packages.ts';
import type { AdvisoryEntry, DependencyEntry } from '../report.ts';
import { counted } from '../words.ts';
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
const MOST_ADVISORIES = 6;
const MOST_VERSIONS = 3;
const MOST_PATHS = 2;
const MOST_LINKS = 2;

/** One table of all flawed packages, each with the way that leads to it. */
export function dependencyLines(pen: Pen, entries: readonly DependencyEntry[]): Line[] {
  const packages = flawedPackages(entries);
  // A column that says "not known" all the way down says nothing.
  const isReachKnown = packages.some(({ advisories }) =>
    advisories.some(({ reachable }) => reachable !== 'unknown'),
  );
  const columns = isReachKnown ? COLUMNS : COLUMNS.slice(0, -1);
  const rows = packages.flatMap((flawed, i) => [
    ...(i > 0 ? [BLANK] : []),
    ...packageRows(pen, flawed, columns.length),
  ]);
  return indented(table(pen, columns, rows, pen.width - INDENT), INDENT);
}

function packageRows(pen: Pen, flawed: FlawedPackage, columns: number): Row[] {
  const shown = flawed.advisories.slice(0, pen.verbose ? undefined : MOST_ADVISORIES);
  const rows: Row[] = shown.map((advisory, i) =>
    advisoryRow(pen, flawed, advisory, i === 0).slice(0, columns),
  );
  const left = flawed.advisories.length - shown.length;
  if (left > 0)
    rows.push({
      remark: [span(`and ${counted(left, 'more advisory', 'more advisories')}: --verbose`, 'faint')],
    });
  return [...rows, ...pathRows(pen, flawed)];
}

function advisoryRow(pen: Pen, flawed: FlawedPackage, advisory: AdvisoryEntry, first: boolean): Cell[] {
  const { exact } = pen;
  const [words, tone] = REACH[advisory.reachable];
  const fixed =
    advisory.fixed.length === 0 ? span('no fix', 'high') : span(exact(advisory.fixed.join(', ')), 'good');
  return [
    [[span(advisory.severity, advisory.severity)]],
    first ? packageName(pen, flawed) : [],
    [[fixed]],
    advisoryCell(pen, advisory),
    [[span(words, tone)]],
  ];
}

/** `numpy 1.14.0`, further releases with the same flaws below. */
function packageName(pen: Pen, { name, versions }: FlawedPackage): Cell {
  const [first, ...others] = versions;
  const shown = others.slice(0, pen.verbose ? undefined : MOST_VERSIONS);
  const left = others.length - shown.length;
  return [
    [span(pen.exact(name), 'strong'), span(` ${first === undefined ? 'any version' : pen.exact(first)}`)],
    ...shown.map((version) => [span(`and ${pen.exact(version)}`)]),
    ...(left > 0 ? [[span(`and ${left} more`, 'faint')]] : []),
  ];
}

function advisoryCell({ exact, prose }: Pen, { id, aliases, summary }: AdvisoryEntry): Cell {
  const names: Span[] = [span(exact(id))];
  if (aliases.length > 0) names.push(span(`  ${exact(aliases.join('  '))}`, 'faint'));
  return summary === undefined ? [names] : [names, [span(prose(summary), 'faint')]];
}

/** `shop → flask-admin → wtforms  requirements.txt:4`, the shortest first, each way once. */
function pathRows(pen: Pen, { name, entries }: FlawedPackage): Row[] {
  const ways = new Map<string, { path: readonly string[]; links: Span[] }>();
  for (const entry of entries) {
    const link = placeLink(pen, entry.manifest, entry.line);
    for (const path of entry.paths.length > 0 ? entry.paths : [[entry.name]]) {
      const key = path.join('\0');
      const way = ways.get(key);
      if (way) way.links.push(link);
      else ways.set(key, { path, links: [link] });
    }
  }
  const all = [...ways.values()].sort((a, b) => a.path.length - b.path.length);
  const shown = all.slice(0, pen.verbose ? undefined : MOST_PATHS);
  const rows = shown.map(
    ({ path, links }): Row => ({ remark: [...pathSpans(pen, path), ...linkSpans(pen, links)] }),
  );
  const left = all.length - shown.length;
  if (left > 0)
    rows.push({
      remark: [span(`and ${counted(left, 'more way')}: wherefrom why ${pen.exact(name)}`, 'faint')],
    });
  return rows;
}

function pathSpans({ exact, glyphs }: Pen, path: readonly string[]): Span[] {
  return path.flatMap((name, i) => [
    ...(i > 0 ? [span(` ${glyphs.arrow} `, 'faint')] : []),
    span(exact(name), i === path.length - 1 ? 'strong' : 'name'),
  ]);
}

function linkSpans(pen: Pen, links: readonly Span[]): Span[] {
  const shown = links.slice(0, pen.verbose ? undefined : MOST_LINKS);
  const left = links.length - shown.length;
  const more = left > 0 ? [span(`  and ${counted(left, 'more place')}`, 'faint')] : [];
  return [...shown.flatMap((link) => [span('  '), link]), ...more];
}
