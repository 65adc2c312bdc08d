import type { Budget } from '../../limits/budget.ts';
import { UnreadableError } from '../../limits/errors.ts';
import type { Progress } from '../../project/progress.ts';
import { collect } from './collect.ts';
import type { ExportDocument } from './documents.ts';
import { encodeIndex, type IndexMeta } from './index-file.ts';

/** What an index says of its source; the rest of {@link IndexMeta} is counted. */
export type Provenance = Pick<IndexMeta, 'source' | 'read' | 'stamp' | 'digest' | 'etag' | 'lastModified'>;

/**
 * The index of an export. Throws {@link UnreadableError} if nothing in it concerns Python: that is a mistake
 * somewhere, and an audit against it would call everything clean.
 */
export function buildIndex(
  documents: Iterable<ExportDocument>,
  provenance: Provenance,
  budget: Budget,
  progress: Progress,
): Buffer {
  progress.stage('reading advisories');
  const { packages, foreign, ...counts } = collect(documents, budget, progress);
  if (counts.records === 0) throw nothingInIt(provenance.source, { ...counts, foreign });
  return encodeIndex({ ...provenance, ...counts, packages: packages.size }, packages);
}

interface Counts {
  readonly withdrawn: number;
  readonly foreign: number;
  readonly brokenCount: number;
  readonly broken: readonly string[];
}

function nothingInIt(source: string, { withdrawn, foreign, brokenCount, broken }: Counts): UnreadableError {
  const found = [
    brokenCount > 0 ? `${brokenCount} that cannot be read (${broken[0]})` : '',
    foreign > 0 ? `${foreign} about other things than Python packages` : '',
    withdrawn > 0 ? `${withdrawn} withdrawn` : '',
  ].filter(Boolean);
  return new UnreadableError(
    `${source} holds no advisory about a Python package: ${found.join(', ') || 'it has no JSON records'}`,
    'give the OSV export for PyPI (databases that are kept as YAML are not read)',
  );
}
