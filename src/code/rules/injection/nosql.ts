import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/nosql',
    title: 'JavaScript for a document store, made of a request',
    severity: 'high',
    cwe: [943, 95],
    summary: 'What MongoDB gets under `$where` it runs as JavaScript, for every document.',
    explanation:
      'A quote in the text ends the string that it stands in, and what follows is code: it reads every document that the collection has, and can run until the server gives up.',
    remedy: 'Compare fields in the query itself: `{"name": name}`, `{"age": {"$gt": age}}`, `$expr`.',
    grading: 'A request is high, a message medium.',
    examples: [
      { bad: 'users.find({"$where": "this.name == \'" + name + "\'"})', good: 'users.find({"name": name})' },
    ],
    references: ['MongoDB manual, $where', 'CWE-943'],
  },
  severity: { remote: 'high', message: 'medium' },
  certain: true,
  inventory: false,
  message: '{origin} is part of the JavaScript that {callee} sends',
  advice: 'Compare fields in the query instead of $where.',
};
