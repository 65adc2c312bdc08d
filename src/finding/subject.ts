import type { Finding } from './finding.ts';

/** What a rule is about; each has its own part of the house and of a report. */
export const SUBJECTS = ['code', 'artifacts', 'dependencies', 'settings'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Families whose subject is not code. A family belongs to one subject, so that a rule's id alone tells it. */
const FAMILIES: Readonly<Record<string, Subject>> = {
  artifact: 'artifacts',
  dependency: 'dependencies',
  setting: 'settings',
  settings: 'settings',
};

/** `deserialization` of `deserialization/pickle`. */
export function familyOf(rule: string): string {
  return rule.split('/')[0] as string;
}

/** Code, unless the family is one of {@link FAMILIES}. */
export function subjectOf(finding: Pick<Finding, 'rule'>): Subject {
  const family = familyOf(finding.rule);
  return Object.hasOwn(FAMILIES, family) ? (FAMILIES[family] as Subject) : 'code';
}
