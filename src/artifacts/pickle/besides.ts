/**
 * Two readings of one file: joblib's loader takes the bytes of an array out of it, plain pickle goes on reading them as
 * opcodes. What the second does that the first does not is a reason of its own.
 */
import type { GlobalFound, Inspection } from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';

type Found = Omit<Inspection, 'format'>;

/** What the plain reading asks for, and the limit that ended it, if one did. */
export interface OtherReading {
  readonly globals: readonly GlobalFound[];
  readonly reasons: readonly Reason[];
  readonly limit: Reason | undefined;
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
