import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'library/configuration',
    preview: true,
    title: 'Configuration of a document or a caller that names what is called',
    severity: 'low',
    cwe: [94, 470],
    summary: 'A file or message that says what is made of it says which functions are called.',
    explanation:
      "Models and data sets come with a configuration, and a library that hands it to Hydra's `instantiate` or to `logging.config.dictConfig` calls whatever it names, with arguments of the same file: that is `pickle` in other clothes.\n\nMost such configurations are the user's own, and calling what they name is what they are for: therefore on trial.",
    remedy:
      'Check each `_target_` against a list of what may be made, or against the package that it must lie in.',
    grading: 'Files and callers are low.',
    examples: [
      {
        bad: 'def load(folder):\n    return hydra.utils.instantiate(OmegaConf.load(folder + "/model.yaml"))',
        good: 'def load(folder):\n    return Model(**OmegaConf.load(folder + "/model.yaml").parameters)',
      },
    ],
    references: ['Hydra documentation, "Instantiating objects"', 'CWE-470'],
  },
  severity: { file: 'low', caller: 'low' },
  sinksOf: 'injection/configuration',
  inventory: false,
  message: '{origin} reaches {callee}, which calls what it names',
  advice: 'Check what it names against a list of what may be made.',
};
