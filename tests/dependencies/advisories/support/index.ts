import { buildIndex } from '../../../../src/dependencies/advisories/build.ts';
import { documentsOf } from '../../../../src/dependencies/advisories/documents.ts';
import { type AdvisoryIndex, decodeIndex } from '../../../../src/dependencies/advisories/index-file.ts';
import { Budget } from '../../../../src/limits/budget.ts';
import { SILENT } from '../../../../src/project/progress.ts';
import { jsonLines } from './records.ts';

const READ = '2024-10-12T00:00:00.000Z';

/** The index of an export of any form, as bytes. */
export function indexBytes(content: Buffer, name = 'export'): Buffer {
  const budget = new Budget();
  return buildIndex(documentsOf(content, name, budget), { source: name, read: READ }, budget, SILENT);
}

export function indexOf(records: readonly object[] | Buffer): AdvisoryIndex {
  const content = Buffer.isBuffer(records) ? records : Buffer.from(jsonLines(records));
  return decodeIndex(indexBytes(content));
}
