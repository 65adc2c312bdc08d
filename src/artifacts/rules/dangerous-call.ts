import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'artifact/dangerous-call',
  title: 'Harmless name in a harmful use',
  severity: 'critical',
  cwe: [502, 915],
  summary: `A name that is vouched for is used in a way that nobody vouches for.`,
  explanation: `Some names are harmless only with certain arguments. \`_codecs.encode\` writes bytes in old pickles, always with latin1; with another encoding it looks for a codec to import. \`numpy.core._ufunc_reconstruct\` fetches any name of any module. A result that is called, a function that is handed on without being called, and a state for something that is no instance belong here too.

Setting a state (BUILD) on a module, a class or a function changes it for the whole program: the next caller of a patched function runs what the pickle put there. Setting \`__setstate__\` of an instance makes the unpickler call it with the next state.`,
  remedy: `Do not load the file before somebody has read the program that it is (the report shows it). Libraries do not write such pickles; whoever wrote it meant something by it, or damaged it.

If a library of yours does write it, report the name and its arguments, so that it can be vouched for.`,
  grading: `Critical where attributes of a module, class or function are set or the unpickler is made to call something; high where a vouched function gets arguments that it must not get; medium where the use is merely unknown.`,
  references: ['Python documentation: pickle, Restricting Globals', 'PEP 307'],
};
