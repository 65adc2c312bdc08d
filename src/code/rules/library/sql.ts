import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'library/sql',
    preview: true,
    title: 'Text of a caller put into an SQL statement',
    severity: 'low',
    cwe: [89],
    summary:
      'Whoever calls the library may hand on what a stranger wrote, and takes names and values to be safe there.',
    explanation:
      'A function that takes a name, a search text or a condition and puts it into a statement with an f-string, `%` or `+` passes the flaw on: programs that use the library hand over what came with a request, because nothing says that they must not. The same holds for what was read from a file or an answer.\n\nA function that is given the whole statement is none: that is what it is for. What comes from a request in the project itself is a finding of injection/sql.',
    remedy:
      'Put a placeholder into the statement and hand the value over as a parameter; quote names of tables and columns with what the driver has for it (`psycopg.sql.Identifier`), or refuse all but letters, digits and `_`.',
    grading: 'Callers, files and stores are low.',
    examples: [
      {
        bad: 'def find(self, text):\n    return self.db.execute(f"SELECT id FROM notes WHERE body LIKE \'%{text}%\'")',
        good: 'def find(self, text):\n    return self.db.execute("SELECT id FROM notes WHERE body LIKE ?", (f"%{text}%",))',
      },
    ],
    references: ['PEP 249: paramstyle', 'CWE-89'],
  },
  severity: { store: 'low', file: 'low', caller: 'low' },
  sinksOf: 'injection/sql',
  composed: true,
  certain: true,
  inventory: false,
  message: '{origin} is put into the statement that {callee} sends',
  advice: 'Put a placeholder into the statement and hand the value over as a parameter.',
};
