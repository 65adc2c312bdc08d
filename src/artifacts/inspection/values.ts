/** Values of a database that are artifacts. */
import type { ByteSource } from '../../archive/source.ts';
import { type Context, contentOf, type MemberInspection } from './format.ts';
import { type Reason, readingReasons, worstOf } from './reason.ts';

/** So many are listed; those that are not harmless are listed all the same. */
const MOST_LISTED = 100;

export interface Value {
  /** Where it lies, for people. */
  readonly path: string;
  readonly bytes: ByteSource;
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
      const content = contentOf(bytes, '');
      const inspection = context.recognises(content) ? context.inspect(content) : undefined;
      if (!inspection) continue;
      const member = { path, source: bytes, inspection };
      if (isNotable(member) || members.length < MOST_LISTED) members.push(member);
    }
  });
  return { members, reasons };
}

function isNotable({ inspection }: MemberInspection): boolean {
  return worstOf(inspection.reasons.map(({ verdict }) => verdict)) !== 'safe';
}
