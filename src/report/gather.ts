import type { Finding } from '../finding/finding.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import type { ReportHandler, RunHeader } from './handler.ts';
import { type Outcome, Tally } from './outcome.ts';
import type { ArtifactEntry, DependencyEntry, InventoryEntry } from './report.ts';
import type { Told } from './terminal/summary.ts';

/** Collects everything, for formats in which what is told depends on the whole. */
export function gathering(finished: (run: RunHeader, told: Told, outcome: Outcome) => void): ReportHandler {
  let run: RunHeader | undefined;
  let tally = new Tally();
  const findings: Finding[] = [];
  const suppressed: Finding[] = [];
  const inventory: InventoryEntry[] = [];
  const artifacts: ArtifactEntry[] = [];
  const dependencies: DependencyEntry[] = [];
  const incomplete: Incomplete[] = [];
  return {
    begin(header) {
      run = header;
      tally = new Tally(header.thresholds);
    },
    finding(finding) {
      tally.finding(finding);
      (finding.suppressed === null ? findings : suppressed).push(finding);
    },
    inventory: (entry) => void inventory.push(entry),
    artifact: (entry) => void artifacts.push(entry),
    dependency: (entry) => void dependencies.push(entry),
    incomplete(entry) {
      tally.incomplete();
      incomplete.push(entry);
    },
    end(summary) {
      if (run === undefined) throw new Error('a report was ended that was not begun');
      const told = { findings, suppressed, inventory, artifacts, dependencies, incomplete, summary };
      finished(run, told, tally.outcome());
    },
  };
}
