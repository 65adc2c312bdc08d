import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'artifact/reader-disagreement',
  title: 'Readers that disagree about a file',
  severity: 'high',
  cwe: [436],
  summary: `Two programs that read this format see different things in this file.`,
  explanation: `One reader stops where another goes on, or two of them load different members. The C implementation of pickle, its twin in Python and pickletools differ about frames, numbers, arguments and the memo; zipfile takes the last of two members with one name and torch the first; zipfile checks sums that torch does not look at; joblib takes the bytes of an array out of a pickle, and pickle itself reads them as opcodes.

Nothing that libraries write leaves room for that. Whoever makes such a file wants a scanner to see something other than what the loader sees.`,
  remedy: `Do not load the file. Have it written again with an unchanged library, from data that you trust.`,
  references: ['CWE-436: Interpretation Conflict', 'PEP 3154'],
};
