import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/eval',
    title: 'Text from outside run as Python',
    severity: 'critical',
    cwe: [94, 95],
    summary:
      'The text is compiled and run with the rights of this process: whoever writes it does what they want.',
    explanation:
      '`eval` is not smaller than `exec`: one expression imports any module and calls anything. Taking away builtins (`eval(text, {"__builtins__": {}})`) does not close it, since every value leads back to them through its class; neither does refusing some words. `timeit`, `cProfile.run`, `code.InteractiveConsole` and the parsers of SymPy (`sympify`, `parse_expr`) run their text the same way.',
    remedy:
      'For literals use `ast.literal_eval`; for data, `json`; for a choice among operations, a dictionary from names to functions. A small language of formulas can be parsed with `ast` and evaluated node by node, allowing only the kinds that are needed.',
    grading:
      'A request is critical, a response or message high, a store medium, a file, a caller of the library or an unknown origin low; what the local user types is only noted.',
    examples: [
      {
        bad: 'limits = eval(request.args["limits"])',
        good: 'limits = ast.literal_eval(request.args["limits"])',
      },
      {
        bad: 'result = eval(f"a {request.args[\'op\']} b")',
        good: 'result = {"+": operator.add, "-": operator.sub}[request.args["op"]](a, b)',
      },
    ],
    equals: ['B102', 'B307', 'S102', 'S307'],
    references: [
      'Python documentation, built-in functions: eval, exec',
      'SymPy documentation, sympify: the warning at its head',
    ],
  },
  severity: {
    remote: 'critical',
    response: 'high',
    message: 'high',
    store: 'medium',
    file: 'low',
    local: 'info',
    caller: 'low',
    unknown: 'low',
  },
  inventory: false,
  message: '{origin} reaches {callee} and is run as Python',
  advice: 'Parse the text instead: ast.literal_eval for literals, json for data, a dictionary for choices.',
};
