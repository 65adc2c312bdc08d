import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'artifact/shadowed-module',
  title: 'Module beside an artifact',
  severity: 'high',
  cwe: [427],
  summary: `A file beside the artifact has the name of a library that the artifact needs.`,
  explanation: `A pickle names modules, not files. When a program runs in the folder of the artifact, or has it on its path, Python looks there before it looks for the installed library, and runs what it finds: \`collections.py\` beside \`model.pkl\` is enough. The name in the pickle is then as harmless as before, and means something else.`,
  remedy: `Remove the file beside the artifact, or give it a name that no library has. Keep artifacts in folders without code.`,
  references: [
    'Python documentation: The initialization of the sys.path module search path',
    'CWE-427: Uncontrolled Search Path Element',
  ],
};
