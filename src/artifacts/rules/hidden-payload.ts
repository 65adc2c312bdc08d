import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'artifact/hidden-payload',
  title: 'Content where readers do not look',
  severity: 'high',
  cwe: [506, 502],
  summary: `Something that can be loaded lies where an ordinary reader of the file does not look.`,
  explanation: `Examples: bytes behind the end of a pickle or an array, a pickle inside a pickle, text that is decoded into one, members of a zip archive that are missing from its directory, bytes between, before or behind members.

Loaders pass over such content, and so do scanners; a second, harmless-looking step loads it. Files that libraries write do not have it.

Pickles that are found there are inspected like any other, and have findings of their own.`,
  remedy: `Get the file again from its author and compare the digests. If it is the author who hides something, do not use it. If a tool of yours appends to its files, keep what it appends in a file of its own.`,
  references: ['CWE-506: Embedded Malicious Code', 'PKWARE APPNOTE: .ZIP File Format Specification'],
};
