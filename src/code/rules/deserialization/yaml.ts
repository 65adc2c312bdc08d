import type { CodeRule } from '../../judging/rule.ts';
import { CODE_EXECUTION } from '../../judging/severity.ts';

export const rule: CodeRule = {
  meta: {
    id: 'deserialization/yaml',
    title: 'YAML loaded with a loader that makes objects',
    severity: 'critical',
    cwe: [502],
    summary:
      'An unsafe YAML loader makes any Python object that a tag in the document names, and so runs code.',
    explanation:
      'Tags such as `!!python/object/apply:os.system` make `Loader`, `UnsafeLoader` and, before PyYAML 5.4, `FullLoader` import and call what they name. `yaml.load` without a loader used the unsafe one before 5.1 and `FullLoader` until 6.0, which asks for a loader.\n\n`SafeLoader`, `BaseLoader`, their fast twins `CSafeLoader` and `CBaseLoader`, and subclasses of these make plain values only. ruamel.yaml is safe unless it is asked for `typ="unsafe"` or for one of the old unsafe loaders.',
    remedy:
      'Call `yaml.safe_load`, or give `Loader=yaml.SafeLoader` (or `CSafeLoader`); with ruamel.yaml, `YAML(typ="safe")` or `YAML()`. Tags of your own can be added to a subclass of `SafeLoader`, each with a constructor that checks what it gets.',
    grading: 'By where the document comes from, as for pickles.',
    examples: [
      { bad: 'config = yaml.load(stream, Loader=yaml.Loader)', good: 'config = yaml.safe_load(stream)' },
    ],
    equals: ['B506', 'S506'],
    references: ['PyYAML documentation, "Loading YAML"', 'CVE-2017-18342', 'CVE-2020-1747', 'CVE-2020-14343'],
  },
  severity: CODE_EXECUTION,
  inventory: true,
  message: '{origin} reaches {callee} with a loader that makes objects',
  advice: 'Call yaml.safe_load, or give the call Loader=yaml.SafeLoader.',
};
