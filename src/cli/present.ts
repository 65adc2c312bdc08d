import { UsageError } from '../limits/errors.ts';
import { nearest } from '../project/nearest.ts';
import { formats } from '../report/formats/registry.generated.ts';
import { type ReportFormat, type RunHeader, replay } from '../report/handler.ts';
import { Tally } from '../report/outcome.ts';
import type { Report } from '../report/report.ts';
import type { Console } from './console.ts';
import { openOutput } from './output.ts';
import type { Settings } from './settings.ts';

/** The format of `--format NAME`. Asked before the audit, so that a misspelt name costs no time. */
export function formatNamed(name: string): ReportFormat {
  const found = (formats as readonly ReportFormat[]).find((format) => format.name === name);
  if (found) return found;
  const names = formats.map((format) => format.name);
  const [near] = nearest(name, names, 1);
  throw new UsageError(
    `there is no format ${name}${near === undefined ? '' : `; did you mean ${near}?`}`,
    `choose from ${names.join(', ')}`,
  );
}

/** Writes a finished report as the settings ask, and gives the exit status that it means. */
export function present(
  report: Report,
  run: Omit<RunHeader, 'thresholds'>,
  settings: Pick<Settings, 'format' | 'output' | 'verbose' | 'failOn' | 'strict'>,
  console: Console,
): number {
  const format = formatNamed(settings.format);
  const thresholds = { failOn: settings.failOn, strict: settings.strict };
  const output = openOutput(console, settings.output, settings.verbose);
  try {
    replay(report, { ...run, thresholds }, format.create(output.write, output.style));
  } catch (error) {
    output.discard();
    throw error;
  }
  output.finish();
  return statusOf(report, new Tally(thresholds));
}

function statusOf(report: Report, tally: Tally): number {
  for (const finding of report.findings) tally.finding(finding);
  for (const _ of report.incomplete) tally.incomplete();
  return tally.outcome().exitStatus;
}
