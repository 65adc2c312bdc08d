/** What is said about each advisory of each component: the content of a VEX, whatever its format. */
import type { Finding } from '../../finding/finding.ts';
import { compareText } from '../../finding/location.ts';
import type { Severity } from '../../finding/severity.ts';
import type { AdvisoryEntry, DependencyEntry } from '../../report/report.ts';

export interface VexStatement {
  /** Of the component. */
  readonly ref: string;
  readonly id: string;
  readonly aliases: readonly string[];
  readonly summary: string | undefined;
  readonly severity: Severity;
  readonly status: 'affected' | 'not_affected' | 'under_investigation';
  /** Why. */
  readonly detail: string | undefined;
  /** What to do. */
  readonly action: string | undefined;
}

/**
 * A finding that somebody has suppressed is `not_affected`, for the reason given; what the code uses is `affected`; all
 * else is still to be looked into. So is what the code imports neither itself nor through others, with a word on it: a
 * server or a plug-in runs without being imported, and nobody has looked. Sorted.
 */
export function statementsOf(
  dependencies: readonly DependencyEntry[],
  findings: readonly Finding[],
): VexStatement[] {
  const statements = new Map<string, VexStatement>();
  for (const { purl, advisories } of dependencies) {
    for (const advisory of advisories) {
      const own = findings.filter(({ flaw }) => flaw?.purl === purl && flaw.ids[0] === advisory.id);
      const statement = statementOf(purl, advisory, own);
      const known = statements.get(`${purl} ${advisory.id}`);
      // One release in two projects is affected if it is in either.
      if (!known || ORDER.indexOf(statement.status) < ORDER.indexOf(known.status))
        statements.set(`${purl} ${advisory.id}`, statement);
    }
  }
  return [...statements.values()].sort((a, b) => compareText(a.ref, b.ref) || compareText(a.id, b.id));
}

const ORDER: readonly VexStatement['status'][] = ['affected', 'under_investigation', 'not_affected'];

function statementOf(ref: string, advisory: AdvisoryEntry, findings: readonly Finding[]): VexStatement {
  const { id, aliases, summary, severity, reachable, reach } = advisory;
  const common = { ref, id, aliases, summary, severity };
  const accepted = findings.length > 0 && findings.every(({ suppressed }) => suppressed !== null);
  if (accepted) {
    const { reason, until } = findings[0]!.suppressed!;
    const detail = until === undefined ? reason : `${reason} (until ${until})`;
    return { ...common, status: 'not_affected', detail, action: undefined };
  }
  const action = findings[0]?.remedy;
  const detail = reach?.reason;
  return { ...common, status: reachable === 'yes' ? 'affected' : 'under_investigation', detail, action };
}
