import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'python/removed-module',
    title: 'Import of a module that newer Pythons do not have',
    severity: 'info',
    cwe: [1104],
    summary: 'The import fails on newer versions of Python, which keeps the project on an old one.',
    explanation:
      'Python 3.12 took out `asynchat`, `asyncore`, `distutils`, `imp` and `smtpd`; 3.13 took out nineteen more (PEP 594), among them `cgi`, `crypt`, `imghdr`, `pipes`, `telnetlib` and `uu`. A Python without these ends its life within a few years, and flaws found after that are not mended. Imports within `try` with a handler are taken to have a substitute, and a test of `sys.version_info` before them to know.',
    remedy:
      'The documentation of each module names its successor: `importlib` for `imp`, `setuptools` for `distutils`, `asyncio` for `asyncore`, aiosmtpd for `smtpd`, `email.message` and a web framework for `cgi`.',
    grading: 'Always info. Projects that are written in Python 2 are passed over.',
    examples: [{ bad: 'import imp', good: 'import importlib.util' }],
    references: ['PEP 594', 'Python documentation, "What\'s New In Python 3.12" and "3.13": Removed'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee}',
  advice: 'Replace it, so that the project can move to a Python that still gets fixes.',
};
