import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/archive',
    title: 'Archive from outside, unpacked where it wants',
    severity: 'high',
    cwe: [22],
    summary:
      'Members of the archive can have names with `..`, or be links that lead out: unpacking writes any file.',
    explanation:
      '`tarfile` did what the archive says until filters came: names that begin at the root, `..`, links to elsewhere and then members below them, devices, and programs with the rights of another user. Since Python 3.14 the filter is `data`, which refuses all that; earlier releases that have been kept up to date know it, but must be told.\n\n`zipfile` leaves out `..` and roots and makes no links, so it is not reported; how large its members become is another question.',
    remedy:
      'Give `filter="data"`. Where a Python without filters must be served, look at each member before it is unpacked: its resolved name, its kind, and the target of links.',
    grading:
      'A request is high, a response or message medium, everything else low: whoever wrote the archive is mostly somebody else, also where the local user names it.',
    examples: [
      {
        bad: 'tarfile.open(fileobj=request.files["a"]).extractall(folder)',
        good: 'tarfile.open(fileobj=request.files["a"]).extractall(folder, filter="data")',
      },
    ],
    equals: ['B202', 'S202'],
    references: ['PEP 706', 'Python documentation, tarfile: "Extraction filters"', 'CVE-2007-4559'],
  },
  severity: {
    remote: 'high',
    response: 'medium',
    message: 'medium',
    store: 'low',
    file: 'low',
    local: 'low',
    caller: 'low',
  },
  inventory: false,
  message: '{origin} is the archive that {callee} unpacks, without a filter',
  advice: 'Give filter="data".',
};
