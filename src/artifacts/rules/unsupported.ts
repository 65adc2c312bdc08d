import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'artifact/unsupported',
  title: 'Artifact that cannot be looked into',
  severity: 'low',
  cwe: [502],
  summary: `The file is of a format that is not read, is encrypted, or reached a limit.`,
  explanation: `A format that is known by name only, a compression that is not unpacked, an encrypted member, an archive that unpacks to more than the limit, nesting without end: in none of these cases is anything known about what happens when the file is loaded. Not known is never safe.

A file with the name of an artifact (.pkl, .pt, .joblib …) whose content is of no known format belongs here too.`,
  remedy: `Unpack it yourself in a safe place and inspect what comes out, or have it written in a format that can be read.`,
  grading: `Such files are listed as incomplete; with --strict they fail the run.`,
  references: ['CWE-409: Improper Handling of Highly Compressed Data'],
};
