/** Names that are nearly those of well-known packages. */
import { WELL_KNOWN } from './well-known.ts';

/** Shorter names are alike by chance. */
const SHORTEST = 6;
/** So many of the most downloaded ones are worth imitating. */
const IMITATED = 1000;

/** Of the imitated names alone: most runs ask about few names, and the whole list takes as long to read as a lock. */
interface Known {
  /** By their first and by their last two letters: one slip leaves one of both alone. */
  readonly byEnd: ReadonlyMap<string, readonly string[]>;
  /** Without dashes, and with their words in one order. */
  readonly forms: ReadonlyMap<string, string>;
}

/**
 * Spelt nearly like a better known package, and among the 15,000 most downloaded themselves: what so many install on
 * purpose is no trap for typing errors. Told by `scripts/look-alikes.ts` from the download figures of November 2026.
 */
const HONEST = new Set(
  `cronitor dataset datazets django-rest-framework djongo efinance fastai git-python googleads
  grapheme identity jsonpath oauth2-client openapi persistent postgres property-cached psycopgbinary
  pythena python-jsonpath sqlalchemy-databricks sqlglotc websocket wsgiref`.split(/\s+/),
);

/** The well-known package that a normalised name is easily taken for; undefined if there is none, or it is one itself. */
export function lookAlike(name: string): string | undefined {
  return HONEST.has(name) ? undefined : lookAlikeBySpelling(name);
}

/** Made when the program is built: what a snapshot holds costs a start next to nothing (decision 015). */
const KNOWN = readKnown();

/** The same by the letters alone, for all but the best known: nobody takes one of those for another. */
export function lookAlikeBySpelling(name: string): string | undefined {
  if (name.length < SHORTEST) return undefined;
  const { forms, byEnd } = KNOWN;
  const found = forms.get(joined(name)) ?? forms.get(sorted(name)) ?? slipped(name, byEnd);
  return found === undefined || found === name || isWellKnown(name) ? undefined : found;
}

function slipped(name: string, byEnd: Known['byEnd']): string | undefined {
  for (const end of endsOf(name)) {
    const found = byEnd.get(end)?.find((one) => isOneSlipAway(name, one) && !isSeries(name, one));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Downloaded much. Looked for in the text, since few names get so far. */
function isWellKnown(name: string): boolean {
  for (let at = WELL_KNOWN.indexOf(name); at >= 0; at = WELL_KNOWN.indexOf(name, at + 1)) {
    const around = `${WELL_KNOWN[at - 1] ?? ''}${WELL_KNOWN[at + name.length] ?? ''}`;
    if (around.trim() === '') return true;
  }
  return false;
}

function readKnown(): Known {
  const imitated = WELL_KNOWN.trim()
    .split(/\s+/, IMITATED)
    .filter(({ length }) => length >= SHORTEST);
  const forms = imitated.flatMap((one) => [joined(one), sorted(one)].map((form) => [form, one] as const));
  const byEnd = new Map<string, string[]>();
  for (const one of imitated)
    for (const end of endsOf(one)) {
      const alike = byEnd.get(end);
      if (alike) alike.push(one);
      else byEnd.set(end, [one]);
    }
  return { byEnd, forms: new Map(forms) };
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

/**
 * One letter too many or too few, two neighbours that changed places, or one for another as hands and ears take it. Not a
 * letter more before the name, unless it is typed twice: that is how relatives are named (`grequests`, `bpython`).
 */
function isOneSlipAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return at > 0 && short.slice(at) === long.slice(at + 1);
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  if (swapped && short.slice(at + 2) === long.slice(at + 2)) return true;
  return short.slice(at + 1) === long.slice(at + 1) && isMistaken(short[at] as string, long[at] as string);
}

/** Keys beside each other, each with those to its right and below it. */
const KEYS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** What looks or sounds the same. Any other letter in the place of one makes another word: `willow`, `mytest`, `jinjax`. */
const ALIKE = ['aeiouy', 'ckq', 'sz5', 'o0', 'il1j', 'uvw', 'bp', 'dt', 'mn', 'e3'];

function isMistaken(one: string, other: string): boolean {
  return ALIKE.some((set) => set.includes(one) && set.includes(other)) || areNeighbours(one, other);
}

function areNeighbours(one: string, other: string): boolean {
  const [a, b] = [placeOf(one), placeOf(other)];
  if (!a || !b) return false;
  const [down, right] = [b.row - a.row, b.column - a.column];
  // Each row is shifted to the right of the one above it.
  return down === 0
    ? Math.abs(right) === 1
    : Math.abs(down) === 1 && (right === 0 || right === -Math.sign(down));
}

function placeOf(key: string): { row: number; column: number } | undefined {
  const row = KEYS.findIndex((keys) => keys.includes(key));
  return row < 0 ? undefined : { row, column: (KEYS[row] as string).indexOf(key) };
}

/** `psycopg` and `psycopg2`, `types-six` and `types-sax`: members of a family are called so on purpose. */
function isSeries(one: string, other: string): boolean {
  const bare = (name: string) => name.replace(/\d+/g, '');
  if (bare(one) === bare(other)) return true;
  const [a, b] = [one.split('-'), other.split('-')];
  const at = a.findIndex((word, i) => word !== b[i]);
  return a.length === b.length && a.length > 1 && (a[at]?.length ?? 0) < SHORTEST;
}
