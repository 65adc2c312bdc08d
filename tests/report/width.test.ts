import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible, visibleProse } from '../../src/report/terminal/visible.ts';
import { characterWidth, displayWidth, padded, splitAtWidth } from '../../src/report/terminal/width.ts';
import { SEEDED, text } from './arbitrary.ts';

/** Prints `code point, width` for every character that Python's own tables know and that can be seen. */
const PYTHON = `
import unicodedata
for code in range(0x20, 0x110000):
    character = chr(code)
    category = unicodedata.category(character)
    if category[0] == 'C' or 0x1f1e6 <= code <= 0x1f1ff: continue
    if category in ('Mn', 'Me'): width = 0
    else: width = 2 if unicodedata.east_asian_width(character) in 'WF' else 1
    print(code, width)
`;
const python = spawnSync('python3', ['-c', PYTHON], { encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 });
const withPython = python.status === 0 ? test : test.skip;
if (python.status !== 0) console.warn('skipped: no python3 to compare the width of characters with');

describe('the width of characters', () => {
  withPython('is what Python has in its tables of Unicode', () => {
    const wrong = python.stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' ').map(Number) as [number, number])
      .filter(([code, width]) => characterWidth(code) !== width)
      // Tables of another Unicode version: characters that have become wide since, or marks that were letters.
      .filter(([code]) => !isNewer(code));
    expect(wrong).toEqual([]);
  });
  test.each([
    ['', 0],
    ['plain', 5],
    ['週報', 4],
    ['e\u0301', 1],
    ['ｆｕｌｌ', 8],
    ['✅ ok', 5],
    ['🇩🇪', 2],
  ])('%j takes %i columns', (shown, width) => expect(displayWidth(shown)).toBe(width));
});

/** Hexagrams and some signs became wide with Unicode 16; a vowel of Ahom is no combining mark since 14. */
function isNewer(code: number): boolean {
  return (
    code === 0x1171e ||
    (code >= 0x4dc0 && code <= 0x4dff) ||
    (code >= 0x2630 && code <= 0x268f) ||
    (code >= 0x1d300 && code <= 0x1d37f)
  );
}

describe('cutting at a width', () => {
  test('loses nothing and keeps to the width', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (raw, width) => {
        const shown = visible(raw, true);
        const [head, tail] = splitAtWidth(shown, width);
        expect(head + tail).toBe(shown);
        expect(displayWidth(head)).toBeLessThanOrEqual(width);
        if (shown !== '') expect(head).not.toBe('');
      }),
      SEEDED,
    );
  });
  test('padding fills columns, not characters', () => expect(padded('週', 4)).toBe('週  '));
});

describe('visible text', () => {
  test.each([
    ['plain text', 'plain text'],
    ['\x1b[31mred', '<U+001B>[31mred'],
    ['user\u202egnp.exe', 'user<U+202E>gnp.exe'],
    ['a\u200bb', 'a<U+200B>b'],
    ['\ud800', '<U+D800>'],
    ['\u{e0041}', '<U+E0041>'],
    ['naïve 週', 'naïve 週'],
    ['tab\there', 'tab<U+0009>here'],
  ])('%j is shown as %s', (raw, shown) => expect(visible(raw, true)).toBe(shown));

  test('is ASCII where the terminal is not Unicode', () =>
    expect(visible('naïve → 週', false)).toBe('na<U+00EF>ve <U+2192> <U+9031>'));
  test('keeps a sentence readable there', () =>
    expect(visibleProse('it’s — “so”\n→ on', false)).toBe('it\'s - "so" -> on'));
  test('is shown once: nothing of it is escaped again', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (raw, unicode) => {
        const shown = visible(raw, unicode);
        expect(visible(shown, unicode)).toBe(shown);
      }),
      SEEDED,
    );
  });
});
