import { gathering } from '../gather.ts';
import type { ReportFormat } from '../handler.ts';
import { penFor, textOf } from '../terminal/pen.ts';
import { reportLines } from '../terminal/report.ts';

export const format: ReportFormat = {
  name: 'terminal',
  description: 'for people: excerpts, paths, tables and what to do first',
  create: (write, style) =>
    gathering((run, told, outcome) =>
      write(textOf(reportLines(penFor(style), run, told, outcome), style.colour)),
    ),
};
