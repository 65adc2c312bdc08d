import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'artifact/external-reference',
  title: 'Artifact that needs something from outside',
  severity: 'low',
  cwe: [829],
  summary: `What is loaded depends on something that is not in the file.`,
  explanation: `A persistent id is answered by the program that loads, an extension code by its registry, an out-of-band buffer by its caller, an old joblib pickle by files beside it. The file alone does not say what happens.

Persistent ids that belong to the format, such as the storages of torch, are not reported.`,
  remedy: `Make sure of what it refers to. Inspect files that lie beside it, and read what the loading program does in persistent_load.`,
  references: ['Python documentation: pickle, Persistence of External Objects', 'PEP 574'],
};
