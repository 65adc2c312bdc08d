/**
 * Several readings of one file: joblib's loader takes the bytes of an array out of it, plain pickle goes on reading them
 * as opcodes; pandas asks for other names. What the second does that the first does not is a reason of its own.
 */
import type { GlobalFound, Inspection } from '../inspection/format.ts';
import { printable } from '../inspection/printable.ts';
import { type Reason, worstOf } from '../inspection/reason.ts';
import { type PandasReading, whatIsRenamed } from './pandas.ts';

type Found = Omit<Inspection, 'format'>;

/** What the plain reading asks for, and the limit that ended it, if one did. */
export interface OtherReading {
  readonly globals: readonly GlobalFound[];
  readonly reasons: readonly Reason[];
  readonly limit: Reason | undefined;
}

/** The first reading, with what only pandas comes upon, and what it makes of the file. */
export function inPandas(
  found: Found,
  { globals, reasons, limit }: OtherReading,
  reading: PandasReading,
): Found {
  const verdict = worstOf([...reasons, ...(limit ? [limit] : [])].map(({ verdict }) => verdict));
  const asks = whatIsRenamed(reading);
  const { releases } = reading;
  const known = Map.groupBy(found.reasons, placeOf);
  const isWorse = (reason: Reason) => {
    const before = (known.get(placeOf(reason)) ?? []).map(({ verdict }) => verdict);
    return before.length === 0 || worstOf(before) !== worstOf([...before, reason.verdict]);
  };
  const others = reasons.filter(isWorse);
  const ofPandas = (reason: Reason) => ({
    ...reason,
    message: `pandas ${releases}, which asks for ${asks}: ${reason.message}`,
  });
  const names = new Set(found.globals.map(({ name }) => name));
  const entry = { loader: 'pandas.read_pickle', releases, verdict, reason: printable(`asks for ${asks}`) };
  return {
    ...found,
    globals: [...found.globals, ...globals.filter(({ name }) => !names.has(name))],
    reasons: [...found.reasons, ...others.map(ofPandas)],
    loaders: [...(found.loaders ?? []), entry],
  };
}

/** A name that is replaced is told at the same place, under the same rule. */
function placeOf({ rule, offset }: Reason): string {
  return `${rule} ${offset}`;
}

/** The joblib reading, with what only the plain one asks for. */
export function besides(joblib: Found, plain: OtherReading): Found {
  const known = new Set(joblib.reasons.map(({ rule, message }) => `${rule} ${message}`));
  const isNew = ({ rule, message }: Reason) => !known.has(`${rule} ${message}`);
  const others = plain.reasons.filter((reason) => runsSomething(reason) && isNew(reason));
  const names = new Set(joblib.globals.map(({ name }) => name));
  return {
    ...joblib,
    globals: [...joblib.globals, ...plain.globals.filter(({ name }) => !names.has(name))],
    reasons: [...joblib.reasons, ...others.map(ofPlainPickle), ...(plain.limit ? [plain.limit] : [])],
  };
}

/** Persistent ids and extensions, which one byte of an array in a hundred looks like, are errors to plain pickle. */
function runsSomething({ rule }: Reason): boolean {
  return rule !== 'external-reference';
}

/** What is dangerous stays so; anything else is a name or a call that is hardly there by accident. */
function ofPlainPickle(reason: Reason): Reason {
  const message = `plain pickle, which reads the bytes of an array as opcodes: ${reason.message}`;
  if (reason.verdict === 'dangerous') return { ...reason, message };
  return { ...reason, rule: 'reader-disagreement', verdict: 'suspicious', message };
}
