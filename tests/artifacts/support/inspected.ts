import { bytesSource } from '../../../src/archive/source.ts';
import { digest } from '../../../src/artifacts/digest.ts';
import { type Judged, judged } from '../../../src/artifacts/entry.ts';
import { inspectContent } from '../../../src/artifacts/inspect.ts';
import { contentOf, type Surroundings } from '../../../src/artifacts/inspection/format.ts';
import { Budget } from '../../../src/limits/budget.ts';

/** The entries of bytes as if they were a file; none for what is no artifact. `brief`: as for the terminal. */
export function inspected(
  bytes: Uint8Array,
  name: string,
  budget = new Budget(),
  around: Surroundings = {},
  brief = false,
): Judged[] {
  const source = bytesSource(bytes);
  const inspection = inspectContent(contentOf(source, name), budget, around, brief);
  return inspection ? judged(name, source, inspection, digest) : [];
}

/** For transcripts: verdict, reasons, names and program of each entry. */
export function transcript(list: readonly Judged[]): string {
  return list
    .map(({ entry: { path, format, verdict, reasons, globals, program, loaders = [] } }) => {
      const lines = [`${path}: ${verdict} (${format})`];
      for (const { rule, message, offset } of reasons)
        lines.push(`  ${rule}${offset === undefined ? '' : ` at ${offset}`}: ${message}`);
      for (const { name, verdict, offset } of globals) lines.push(`  name ${name}: ${verdict}, at ${offset}`);
      for (const line of program ? program.split('\n') : []) lines.push(`  | ${line}`);
      for (const { loader, releases, verdict, reason, offset } of loaders)
        lines.push(
          `  in ${loader} ${releases}: ${verdict}${offset === undefined ? '' : ` at ${offset}`}${reason ? `: ${reason}` : ''}`,
        );
      return lines.join('\n');
    })
    .join('\n');
}
