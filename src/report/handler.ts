import type { Finding } from '../finding/finding.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import type { Rule } from '../finding/rule.ts';
import type { Thresholds } from './outcome.ts';
import type { ArtifactEntry, DependencyEntry, InventoryEntry, Report, Summary } from './report.ts';

/** What every format is told first. */
export interface RunHeader {
  readonly tool: Report['tool'];
  readonly root: string;
  /** Metadata of a rule by its id. */
  readonly rule: (id: string) => Rule | undefined;
  /** Lines of a text file of the audited root, without line ends; undefined where it cannot be shown. */
  readonly sourceLines: (path: string) => readonly string[] | undefined;
  /** What makes the run fail; the defaults where it is absent. */
  readonly thresholds?: Thresholds;
}

/** How the report may look; decided by the command line alone. */
export interface Style {
  readonly colour: boolean;
  /** In columns. */
  readonly width: number;
  /** Box-drawing and other characters beyond ASCII. */
  readonly unicode: boolean;
  readonly verbose: boolean;
}

/** The seam between a run and a format; all formats are equal siblings behind it. */
export interface ReportHandler {
  begin(run: RunHeader): void;
  finding(finding: Finding): void;
  inventory(entry: InventoryEntry): void;
  artifact(entry: ArtifactEntry): void;
  dependency(entry: DependencyEntry): void;
  incomplete(entry: Incomplete): void;
  end(summary: Summary): void;
}

/** One file in `formats/` exports one of these as `format`. */
export interface ReportFormat {
  /** As in `--format NAME`. */
  readonly name: string;
  readonly description: string;
  create(write: (text: string) => void, style: Style): ReportHandler;
}

/** Tells a finished report to a handler, in the report's own order. */
export function replay(report: Report, run: RunHeader, handler: ReportHandler): void {
  handler.begin(run);
  for (const finding of report.findings) handler.finding(finding);
  for (const entry of report.inventory) handler.inventory(entry);
  for (const entry of report.artifacts) handler.artifact(entry);
  for (const entry of report.dependencies) handler.dependency(entry);
  for (const entry of report.incomplete) handler.incomplete(entry);
  handler.end(report.summary);
}
