import { type Runs, runsInMemory } from '../code/keeping/runs.ts';
import type { Finding } from '../finding/finding.ts';
import type { Project } from '../project/project.ts';
import type { Report } from '../report/report.ts';
import { type AuditOptions, audit } from './audit.ts';

/** What a report says that the one before did not, and the other way round. */
export interface Change {
  readonly report: Report;
  readonly appeared: readonly Finding[];
  readonly gone: readonly Finding[];
}

/**
 * Audits that follow one another in one process, each of the same folder a little later. What is known of the code stays
 * in memory, so that only what depends on an edit is asked again; each report is that of an audit from nothing. Files may
 * be given with contents that are not on disk (`withContents`).
 */
export class Session {
  readonly #options: AuditOptions;
  #runs: Runs = runsInMemory();
  #audits = 0;
  #before: readonly Finding[] = [];

  constructor(options: AuditOptions) {
    this.#options = options;
  }

  async audit(project: Project): Promise<Change> {
    this.#audits += 1;
    if (this.#audits % RENEWED === 0) this.#runs = runsInMemory();
    const report = await audit(project, { ...this.#options, runs: this.#runs });
    const [before, now] = [this.#before, report.findings];
    this.#before = now;
    return { report, appeared: without(now, before), gone: without(before, now) };
  }
}

/**
 * What is derived of values that are gone is let go with what it was derived of, which may stand in another file that stays.
 * So everything is made anew after so many audits.
 */
const RENEWED = 100;

/** Findings whose fingerprints, or what is said of them, are not among others. */
function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const known = new Set(others.map(keyOf));
  return findings.filter((finding) => !known.has(keyOf(finding)));
}

function keyOf({ fingerprint, severity, origin, suppressed }: Finding): string {
  return JSON.stringify([fingerprint, severity, origin, suppressed !== null]);
}
