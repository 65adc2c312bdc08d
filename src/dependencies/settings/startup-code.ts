import type { Rule } from '../../finding/rule.ts';
import { draft, ofKind, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/startup-code',
  title: 'Code that runs whenever Python starts',
  severity: 'high',
  cwe: [506, 829],
  summary:
    'A `.pth` file with an `import` line, or a module `sitecustomize` or `usercustomize`, runs in every Python process of its environment, whatever that process is for.',
  explanation: `Python's \`site\` module runs every line of a \`.pth\` file that begins with \`import\`, and imports \`sitecustomize\` and \`usercustomize\`, before any program begins. Nothing has to import the package that brought the file; \`pip\`, a linter, and the audit tool of another vendor run it as well. Malicious releases are fond of it: \`litellm\` 1.82.8 (2026) carried a \`.pth\` file that sent away what it found in the environment.

A few packages need it to do their work: editable installs, \`setuptools\` (\`distutils-precedence.pth\`), virtualenv, coverage in subprocesses.`,
  remedy:
    'Find out which package brought the file (`pip show -f NAME` lists the files of each), and whether it has to. If nobody knows it, treat the machine as taken over. For your own start-up code, call it from your program.',
  grading:
    'High for a line that decodes, executes, fetches or starts something; low for what is known of tools; medium for everything else.',
  examples: [
    {
      language: 'text',
      bad: '# helper.pth\nimport base64; exec(base64.b64decode("cHJpbnQoMSk="))',
      good: '# helper.pth\n/srv/shared/python',
    },
  ],
  references: ['Python documentation: site', 'litellm 1.82.8: malicious release, 2026'],
};

const SUSPICIOUS =
  /\b(?:exec|eval|compile|base64|b64decode|zlib|marshal|subprocess|popen|system|socket|urllib|requests|http|fromhex|ctypes)\b/i;
const KNOWN =
  /^(?:distutils-precedence|_virtualenv|a1_coverage|pytest-cov|init_cov_core|__editable__.*|_?matplotlib.*|.*-nspkg|easy-install|pywin32|ruamel.*)\.pth$/i;

export const setting: Setting = {
  rule,
  check: ({ trust }) =>
    ofKind(trust, 'startup').map(({ file, code, location }) => {
      const suspicious = code !== undefined && SUSPICIOUS.test(code);
      const severity = suspicious ? 'high' : KNOWN.test(file) ? 'low' : 'medium';
      const what = code === undefined ? `${file} is imported` : `A line of ${file} runs`;
      return draft(rule, {
        severity,
        location,
        message: `${what} whenever Python starts${suspicious ? ', and it decodes, executes, fetches or starts something' : ''}`,
        remedy: 'Find out which package brought it: `pip show -f NAME` lists the files of each.',
        anchor: file,
      });
    }),
};
