import { gathering } from '../gather.ts';
import type { ReportFormat } from '../handler.ts';
import { reportPage } from '../html/page.ts';

export const format: ReportFormat = {
  name: 'html',
  description: 'for people: one page with excerpts, a map of the dependencies and a filter',
  create: (write) => gathering((run, told, outcome) => write(reportPage(run, told, outcome))),
};
