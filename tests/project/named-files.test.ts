import { describe, expect, test } from 'vitest';
import { endsAs } from '../../src/project/named-files.ts';

describe('the end of a path', () => {
  const cases: [file: string, pattern: string, same: boolean][] = [
    ['models/a.pkl', 'a.pkl', true],
    ['models/a.pkl', 'models/a.pkl', true],
    ['models/a.pkl', './models/a.pkl', true],
    ['models/a.pkl', '/srv/app/models/a.pkl', true],
    ['models/a.pkl', '*/../models/a.pkl', true],
    ['models/a.pkl', 'data/a.pkl', false],
    ['models/a.pkl', 'models/b.pkl', false],
    ['models/a.pkl', 'models/*.pkl', true],
    ['models/ab.pkl', 'models/a*b.pkl', true],
    ['models/ab.pkl', 'models/ab*b.pkl', false],
    ['models/aXbYc.pkl', '*X*Y*', true],
    ['models/a.pkl', 'models/?.pkl', true],
    ['models/ab.pkl', 'models/?.pkl', false],
    ['deep/models/x/a.pkl', 'models/**/a.pkl', true],
  ];
  test.each(cases)('%s by %s: %s', (file, pattern, same) => {
    expect(endsAs(file.split('/'), pattern.split('/'))).toBe(same);
  });
});
