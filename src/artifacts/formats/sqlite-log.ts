import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { inspectValues } from '../inspection/values.ts';
import { columnsOfLog, isSqliteLog } from '../reading/sqlite.ts';
import { valuesOf } from './sqlite.ts';

export const format: ArtifactFormat = {
  name: 'sqlite-log',
  description: 'write-ahead log of an SQLite database, which whoever opens the database reads too',
  family: 'database',
  rank: 0,
  first: '7',
  recognises: ({ head }) => isSqliteLog(head),
  /** As with the database: without pickles it is no artifact. */
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const { members, reasons } = inspectValues(valuesOf(columnsOfLog(source, context.budget)), context);
    if (members.length === 0 && reasons.length === 0) return undefined;
    return { format: 'sqlite-log', globals: [], reasons, members };
  },
};
