import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/command',
    title: 'Text from outside in a shell command',
    severity: 'critical',
    cwe: [78],
    summary: 'A shell reads the text: whoever writes part of it adds commands of their own.',
    explanation:
      '`os.system`, `os.popen` and `subprocess` with `shell=True` hand their text to a shell, in which `;`, `|`, `$(…)`, line ends and a dozen other characters begin a new command. So does a command that is run over SSH, even where Python itself starts no shell. Quotes around the inserted text do not help: the text can close them.\n\nA command that stands in the code is no finding, whatever starts it, and neither is a list of arguments without a shell.',
    remedy:
      'Give the program and its arguments as a list, without `shell=True`: no shell reads them then. Where a shell is needed, over SSH for example, quote each part with `shlex.quote`, or look the part up among those that are allowed.',
    grading:
      'A request is critical, a message high, a response medium; what a store, a file or a caller of the library gives is low, and so is what the local user types, who may run commands anyway but not by accident.',
    examples: [
      {
        bad: 'subprocess.run(f"convert {request.args[\'name\']} out.png", shell=True)',
        good: 'subprocess.run(["convert", "--", request.args["name"], "out.png"])',
      },
    ],
    equals: ['B601', 'B602', 'B604', 'B605', 'S601', 'S602', 'S604', 'S605'],
    references: ['Python documentation, subprocess: "Security Considerations"', 'CWE-78'],
  },
  severity: {
    remote: 'critical',
    response: 'medium',
    message: 'high',
    store: 'low',
    file: 'low',
    local: 'low',
    caller: 'low',
  },
  inventory: false,
  message: '{origin} reaches {callee} and is read by a shell',
  advice: 'Give the program and its arguments as a list, without a shell.',
};
