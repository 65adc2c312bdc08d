/** Gathers the records of an export by package. One broken record costs that record and is counted. */
import { compareText } from '../../finding/location.ts';
import type { Budget } from '../../limits/budget.ts';
import { LimitReached, messageOf } from '../../limits/errors.ts';
import type { Progress } from '../../project/progress.ts';
import type { Advisory } from './advisory.ts';
import { type Flaw, flawsOf } from './aliases.ts';
import type { ExportDocument } from './documents.ts';
import { type Reading, readRecord } from './osv.ts';
import { compareIds, printable } from './text.ts';

/** How many broken records are named; all are counted. */
const NAMED = 5;

export interface Collection {
  /** By normalised package name. */
  readonly packages: ReadonlyMap<string, readonly Flaw[]>;
  readonly records: number;
  readonly withdrawn: number;
  /** Records that concern no Python package. */
  readonly foreign: number;
  readonly broken: readonly string[];
  readonly brokenCount: number;
  /** Newest modification, ISO time; empty if no record has one. */
  readonly newest: string;
}

type Kept = Exclude<Reading, { kind: 'foreign' | 'broken' }>;

export function collect(documents: Iterable<ExportDocument>, budget: Budget, progress: Progress): Collection {
  const kept = new Map<string, Kept>();
  const broken: string[] = [];
  let [foreign, brokenCount] = [0, 0];
  for (const document of documents) {
    budget.spendOperations();
    progress.advance();
    const reading = readingOf(document);
    if (reading.kind === 'foreign') foreign += 1;
    else if (reading.kind === 'broken') {
      brokenCount += 1;
      if (broken.length < NAMED) broken.push(printable(`${document.place}: ${reading.reason}`).slice(0, 300));
    } else keepNewest(kept, reading);
  }
  return { ...sorted([...kept.values()]), foreign, broken, brokenCount };
}

function readingOf(document: ExportDocument): Reading {
  try {
    return readRecord(document.read());
  } catch (error) {
    if (error instanceof LimitReached) throw error;
    return { kind: 'broken', reason: messageOf(error) };
  }
}

/** An export that holds a record twice means the newer one, even where that withdraws it. */
function keepNewest(kept: Map<string, Kept>, reading: Kept): void {
  const other = kept.get(reading.id);
  if (!other || compareText(other.modified, reading.modified) <= 0) kept.set(reading.id, reading);
}

function sorted(
  readings: readonly Kept[],
): Pick<Collection, 'packages' | 'records' | 'withdrawn' | 'newest'> {
  const packages = new Map<string, Advisory[]>();
  let [records, newest] = [0, ''];
  for (const reading of [...readings].sort((a, b) => compareIds(a.id, b.id))) {
    if (reading.modified > newest) newest = reading.modified;
    if (reading.kind === 'withdrawn') continue;
    records += 1;
    for (const [name, advisory] of reading.packages) {
      const list = packages.get(name);
      if (list) list.push(advisory);
      else packages.set(name, [advisory]);
    }
  }
  const flaws = new Map([...packages].map(([name, list]) => [name, flawsOf(list)]));
  return { packages: flaws, records, withdrawn: readings.length - records, newest };
}
