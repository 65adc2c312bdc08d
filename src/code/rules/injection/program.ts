import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/program',
    title: 'Program to run, named from outside',
    severity: 'high',
    cwe: [78, 426],
    summary: 'Who chooses the program chooses what this process does.',
    explanation:
      'Without a shell, arguments cannot become commands, but the first of them is the program itself: any program that is installed can be named, shells among them, and mostly its arguments come from the same place. Only the program is looked at here. Arguments that begin with a dash can still change what a program does; a `--` before them stops that for most programs.',
    remedy:
      'Write the program into the code, with its full path where other users can write to a folder of `PATH`. Where there is a choice, look it up in a dictionary.',
    grading: 'A request is high, a response or message medium; nothing else is reported.',
    examples: [
      {
        bad: 'subprocess.run([request.json["tool"], path])',
        good: 'subprocess.run([TOOLS[request.json["tool"]], path])',
      },
    ],
    equals: ['B603', 'B606', 'S603', 'S606'],
    references: ['Python documentation, subprocess', 'CWE-78'],
  },
  severity: { remote: 'high', response: 'medium', message: 'medium' },
  certain: true,
  beginning: true,
  inventory: false,
  message: '{origin} names the program that {callee} runs',
  advice: 'Look the program up in a dictionary of those that may be run.',
};
