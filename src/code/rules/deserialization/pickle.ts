import type { CodeRule } from '../../judging/rule.ts';
import { CODE_EXECUTION } from '../../judging/severity.ts';

export const rule: CodeRule = {
  meta: {
    id: 'deserialization/pickle',
    title: 'Pickled data from outside',
    severity: 'critical',
    cwe: [502],
    summary: 'Loading a pickle runs whatever the bytes say: whoever writes them runs code in this process.',
    explanation:
      'A pickle is a program for a small machine. Its instructions import any module and call any function with any arguments, before the caller sees a value. No check of the result can help, because the code has run by then. `persistent_load` and a `find_class` that refuses some names do not close it either.\n\nMany libraries load pickles under another name, and this rule names them all: dill, cloudpickle and joblib, `shelve`, `pandas.read_pickle`, HDF5 tables with object columns, and NumPy arrays of objects.',
    remedy:
      'Store and send plain data as JSON, MessagePack or Protocol Buffers; arrays and tables as `.npy` without objects, Parquet or Arrow.\n\nWhere pickles must stay, verify an HMAC over the exact bytes before they are loaded, with a key that others do not know, or load with a subclass of `pickle.Unpickler` whose `find_class` gives only a fixed set of names.',
    grading:
      'By where the bytes come from: a request is critical, a response or message high, a store, file or caller medium, the local user or an unknown origin low. Bytes that the program has pickled itself, or whose HMAC it has checked, are listed in the inventory only.',
    examples: [
      {
        bad: 'prefs = pickle.loads(base64.b64decode(request.cookies["prefs"]))',
        good: 'prefs = json.loads(base64.b64decode(request.cookies["prefs"]))',
      },
      {
        bad: 'data = numpy.load(path, allow_pickle=True)',
        good: 'data = numpy.load(path)',
      },
    ],
    equals: ['B301', 'S301'],
    references: [
      'Python documentation, pickle: the warning at its head, and "Restricting Globals"',
      'NumPy documentation, numpy.load: allow_pickle',
      'CVE-2019-6446',
    ],
  },
  severity: CODE_EXECUTION,
  inventory: true,
  message: '{origin} reaches {callee}',
  advice:
    'Use a format that only holds data, such as JSON, or verify an HMAC over the bytes before {callee}.',
};
