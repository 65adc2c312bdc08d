import { createHash } from 'node:crypto';
import type { Finding } from '../../finding/finding.ts';
import type { Incomplete } from '../../finding/incomplete.ts';
import { fileOf } from '../../finding/location.ts';
import type { Severity } from '../../finding/severity.ts';
import { gathering } from '../gather.ts';
import type { ReportFormat } from '../handler.ts';
import { jsonText } from '../jsonText.ts';
import { visibleProse } from '../terminal/visible.ts';
import { sentence } from '../words.ts';

/** A Code Quality report of GitLab, which every tier shows beside a merge request's changes: one list of issues. */
export const format: ReportFormat = {
  name: 'gitlab',
  description: 'for GitLab: a Code Quality report',
  create: (write) =>
    gathering((_, { findings, incomplete }) => {
      const issues = [...findings.map(findingIssue), ...incomplete.map(incompleteIssue)];
      write(`[${issues.map((issue) => `\n${jsonText(issue)}`).join(',')}\n]\n`);
    }),
};

const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
};

function findingIssue({ rule, severity, message, remedy, fingerprint, location }: Finding): object {
  return {
    description: sentences(message, remedy),
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity],
    location: { path: fileOf(location.path), lines: { begin: location.line } },
  };
}

function incompleteIssue({ path, reason, line = 1 }: Incomplete): object {
  const fingerprint = createHash('sha256').update(`incomplete\0${path}\0${reason}`).digest('hex');
  return {
    description: sentences(`Not looked at in full: ${reason}`),
    check_name: 'incomplete',
    fingerprint: `sha256:${fingerprint.slice(0, 32)}`,
    severity: 'info',
    location: { path: fileOf(path), lines: { begin: line } },
  };
}

function sentences(...texts: readonly string[]): string {
  return texts.map((text) => sentence(visibleProse(text, true))).join(' ');
}
