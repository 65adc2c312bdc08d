/** Files whose pages nobody follows here: pickles are found in them by their first bytes, and they are never safe. */
import { type ByteSource, slice } from '../../archive/source.ts';
import type { Context, Inspection, MemberInspection } from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { Rows } from '../inspection/rows.ts';
import { inspectValues, namedByPlace, type ValuesFound } from '../inspection/values.ts';
import type { StoredValue } from '../reading/stored-value.ts';
import { looksLikePickle } from './sniff.ts';

const PIECE = 1024 * 1024;
const PROTO = 0x80;
/** Each look may read 64 KiB: a file of nothing but beginnings must come to an end. */
const COST_OF_A_LOOK = 20_000;

/** Pickles of protocol 2 and later, wherever they lie on one piece. `what` is said of the file: `a database`. */
export function searchedForPickles(
  format: string,
  what: string,
  source: ByteSource,
  context: Context,
): Inspection {
  const places = new Map<ByteSource, number>();
  const rows = new Rows();
  const values = namedByPlace(noted(picklesIn(source, context), places, rows));
  const { members, reasons } = inspectValues(values, context.inFull().searching(rows));
  // Where a value ends is not known, so that what breaks off tells nothing.
  const told = withoutSeconds(members, places).map((member) => ({
    ...member,
    inspection: { ...member.inspection, reasons: member.inspection.reasons.filter(isOfNames) },
  }));
  const message = `it is ${what} of a kind in which only pickles of protocol 2 and later are found`;
  const notFollowed: Reason = { rule: 'unsupported', verdict: 'unreadable', message };
  return { format, globals: [], reasons: [notFollowed, ...reasons], members: told };
}

function* noted(
  values: Iterable<StoredValue>,
  places: Map<ByteSource, number>,
  rows: Rows,
): Generator<StoredValue, void> {
  for (const value of values) {
    if (!rows.begins(value.bytes, value.offset)) continue;
    places.set(value.bytes, value.offset);
    yield value;
  }
}

/** Pickles in a row are told with the first of them: what asks for nothing but what stands there is not told again. */
function withoutSeconds(
  members: readonly MemberInspection[],
  places: ReadonlyMap<ByteSource, number>,
): MemberInspection[] {
  const told = new Set<string>();
  return members.filter(({ source, inspection: { globals } }) => {
    const start = (source && places.get(source)) ?? 0;
    const before = told.size;
    for (const { name, offset } of globals) told.add(`${start + (offset ?? 0)} ${name}`);
    return globals.length === 0 || told.size > before;
  });
}

/** What reading by its records found before it came to a halt, and what searching finds besides. */
export function readAndSearched(
  format: string,
  what: string,
  read: ValuesFound,
  source: ByteSource,
  context: Context,
): Inspection {
  const searched = searchedForPickles(format, what, source, context);
  const known = new Set(read.members.map(({ path }) => path));
  const others = (searched.members ?? []).filter(({ path }) => !known.has(path));
  return {
    ...searched,
    reasons: [...read.reasons, ...searched.reasons],
    members: [...read.members, ...others],
  };
}

function isOfNames({ rule, verdict }: Reason): boolean {
  return verdict === 'dangerous' || rule === 'unknown-global';
}

function* picklesIn(source: ByteSource, { budget }: Context): Generator<StoredValue, void> {
  for (let at = 0; at < source.size; at += PIECE) {
    const piece = source.read(at, PIECE + 1);
    budget.spendBytes(piece.length);
    for (let i = piece.indexOf(PROTO); i >= 0; i = piece.indexOf(PROTO, i + 1)) {
      budget.spendOperations();
      const [protocol = 0, start] = [piece[i + 1], at + i];
      if (protocol < 2 || protocol > 5) continue;
      budget.spendOperations(COST_OF_A_LOOK);
      if (looksLikePickle(source, start))
        yield { offset: start, bytes: slice(source, start, source.size - start) };
    }
  }
}
