/** Values of a database that are artifacts. */
import type { ByteSource } from '../../archive/source.ts';
import type { StoredValue } from '../reading/stored-value.ts';
import { type Context, contentOf, type MemberInspection } from './format.ts';
import { type Reason, readingReasons } from './reason.ts';
import { verdictOf } from './verdict.ts';

/** So many are listed; those that are not harmless are listed all the same. */
const MOST_LISTED = 100;
/** Every format looks at every value: a page can be made that has a hundred thousand of them. */
const COST_OF_A_LOOK = 100;

export interface Value {
  /** Where it lies, for people. */
  readonly path: string;
  readonly bytes: ByteSource;
}

export function* namedByPlace(values: Iterable<StoredValue>): Generator<Value, void> {
  for (const { offset, bytes } of values) yield { path: `value at byte ${offset}`, bytes };
}

export interface ValuesFound {
  readonly members: readonly MemberInspection[];
  /** Why reading went no further. */
  readonly reasons: readonly Reason[];
}

/** Inspects all values as far as they can be read. */
export function inspectValues(values: Iterable<Value>, context: Context): ValuesFound {
  const members: MemberInspection[] = [];
  const reasons = readingReasons(() => {
    for (const { path, bytes } of values) {
      context.budget.spendOperations(COST_OF_A_LOOK);
      const content = contentOf(bytes, '');
      const inspection = context.recognises(content) ? context.inspect(content) : undefined;
      if (!inspection) continue;
      if (verdictOf(inspection) !== 'safe' || members.length < MOST_LISTED)
        members.push({ path, source: bytes, inspection });
    }
  });
  return { members, reasons };
}
