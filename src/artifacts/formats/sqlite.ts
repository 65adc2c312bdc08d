import { type ByteSource, bytesSource } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  startsWith,
} from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { inspectValues, type Value } from '../inspection/values.ts';
import { type Column, columnsOf, SQLITE_MAGIC } from '../reading/sqlite.ts';

export const format: ArtifactFormat = {
  name: 'sqlite',
  description:
    'SQLite database with pickles in its columns: diskcache, sqlitedict, shelve since Python 3.13, Django',
  family: 'database',
  rank: 0,
  first: 'S',
  recognises: ({ head }) => startsWith(head, SQLITE_MAGIC),
  /** A database without pickles is no artifact. */
  inspect({ source, name }: Content, context: Context): Inspection | undefined {
    const { members, reasons } = inspectValues(valuesOf(columnsOf(source, context.budget)), context);
    if (members.length === 0) {
      const damage = reasons.filter(({ rule }) => rule === 'malformed');
      return damage.length > 0 ? { format: 'sqlite', globals: [], reasons: damage } : undefined;
    }
    const log = context.around.beside?.(`${name}-wal`) ? [IN_ITS_LOG] : [];
    return { format: 'sqlite', globals: [], reasons: [...reasons, ...log], members };
  },
};

const IN_ITS_LOG: Reason = {
  rule: 'external-reference',
  verdict: 'unknown',
  message: 'its newest pages lie in the log beside it (-wal), which is judged by itself',
};

export function* valuesOf(columns: Iterable<Column>): Generator<Value, void> {
  for (const { page, offset, bytes } of columns)
    yield { path: `page ${page}, byte ${offset}`, bytes: narrowed(bytes) };
}

/** A pickle of protocol 2 or later in hexadecimal digits. */
const DIGITS = /^800[2-5][\da-f]{12}$/i;
/** Enough to tell a text in UTF-16 of letters of ASCII, as a database may keep all of its texts, from a blob. */
const WIDE = 16;
const LARGEST_TEXT = 16 * 1024 * 1024;

function narrowed(bytes: ByteSource): ByteSource {
  const head = bytes.read(0, WIDE);
  if (head.length < WIDE || bytes.size > LARGEST_TEXT) return bytes;
  if (DIGITS.test(Buffer.from(head).toString('latin1')))
    return bytesSource(Buffer.from(Buffer.from(bytes.read(0, bytes.size)).toString('latin1'), 'hex'));
  const low = head[0] === 0 ? 1 : 0;
  const isWide = head.every((byte, at) => (at % 2 === low ? byte >= 0x20 && byte < 0x7f : byte === 0));
  if (!isWide) return bytes;
  return bytesSource(bytes.read(0, bytes.size).filter((_, at) => at % 2 === low));
}
