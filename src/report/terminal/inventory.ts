import type { Finding } from '../../finding/finding.ts';
import { compareText } from '../../finding/location.ts';
import { exposure } from '../../finding/origin.ts';
import { ASIDE } from '../../suppression/policy.ts';
import type { InventoryEntry } from '../report.ts';
import { ASIDE_PLURALS, counted, listed, thousands } from '../words.ts';
import { INDENT } from './labels.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import type { Told } from './summary.ts';
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
 * Deserialisation calls, the most exposed first. Those of `findings` have been told with their paths, and those in
 * tests and vendored code are nobody's next task, so only the others are listed one by one. Of a long list only what
 * is open is, before a row for each function that is called.
 */
export function inventoryLines(
  pen: Pen,
  entries: readonly InventoryEntry[],
  { findings, suppressed }: Pick<Told, 'findings' | 'suppressed'>,
): Line[] {
  const quiet = placesOf(suppressed);
  const sorted = entries.map((entry) => accepted(entry, quiet)).sort(byExposure);
  if (pen.verbose) return indented(callsTable(pen, sorted), INDENT);
  const known = placesOf(findings);
  const own = sorted.filter(({ aside }) => aside === undefined);
  const untold = own.filter((entry) => !known.has(placeKey(entry)));
  const isLong = untold.length > MOST_CALLS;
  const open = untold.filter(({ verdict }) => verdict !== 'safe').slice(0, MOST_CALLS);
  const [calls, callees] = isLong ? [open, own] : [untold, []];
  const hint = isLong ? longHint(entries) : shortHint(own.length - untold.length, entries);
  if (calls.length + callees.length === 0 && own.length === entries.length) return [];
  return indented(
    [
      ...(calls.length > 0 ? callsTable(pen, calls) : []),
      ...(calls.length > 0 && callees.length > 0 ? [[]] : []),
      ...(callees.length > 0 ? calleesTable(pen, callees) : []),
      ...(hint === '' ? [] : wrap([span(hint, 'faint')], pen.width - INDENT)),
    ],
    INDENT,
  );
}

function longHint(entries: readonly InventoryEntry[]): string {
  const aside = asides(entries).map(([count, where]) => `${thousands(count)} ${where}`);
  const which = aside.length > 0 ? `, with ${listed(aside)}` : '';
  return `${counted(entries.length, 'call')} in all${which}; --verbose lists each with its place and reason`;
}

function shortHint(told: number, entries: readonly InventoryEntry[]): string {
  const [first, ...others] = [
    ...(told > 0 ? [[told, 'of the findings above'] as const] : []),
    ...asides(entries),
  ];
  if (!first) return '';
  const parts = [
    `${counted(first[0], 'call')} ${first[1]}`,
    ...others.map(([count, where]) => `${thousands(count)} ${where}`),
  ];
  return `and ${listed(parts)}; --verbose lists all together`;
}

/** `[12, 'in tests']`, `[3, 'in vendored code']`. */
function asides(entries: readonly InventoryEntry[]): (readonly [number, string])[] {
  return ASIDE.map(
    (role) => [entries.filter(({ aside }) => aside === role).length, ASIDE_PLURALS[role]] as const,
  ).filter(([count]) => count > 0);
}

function placesOf(findings: readonly Finding[]): Set<string> {
  return new Set(findings.map(({ location }) => placeKey(location)));
}

/** Somebody has looked at it before; who inherits the code may still want to. */
function accepted(entry: InventoryEntry, quiet: ReadonlySet<string>): InventoryEntry {
  const isAccepted = entry.aside === undefined && quiet.has(placeKey(entry));
  return isAccepted ? { ...entry, reason: `${entry.reason}; suppressed` } : entry;
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
