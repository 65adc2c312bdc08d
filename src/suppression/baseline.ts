import type { Finding } from '../finding/finding.ts';
import { compareText } from '../finding/location.ts';
import { type Subject, subjectOf } from '../finding/subject.ts';
import { UsageError } from '../limits/errors.ts';

/** Findings that were there when somebody drew a line, by fingerprint; the rest is for people who read the file. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly path: string;
  readonly message: string;
}

export type Baseline = readonly BaselineEntry[];

/** Throws {@link UsageError} for anything that {@link baselineText} does not write. `name` is for the message. */
export function readBaseline(text: string, name: string): Baseline {
  const { version, findings } = (parsed(text) ?? {}) as { version?: unknown; findings?: unknown };
  if (version === 1 && Array.isArray(findings) && findings.every(isEntry)) return findings;
  throw new UsageError(
    `${name} is no baseline`,
    'give a file that wherefrom baseline --output FILE has written',
  );
}

/** By hand: a library for schemas takes longer to load than most baselines to read. */
function isEntry(value: unknown): value is BaselineEntry {
  const { fingerprint, rule, path, message } = (value ?? {}) as Record<string, unknown>;
  return [fingerprint, rule, path, message].every((text) => typeof text === 'string');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One line an entry, sorted, so that a change of it can be reviewed. */
export function baselineText(findings: readonly Finding[]): string {
  const entries = findings
    .filter(({ suppressed }) => suppressed === null)
    .map(({ fingerprint, rule, location: { path }, message }) => ({ rule, path, message, fingerprint }))
    .sort(
      (a, b) =>
        compareText(a.path, b.path) ||
        compareText(a.rule, b.rule) ||
        compareText(a.message, b.message) ||
        compareText(a.fingerprint, b.fingerprint),
    );
  const lines = entries.map((entry) => `\n    ${JSON.stringify(entry)}`).join(',');
  return `{\n  "version": 1,\n  "findings": [${lines}${lines ? '\n  ' : ''}]\n}\n`;
}

export interface Baselined {
  readonly findings: readonly Finding[];
  /** Entries of the subjects that were asked about which no longer occur. */
  readonly gone: number;
}

/** Silences what the baseline has; what else silences a finding is said first. */
export function silenceByBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  asked: ReadonlySet<Subject>,
): Baselined {
  const known = new Set(baseline.map(({ fingerprint }) => fingerprint));
  const present = new Set(findings.map(({ fingerprint }) => fingerprint));
  return {
    findings: findings.map((finding) =>
      finding.suppressed === null && known.has(finding.fingerprint)
        ? { ...finding, suppressed: { kind: 'baseline', reason: 'known when the baseline was written' } }
        : finding,
    ),
    gone: baseline.filter((entry) => asked.has(subjectOf(entry)) && !present.has(entry.fingerprint)).length,
  };
}
