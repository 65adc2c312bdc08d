import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'library/import',
    preview: true,
    title: 'Module to import, named by a document or a caller',
    severity: 'low',
    cwe: [470, 829],
    summary: 'A file or message that says which class it is an object of says what is imported and called.',
    explanation:
      'Formats of a library that name modules and classes (`{"module": …, "class": …}`) are loaded with `importlib.import_module` and `getattr`. Whoever hands such a file to others has any function of any module called, with arguments of the same file: that is `pickle` in other clothes.\n\nPlug-ins that a configuration names are the same to look at, and mostly meant: therefore on trial.',
    remedy:
      'Keep a dictionary from the names that may stand in the file to classes, or import only what lies below the package itself and is a class of the expected kind.',
    grading: 'Files and callers are low.',
    examples: [
      {
        bad: 'def load(document):\n    return getattr(importlib.import_module(document["module"]), document["class"])()',
        good: 'def load(document):\n    return CLASSES[document["class"]]()',
      },
    ],
    references: ['Python documentation, importlib.import_module', 'CWE-470'],
  },
  severity: { file: 'low', caller: 'low' },
  sinksOf: 'injection/import',
  certain: true,
  taken: true,
  inventory: false,
  message: '{origin} names what {callee} runs',
  advice: 'Look the name up in a dictionary of what may be asked for.',
};
