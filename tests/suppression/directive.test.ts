import { describe, expect, test } from 'vitest';
import { names, readDirective } from '../../src/suppression/directive.ts';

describe('a directive', () => {
  test.each([
    ['# wherefrom: ignore[a/b] because c', { rules: ['a/b'], reason: 'c' }],
    ['#wherefrom:ignore[a/b]because c', { rules: ['a/b'], reason: 'c' }],
    ['# Wherefrom: Ignore [ a/b , c/* ] Because: it is', { rules: ['a/b', 'c/*'], reason: 'it is' }],
    ['# noqa: S301  # wherefrom: ignore[a/b] because c', { rules: ['a/b'], reason: 'c' }],
    [
      '# wherefrom: ignore[a/b] until 2027-01-31 because c',
      { rules: ['a/b'], until: '2027-01-31', reason: 'c' },
    ],
    [
      '# wherefrom: ignore[a/b] because until 2027-01-31 #12 is open',
      { rules: ['a/b'], reason: 'until 2027-01-31 #12 is open' },
    ],
    ['# wherefrom: ignore[a/b]', { rules: ['a/b'], reason: '' }],
    ['# wherefrom: ignore[a/b] because', { rules: ['a/b'], reason: '' }],
    ['# wherefrom: ignore[a/b] since it is fine', { rules: ['a/b'], reason: '' }],
  ])('%s', (text, read) => expect(readDirective(text)).toEqual(read));

  test.each([
    ['# wherefrom: ignore', 'which rule'],
    ['# wherefrom: ignore because it is fine', 'which rule'],
    ['# wherefrom: ignore[] because it is fine', 'which rule'],
    ['# wherefrom: ignore[*] because it is fine', 'no rule'],
    ['# wherefrom: ignore[pickle] because it is fine', 'no rule'],
    ['# wherefrom: ignore[a/b, S301] because it is fine', 'no rule'],
    ['# wherefrom: ignore[a/b] until tomorrow because c', 'no date'],
    ['# wherefrom: ignore[a/b] until 2027-02-29 because c', 'no date'],
    ['# wherefrom: ignore[a/b] until 2027-1-1 because c', 'no date'],
  ])('%s is an error', (text, error) =>
    expect(readDirective(text)).toEqual({ error: expect.stringContaining(error) }),
  );

  test.each([
    '# where from: ignore[a/b]',
    '# wherefrom: the request',
    '# wherefrom: ignored before',
    '# nosec',
    '',
  ])('%j is none', (text) => expect(readDirective(text)).toBeUndefined());
});

test.each([
  ['a/b', 'a/b', true],
  ['a/b', 'a/bc', false],
  ['a/*', 'a/b', true],
  ['a/*', 'ab/c', false],
])('ignore[%s] names %s: %s', (named, rule, expected) =>
  expect(names({ rules: [named], reason: '' }, rule)).toBe(expected),
);
