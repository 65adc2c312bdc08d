import { compareText } from '../../finding/location.ts';
import { exposure } from '../../finding/origin.ts';
import type { InventoryEntry } from '../report.ts';
import { counted } from '../words.ts';
import { INDENT } from './labels.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { type Cell, type Column, type Row, table } from './table.ts';
import { indented, type Line, span, type Tone } from './text.ts';

/** A longer list becomes one row a function, unless all is asked for. */
const MOST_CALLS = 15;

const VERDICTS: Readonly<Record<InventoryEntry['verdict'], Tone>> = {
  finding: 'critical',
  unknown: 'medium',
  safe: 'good',
};

/** Every deserialisation call, the most exposed first. */
export function inventoryLines(pen: Pen, entries: readonly InventoryEntry[]): Line[] {
  const sorted = [...entries].sort(byExposure);
  const whole = pen.verbose || sorted.length <= MOST_CALLS;
  const lines = whole ? callsTable(pen, sorted) : calleesTable(pen, sorted);
  const hint = `  ${counted(entries.length, 'call')} in all; --verbose lists each with its place and reason`;
  return [...indented(lines, INDENT), ...(whole ? [] : [[span(hint, 'faint')]])];
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
  { title: 'call' },
  { title: 'place' },
  { title: 'verdict' },
  { title: 'reason', gives: true },
];

function callsTable(pen: Pen, entries: readonly InventoryEntry[]): Line[] {
  const rows = entries.map(
    ({ origin, callee, path, line, column, verdict, reason }): Row => [
      [[span(origin)]],
      [[span(pen.exact(callee), 'name')]],
      [[placeLink(pen, path, line, column)]],
      [[span(verdict, VERDICTS[verdict])]],
      [[span(pen.prose(reason), 'faint')]],
    ],
  );
  return table(pen, CALLS, rows, pen.width - INDENT);
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
