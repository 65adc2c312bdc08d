import type { Finding, Suppression } from '../finding/finding.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import { compareText } from '../finding/location.ts';
import { atLeast } from '../finding/severity.ts';
import { besideIn, isMeant, type Read } from './beside.ts';
import type { Comment } from './comment.ts';
import { readDirective } from './directive.ts';
import { foreignMute } from './foreign.ts';

/** A comment that was written to silence something and silences nothing. */
export interface UnusedComment {
  readonly path: string;
  readonly line: number;
  readonly rules: readonly string[];
}

export interface Commented {
  readonly findings: readonly Finding[];
  readonly unused: readonly UnusedComment[];
  /** Comments that cannot be understood. */
  readonly incomplete: readonly Incomplete[];
}

/**
 * Silences what comments beside the code say to be accepted. One that has expired or gives no reason silences
 * nothing, and neither does another tool's comment from `high` on; the finding then says so. `today` is an ISO date.
 */
export function silenceByComment(
  findings: readonly Finding[],
  comments: readonly Comment[],
  today: string,
): Commented {
  const incomplete: Incomplete[] = [];
  const byPath = Map.groupBy(
    comments.map((comment) => readComment(comment, incomplete)),
    ({ comment }) => comment.path,
  );
  const used = new Set<Read>();
  const besides = new Map([...byPath].map(([path, reads]) => [path, besideIn(reads)]));
  const judged = findings.map((finding) => {
    const beside = besides.get(finding.location.path)?.(finding) ?? [];
    for (const read of beside) if (isMeant(read, finding)) used.add(read);
    return beside.length > 0 ? silenced(finding, beside, today) : finding;
  });
  const unused = [...byPath.values()]
    .flat()
    .filter((read) => read.directive && !used.has(read))
    .map(({ comment: { path, line }, directive }) => ({ path, line, rules: directive?.rules ?? [] }))
    .sort((a, b) => compareText(a.path, b.path) || a.line - b.line);
  return { findings: judged, unused, incomplete };
}

function readComment(comment: Comment, incomplete: Incomplete[]): Read {
  const read = readDirective(comment.text);
  const wrong = read !== undefined && 'error' in read;
  if (wrong) incomplete.push({ path: comment.path, line: comment.line, reason: read.error });
  return { comment, directive: wrong ? undefined : read, foreign: foreignMute(comment.text) };
}

function silenced(finding: Finding, beside: readonly Read[], today: string): Finding {
  const verdicts = beside.map((read) => verdictOf(read, finding, today));
  const suppressed = verdicts.find((verdict) => typeof verdict === 'object');
  if (suppressed) return { ...finding, suppressed };
  const notes = verdicts.filter((verdict) => typeof verdict === 'string');
  return notes.length > 0 ? { ...finding, notes: [...(finding.notes ?? []), ...notes] } : finding;
}

/** Why a finding is silent, or a sentence that says why it is not. */
function verdictOf(read: Read, finding: Finding, today: string): Suppression | string {
  const { comment, directive, foreign } = read;
  if (directive && isMeant(read, finding)) {
    const { reason, until } = directive;
    const which = `The comment on line ${comment.line}`;
    if (reason === '')
      return `${which} that ignores it gives no reason, so it does not count: add \`because …\`.`;
    if (until !== undefined && until < today)
      return `${which}, which ignores it until ${until} because ${reason}, has expired.`;
    return { kind: 'inline', reason, ...(until !== undefined && { until }) };
  }
  if (atLeast(finding.severity, 'high'))
    return `\`${foreign}\` on line ${comment.line} hides it from other tools; a finding this severe stands.`;
  return { kind: 'inline', reason: `\`${foreign}\`, a comment for another tool` };
}
