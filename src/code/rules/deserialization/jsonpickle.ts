import type { CodeRule } from '../../judging/rule.ts';
import { CODE_EXECUTION } from '../../judging/severity.ts';

export const rule: CodeRule = {
  meta: {
    id: 'deserialization/jsonpickle',
    title: 'JSON that names the classes to make',
    severity: 'critical',
    cwe: [502],
    summary: 'jsonpickle looks like JSON and works like pickle: the text names what is imported and called.',
    explanation:
      'Keys such as `py/object`, `py/reduce` and `py/function` in the text make the decoder import modules, make instances and call functions with arguments from the text. `safe=True`, the default since 4.0, only switches off one old key that was handed to `eval`; the others work as before. `classes=` adds names, it does not close the list.',
    remedy:
      'Encode plain values with `json`, and make your objects from them by hand or with a schema (dataclasses, pydantic, attrs). Where old text must be read, verify an HMAC over it first.',
    grading: 'By where the text comes from, as for pickles.',
    examples: [
      { bad: 'job = jsonpickle.decode(request.data)', good: 'job = Job(**JobSchema().loads(request.data))' },
    ],
    references: ['jsonpickle documentation: the warning at its head', 'CVE-2020-22083'],
  },
  severity: CODE_EXECUTION,
  inventory: true,
  message: '{origin} reaches {callee}',
  advice: 'Decode plain JSON, and make objects from it by a schema.',
};
