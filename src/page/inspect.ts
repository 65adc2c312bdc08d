/** The inspector without a file system: bytes in, entries of the report out. */
import type { ByteSource } from '../archive/source.ts';
import { judged } from '../artifacts/entry.ts';
import { inspectContent } from '../artifacts/inspect.ts';
import { contentOf, type Inspection, startsWith, undecided } from '../artifacts/inspection/format.ts';
import { Budget } from '../limits/budget.ts';
import type { ArtifactEntry } from '../report/report.ts';

/** The file first, its members behind it. What is nothing known is unreadable, and never safe. */
export function inspectSource(source: ByteSource, name: string): ArtifactEntry[] {
  const inspection = inspectContent(contentOf(source, name), new Budget(), {}) ?? notKnown(source);
  return judged(name, source, inspection, () => '').map(({ entry }) => entry);
}

/** What node:zlib unpacks and this page does not. */
const ZSTANDARD = [0x28, 0xb5, 0x2f, 0xfd];

function notKnown(source: ByteSource): Inspection {
  const head = source.read(0, 4);
  const why =
    source.size === 0
      ? 'it is empty'
      : startsWith(head, ZSTANDARD)
        ? 'it is packed with Zstandard, which this page does not unpack; unpack it first, or use the command line'
        : 'its content is of no format that is known: nothing can be said of what it does';
  return undecided('unknown', { rule: 'unsupported', verdict: 'unreadable', message: why });
}
