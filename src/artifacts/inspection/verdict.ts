import type { ArtifactVerdict } from '../../report/report.ts';
import type { Inspection } from './format.ts';
import { worstOf } from './reason.ts';

/** The worst of its own reasons and of all that is inside. */
export function verdictOf(inspection: Inspection): ArtifactVerdict {
  if (!inspection.members) return worstOf(inspection.reasons.map(({ verdict }) => verdict));
  const verdicts: ArtifactVerdict[] = [];
  const stack = [inspection];
  for (let next = stack.pop(); next; next = stack.pop()) {
    for (const { verdict } of next.reasons) verdicts.push(verdict);
    for (const member of next.members ?? []) stack.push(member.inspection);
  }
  return worstOf(verdicts);
}
