import type { Finding } from '../finding/finding.ts';
import { subjectOf } from '../finding/subject.ts';
import { type Role, roleOf } from '../project/role.ts';

/** What is inventory only, unless it is asked for. */
export const ASIDE = ['test', 'vendored'] as const satisfies readonly Role[];
export type Aside = (typeof ASIDE)[number];

/** Each reason as a finding's suppression and an inventory entry say it. */
export const ASIDE_WORDS: Readonly<Record<Aside, string>> = {
  test: 'in a test',
  vendored: 'in vendored code',
};

const NOTES: Readonly<Record<Aside, string>> = {
  test: 'The file lies among the tests.',
  vendored: 'The file lies in vendored code.',
};

/** The reason why code of a file is only inventory; undefined where it counts. */
export function asideOf(path: string): Aside | undefined {
  return ASIDE.find((role) => role === roleOf(path));
}

/**
 * Findings in the code of tests and vendored packages are put aside: nobody outside reaches the ones, and the others
 * are for somebody else to mend. Files that run code stay findings wherever they lie, and say where.
 */
export function putAside(findings: readonly Finding[], included: ReadonlySet<Aside>): Finding[] {
  return findings.map((finding) => {
    const role = asideOf(finding.location.path);
    if (role === undefined) return finding;
    const subject = subjectOf(finding);
    if (subject === 'artifacts') return { ...finding, notes: [...(finding.notes ?? []), NOTES[role]] };
    if (subject !== 'code' || included.has(role) || finding.suppressed !== null) return finding;
    return { ...finding, suppressed: { kind: 'policy', reason: ASIDE_WORDS[role] } };
  });
}
