import type { ReportFormat, RunHeader, Style } from '../../src/report/handler.ts';
import { replay } from '../../src/report/handler.ts';
import type { Report } from '../../src/report/report.ts';
import { sampleRun } from './sample.ts';

export const PLAIN: Style = { colour: false, width: 100, unicode: true, verbose: false };

/** What a format writes of a report. */
export function rendered(
  format: ReportFormat,
  report: Report,
  style: Partial<Style> = {},
  run: RunHeader = { ...sampleRun, tool: report.tool, root: report.root },
): string {
  let text = '';
  replay(
    report,
    run,
    format.create(
      (part) => {
        text += part;
      },
      { ...PLAIN, ...style },
    ),
  );
  return text;
}
