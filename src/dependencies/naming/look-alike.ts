/** Names that are nearly those of well-known packages. */
import { WELL_KNOWN } from './well-known.ts';

/** Shorter names are alike by chance. */
const SHORTEST = 6;
/** So many of the most downloaded ones are worth imitating. */
const IMITATED = 1000;

interface Known {
  /** All that are downloaded much: nobody takes one of them for another. */
  readonly all: ReadonlySet<string>;
  /** The imitated ones by their first and by their last two letters: one slip leaves one of both alone. */
  readonly byEnd: ReadonlyMap<string, readonly string[]>;
  /** The imitated ones without dashes, and with their words in one order. */
  readonly forms: ReadonlyMap<string, string>;
}

let known: Known | undefined;

/** The well-known package that a normalised name is easily taken for; undefined if there is none, or it is one itself. */
export function lookAlike(name: string): string | undefined {
  known ??= readKnown();
  if (name.length < SHORTEST || known.all.has(name)) return undefined;
  return (
    known.forms.get(joined(name)) ??
    known.forms.get(sorted(name)) ??
    endsOf(name)
      .flatMap((end) => known?.byEnd.get(end) ?? [])
      .find((one) => isOneSlipAway(name, one) && !isSeries(name, one))
  );
}

function readKnown(): Known {
  const all = WELL_KNOWN.trim().split(/\s+/);
  const imitated = all.slice(0, IMITATED).filter(({ length }) => length >= SHORTEST);
  const forms = imitated.flatMap((one) => [joined(one), sorted(one)].map((form) => [form, one] as const));
  const byEnd = new Map<string, string[]>();
  for (const one of imitated) for (const end of endsOf(one)) byEnd.set(end, [...(byEnd.get(end) ?? []), one]);
  return { all: new Set(all), byEnd, forms: new Map(forms) };
}

function endsOf(name: string): [string, string] {
  return [`${name.slice(0, 2)}-`, `-${name.slice(-2)}`];
}

function joined(name: string): string {
  return name.replaceAll('-', '');
}

/** The words in one order, for `dateutil-python`. */
function sorted(name: string): string {
  return name.split('-').sort().join(' ');
}

/** One letter too many, too few or another, or two neighbours that changed places. */
function isOneSlipAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || one === other) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return (
    short.slice(at + 1) === long.slice(at + 1) || (swapped && short.slice(at + 2) === long.slice(at + 2))
  );
}

/** `psycopg` and `psycopg2`, `types-six` and `types-sax`: members of a family are called so on purpose. */
function isSeries(one: string, other: string): boolean {
  const bare = (name: string) => name.replace(/\d+/g, '');
  if (bare(one) === bare(other)) return true;
  const [a, b] = [one.split('-'), other.split('-')];
  const at = a.findIndex((word, i) => word !== b[i]);
  return a.length === b.length && a.length > 1 && (a[at]?.length ?? 0) < SHORTEST;
}
