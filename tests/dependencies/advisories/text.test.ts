import { describe, expect, test } from 'vitest';
import { compareIds, printable, summaryOf } from '../../../src/dependencies/advisories/text.ts';
import { cpuMilliseconds } from '../../support/cpu.ts';

describe('the summary', () => {
  test.each([
    ['is the record’s own', 'Own words', 'Details.', 'Own words'],
    [
      'is else the first sentence of the details',
      undefined,
      'Pillow before 7.1.0 overflows in TiffDecode.c. Update.',
      'Pillow before 7.1.0 overflows in TiffDecode.c.',
    ],
    [
      'passes over what a package is',
      undefined,
      'Aim is a tool for tracking experiments. Versions before 3.1.0 are vulnerable to path traversal.',
      'Versions before 3.1.0 are vulnerable to path traversal.',
    ],
    [
      'passes over where an issue was found',
      undefined,
      'An issue was discovered in Django 2.2 before 2.2.13. Malformed keys collide.',
      'Malformed keys collide.',
    ],
    [
      'keeps such a sentence where there is no other',
      undefined,
      'Aim is a tool for tracking experiments.',
      'Aim is a tool for tracking experiments.',
    ],
    [
      'does not end at an abbreviation',
      undefined,
      'A flaw, e.g. XSS, is in it. Update now.',
      'A flaw, e.g. XSS, is in it.',
    ],
    [
      'has no headings and no addresses',
      '## Impact\nSee [the code](https://example.org/a_b?c=d) here',
      undefined,
      'See the code here',
    ],
    [
      'is one line without control characters',
      'a\r\n\u001b[31mb\u0000\u202ec\u200b\ud800',
      undefined,
      'a [31mb c',
    ],
    [
      'has no tags and no entities',
      '<p>use &lt;b&gt; in <a href="x">a &amp; b</a></p>',
      undefined,
      'use <b> in a & b',
    ],
    ['keeps what is no tag', 'Vec<T> in a < b > c', undefined, 'Vec<T> in a < b > c'],
    [
      'says in words that it is disputed',
      undefined,
      '** DISPUTED ** a.load runs code.',
      'Disputed: a.load runs code.',
    ],
    [
      'begins anew where a sentence before is left out',
      undefined,
      'This affects the package a before 5.2. However, it trusts what it reads.',
      'It trusts what it reads.',
    ],
    ['ends at a word when it is long', `${'word '.repeat(60)}`, undefined, `${'word '.repeat(31).trim()}…`],
    ['counts characters, not halves of them', '🐍'.repeat(200), undefined, `${'🐍'.repeat(159)}…`],
    ['is absent where there is nothing', '', ' \n', undefined],
  ])('%s', (_, summary, details, expected) => expect(summaryOf(summary, details)).toBe(expected));

  test('is found quickly in what somebody wrote to make it slow', () => {
    for (const hostile of [
      '['.repeat(1e6),
      '# '.repeat(1e6),
      'is a '.repeat(1e6),
      '. A'.repeat(1e6),
      '\u0007 '.repeat(1e6),
    ]) {
      expect(cpuMilliseconds(() => summaryOf(undefined, hostile))).toBeLessThan(5000);
    }
  });
});

test('ids are ordered by their numbers', () => {
  const ids = [
    'PYSEC-2022-10',
    'PYSEC-2022-9',
    'GHSA-x',
    'PYSEC-2021-100',
    'PYSEC-2022',
    '9'.repeat(400),
    '8'.repeat(400),
  ];
  expect(ids.sort(compareIds)).toEqual([
    '8'.repeat(400),
    '9'.repeat(400),
    'GHSA-x',
    'PYSEC-2021-100',
    'PYSEC-2022',
    'PYSEC-2022-9',
    'PYSEC-2022-10',
  ]);
});

test('what is printed has no characters that a terminal acts upon', () => {
  expect(printable('\u001b]0;title\u0007x\u009b2J')).toBe(']0;title x 2J');
});
