import type { Finding } from '../../finding/finding.ts';
import type { Incomplete } from '../../finding/incomplete.ts';
import type { ReportFormat, ReportHandler, RunHeader, Style } from '../handler.ts';
import { Tally } from '../outcome.ts';
import type { ArtifactEntry, DependencyEntry, InventoryEntry, Summary } from '../report.ts';
import { penFor, textOf } from '../terminal/pen.ts';
import { reportLines } from '../terminal/report.ts';

export const format: ReportFormat = {
  name: 'terminal',
  description: 'for people: excerpts, paths, tables and what to do first',
  create: terminalHandler,
};

/** Collects everything, since what is told depends on the whole, and writes at the end. */
function terminalHandler(write: (text: string) => void, style: Style): ReportHandler {
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
    end(summary: Summary) {
      if (run === undefined) throw new Error('a report was ended that was not begun');
      const told = { findings, suppressed, inventory, artifacts, dependencies, incomplete, summary };
      write(textOf(reportLines(penFor(style), run, told, tally.outcome()), style.colour));
    },
  };
}
