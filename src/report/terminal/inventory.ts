import type { Finding } from '../../finding/finding.ts';
import { compareText } from '../../finding/location.ts';
import { exposure } from '../../finding/origin.ts';
import type { InventoryEntry } from '../report.ts';
import { counted } from '../words.ts';
import { INDENT } from './labels.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { type Cell, type Column, type Row, table } from './table.ts';
import { indented, type Line, type Span, span, type Tone, wrap } from './text.ts';
import { displayWidth } from './width.ts';

/** Columns of origin, verdict and the gaps. */
const OTHERS = 13 + 7 + 4 * 2;
/** A narrower reason is worth a line of its own for the place. */
const LEAST_REASON = 24;

/** A longer list becomes one row a function, unless all is asked for. */
const MOST_CALLS = 15;

const VERDICTS: Readonly<Record<InventoryEntry['verdict'], Tone>> = {
  finding: 'critical',
  unknown: 'medium',
  safe: 'good',
};

/**
 * Deserialisation calls, the most exposed first. Those of `findings` have been told with their paths, so only the
 * others are listed one by one, unless all is asked for.
 */
export function inventoryLines(
  pen: Pen,
  entries: readonly InventoryEntry[],
  findings: readonly Finding[],
): Line[] {
  const sorted = [...entries].sort(byExposure);
  const known = new Set(findings.map(({ location }) => placeKey(location)));
  const listed = pen.verbose ? sorted : sorted.filter((entry) => !known.has(placeKey(entry)));
  if (!pen.verbose && listed.length > MOST_CALLS) {
    const hint = `${counted(entries.length, 'call')} in all; --verbose lists each with its place and reason`;
    return indented(
      [...calleesTable(pen, sorted), ...wrap([span(hint, 'faint')], pen.width - INDENT)],
      INDENT,
    );
  }
  if (listed.length === 0) return [];
  const told = entries.length - listed.length;
  const rest = span(
    `and ${counted(told, 'call')} of the findings above; --verbose lists all together`,
    'faint',
  );
  return indented(
    [...callsTable(pen, listed), ...(told > 0 ? wrap([rest], pen.width - INDENT) : [])],
    INDENT,
  );
}

function placeKey({ path, line, column }: Pick<InventoryEntry, 'path' | 'line' | 'column'>): string {
  return `${path}:${line}:${column}`;
}

function byExposure(a: InventoryEntry, b: InventoryEntry): number {
  return (
    exposure(a.origin) - exposure(b.origin) ||
    compareText(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column
  );
}

const CALLS: readonly Column[] = [
  { title: 'data from' },
  { title: 'call', gives: true },
  { title: 'place' },
  { title: 'verdict' },
  { title: 'reason', gives: true },
];

function callsTable(pen: Pen, entries: readonly InventoryEntry[]): Line[] {
  const width = pen.width - INDENT;
  const links = entries.map(({ path, line, column }) => placeLink(pen, path, line, column));
  const names = entries.map(({ callee }) => pen.exact(callee));
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map(displayWidth));
  const fixed = longest(names) + longest(links.map(({ text }) => text)) + OTHERS;
  const beside = width - fixed >= LEAST_REASON;
  const rows = entries.flatMap(({ origin, verdict, reason }, i): Row[] => {
    const place = [links[i] as Span];
    const cells: Cell[] = [
      [[span(origin)]],
      [[span(names[i] as string, 'name')]],
      ...(beside ? [[place]] : []),
      [[span(verdict, VERDICTS[verdict])]],
      [[span(pen.prose(reason), 'faint')]],
    ];
    return beside ? [cells] : [cells, { remark: place }];
  });
  return table(pen, beside ? CALLS : CALLS.filter(({ title }) => title !== 'place'), rows, width);
}

const CALLEES: readonly Column[] = [
  { title: 'call', gives: true },
  { title: 'calls' },
  { title: 'findings' },
  { title: 'unknown' },
  { title: 'safe' },
  { title: 'most exposed' },
];

function calleesTable(pen: Pen, entries: readonly InventoryEntry[]): Line[] {
  const groups = new Map<string, InventoryEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.callee);
    if (group) group.push(entry);
    else groups.set(entry.callee, [entry]);
  }
  const rows = [...groups].map(([callee, calls]): Row => {
    const count = (verdict: InventoryEntry['verdict']): Cell => {
      const number = calls.filter((call) => call.verdict === verdict).length;
      return [[span(String(number), number > 0 ? VERDICTS[verdict] : 'faint')]];
    };
    return [
      [[span(pen.exact(callee), 'name')]],
      [[span(String(calls.length))]],
      count('finding'),
      count('unknown'),
      count('safe'),
      [[span((calls[0] as InventoryEntry).origin)]],
    ];
  });
  return table(pen, CALLEES, rows, pen.width - INDENT);
}
