import type { ReportFormat } from '../handler.ts';
import { sarifHandler } from '../sarif/handler.ts';

export const format: ReportFormat = {
  name: 'sarif',
  description: 'SARIF 2.1.0, for code scanning services and editors',
  create: (write) => sarifHandler(write),
};
