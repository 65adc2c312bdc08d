import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'artifact/malformed',
  title: 'Damaged artifact',
  severity: 'low',
  cwe: [502],
  summary: `The content breaks the rules of its own format, so that nothing certain can be said about it.`,
  explanation: `The file is cut off, or was never whole. What comes before the damage counts: a loader has carried it out by the time it meets the damage, and it is judged like any other content. What comes behind cannot be judged, and a damaged file is never called safe.`,
  remedy: `Get the file again. If it is not yours, do not repair it: a loader that meets the damage has run everything before it.`,
  grading: `Such files are listed as incomplete; with --strict they fail the run.`,
  references: ['Python documentation: pickle, Restricting Globals'],
};
