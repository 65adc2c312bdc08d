import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/sql',
    title: 'Text from outside in an SQL statement',
    severity: 'critical',
    cwe: [89],
    summary: 'The text is part of the statement: whoever writes it changes what the statement does.',
    explanation:
      'A value that is put into a statement with an f-string, `%`, `+` or `format` ends where a quote in it says so, and what follows is SQL. That reads and changes what the account of the program can reach; with some databases it runs programs. Escaping quotes by hand fails for numbers, names and other encodings.\n\nOnly the statement is looked at. Values that are handed over as parameters are sent apart from it and cannot do this; neither can conditions that an object mapper makes of them.',
    remedy:
      'Put a placeholder (`?`, `%s`, `:name`) into the statement and hand the value over as a parameter. Names of tables and columns cannot be parameters: look them up among those that are allowed, or let the driver quote them (`psycopg.sql.Identifier`).',
    grading:
      'A request is critical, a message high, a response medium. Names of tables that the database itself has given, and statements from files, the local user and callers are not reported.',
    examples: [
      {
        bad: "cursor.execute(f\"SELECT * FROM users WHERE name = '{request.args['name']}'\")",
        good: 'cursor.execute("SELECT * FROM users WHERE name = ?", (request.args["name"],))',
      },
    ],
    equals: ['B608', 'B610', 'B611', 'S608', 'S610', 'S611'],
    references: ['PEP 249: paramstyle', 'Django documentation, "SQL injection protection"', 'CWE-89'],
  },
  severity: { remote: 'critical', response: 'medium', message: 'high' },
  inventory: false,
  message: '{origin} is part of the statement that {callee} sends',
  advice: 'Put a placeholder into the statement and hand the value over as a parameter.',
};
