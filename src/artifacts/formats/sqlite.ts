import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
  type MemberInspection,
  startsWith,
} from '../inspection/format.ts';
import { type Reason, readingReasons, worstOf } from '../inspection/reason.ts';
import { looksLikePickle } from '../pickle/sniff.ts';
import { type Column, columnsOf, SQLITE_MAGIC } from '../reading/sqlite.ts';

/** So many values with names to tell of are listed; those that are not harmless are listed all the same. */
const MOST_LISTED = 100;

export const format: ArtifactFormat = {
  name: 'sqlite',
  description:
    'SQLite database with pickles in its columns: diskcache, sqlitedict, shelve since Python 3.13, Django',
  family: 'database',
  rank: 0,
  recognises: ({ head }) => startsWith(head, SQLITE_MAGIC),
  /** A database without pickles is no artifact. */
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const members: MemberInspection[] = [];
    let pickles = 0;
    const why = readingReasons(() => {
      for (const column of columnsOf(source, context.budget)) {
        const found = inspectColumn(column, context);
        if (!found) continue;
        pickles += 1;
        if (isNotable(found) || members.length < MOST_LISTED) members.push(found);
      }
    });
    const reasons: Reason[] = pickles > 0 ? why : why.filter(({ rule }) => rule === 'malformed');
    return members.length === 0 && reasons.length === 0
      ? undefined
      : { format: 'sqlite', globals: [], reasons, members };
  },
};

function isNotable({ inspection }: MemberInspection): boolean {
  return worstOf(inspection.reasons.map(({ verdict }) => verdict)) !== 'safe';
}

function inspectColumn(
  { bytes, page, offset, isText }: Column,
  context: Context,
): MemberInspection | undefined {
  const content = contentOf(bytes, '');
  const inspection = isText
    ? looksLikePickle(bytes)
      ? context.inspect(content)
      : undefined
    : context.recognises(content)
      ? context.inspect(content)
      : undefined;
  return inspection && { path: `page ${page}, byte ${offset}`, source: bytes, inspection };
}
