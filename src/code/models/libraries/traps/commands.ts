import type { Condition, Model } from '../../vocabulary.ts';

/** Named without a folder: by a text whose first word has no slash, or by the first of a list. */
const PARTIAL = '[^/\\\\\\s]+(?:\\s[^]*)?';
/** A lone star behind a program that takes options from names of files, with no `--` before it. */
const STARRED = [
  '(?:[^]*[/;&|\\s])?(?:tar|chown|chmod|rsync)\\s[^*]*[^-\\s]\\s\\*',
  '(?:/bin/|/usr/bin/)?(?:tar|chown|chmod|rsync)\\s[^*]*[^-\\s]\\s\\*\\s[^]*',
];

const inShell = (starred: Condition): Condition => ({ ...starred, and: { argument: 'shell', is: [true] } });

/** Lib/subprocess.py, os.system; execvp(3): a name without a slash is looked for in PATH. */
export const model: Model = {
  library: 'commands as they are written',
  modules: ['subprocess', 'os'],
  sinks: [
    {
      call: 'subprocess.{run,call,check_call,check_output,Popen}',
      rule: 'style/partial-path',
      when: [
        { argument: '0:args', matches: PARTIAL },
        { argument: '0:args[0]', matches: PARTIAL },
      ],
    },
    {
      call: 'os.{system,popen}',
      rule: 'style/partial-path',
      when: [{ argument: '0', matches: PARTIAL }],
    },
    {
      call: 'os.{execlp,execlpe,execvp,execvpe}',
      rule: 'style/partial-path',
      when: [{ argument: '0:file', matches: PARTIAL }],
    },
    {
      call: 'os.{system,popen}',
      rule: 'files/wildcard',
      when: STARRED.map((matches) => ({ argument: '0', matches })),
    },
    {
      call: 'subprocess.{run,call,check_call,check_output,Popen}',
      rule: 'files/wildcard',
      when: STARRED.map((matches) => inShell({ argument: '0:args', matches })),
    },
  ],
};
