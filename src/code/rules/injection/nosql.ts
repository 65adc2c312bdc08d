import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/nosql',
    title: 'Query of a document store, made of a request',
    severity: 'high',
    cwe: [943, 95],
    summary:
      'MongoDB runs what it gets under `$where` as JavaScript, and reads objects in a query as operators.',
    explanation:
      'Under `$where` a quote in the text ends the string that it stands in, and what follows is code: it reads every document that the collection has, and can run until the server gives up. A value that was parsed from JSON may be an object: `{"$ne": ""}` in place of a password matches every document. What comes from a form or the address is a text and only compared.',
    remedy:
      'Compare fields in the query itself, with values that are texts or numbers for certain: `{"name": str(name)}`, a field of a schema, `{"age": {"$gt": int(age)}}`.',
    grading: 'A request is high, a message medium.',
    examples: [
      {
        bad: 'users.find({"$where": "this.name == \'" + name + "\'"})',
        good: 'users.find({"name": str(name)})',
      },
    ],
    references: ['MongoDB manual, $where', 'CWE-943'],
  },
  severity: { remote: 'high', message: 'medium' },
  certain: true,
  inventory: false,
  message: '{origin} is part of the query that {callee} sends',
  advice: 'Compare fields instead of $where, with values that are texts or numbers for certain.',
};
