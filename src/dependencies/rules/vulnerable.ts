import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'dependency/vulnerable',
  title: 'Dependency with a known flaw',
  severity: 'critical',
  cwe: [1395],
  summary:
    'A package that the project depends on, at the version that it would get, has a flaw that is published. Whoever reads the advisory knows what to try.',
  explanation: `Whether the version is affected is decided as the OSV schema has it: by the ranges of an advisory and by the versions that it lists, in the order of PEP 440. Withdrawn advisories do not count. A local label (2.0+cu118) is a build of the same release: it has the flaws of 2.0.

One flaw has a record in several databases, which name each other as aliases. That is one finding. It carries the name of the Python Packaging Authority's record if there is one, then GitHub's, then the CVE number; the other names are its aliases, and each of them finds it.

A flaw in a package is no flaw in your program where the code that has it is never reached. Where that can be told it is said (reachable: yes, imported, not imported); "unknown" means that it cannot be told, not that it is safe.`,
  remedy: `Update to one of the versions that the finding names: the first is the smallest step. Where the package is not your own choice, the path of the finding shows which of yours brings it: an update of that one may be needed first.

Where no version is free of the flaw, replace the package, stop using what the advisory describes, or record why it does not concern you with a date to look again.`,
  grading: `As the advisory rates it: by its newest CVSS vector (4, 3 or 2; base metrics), else by the database's own word; where several databases rate a flaw, by the worst. What nobody rated counts as medium, so that it is not overlooked.`,
  examples: [
    {
      language: 'text',
      bad: 'pyyaml==5.3          # PYSEC-2020-96: runs code from the document',
      good: 'pyyaml==6.0.2',
    },
  ],
  references: [
    'Open Source Vulnerability format, "Evaluation"',
    'PEP 440',
    'CWE-1395: Dependency on Vulnerable Third-Party Component',
  ],
};
