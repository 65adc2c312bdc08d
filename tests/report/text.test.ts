import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cropped, type Line, lineWidth, solid, span, wrap } from '../../src/report/terminal/text.ts';
import { visible } from '../../src/report/terminal/visible.ts';
import { SEEDED, text } from './arbitrary.ts';

const plain = (line: Line) => line.map((part) => part.text).join('');
const TONES = [undefined, 'strong', 'faint'] as const;

const line: fc.Arbitrary<Line> = fc.array(
  fc.record({
    text: text.map((raw) => visible(raw, true)),
    tone: fc.constantFrom(...TONES),
    solid: fc.boolean(),
  }),
  { maxLength: 6 },
);

describe('wrapping', () => {
  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['one  two', 20, ['one  two']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['週報週報', 5, ['週報', '週報']],
    ['', 10, []],
  ])('%j at %i', (words, width, lines) => expect(wrap([span(words)], width).map(plain)).toEqual(lines));

  test('never breaks what is solid, nor what stands against it', () => {
    const lines = wrap([span('see ('), solid('a/very long path.py:1'), span(') now')], 10);
    expect(lines.map(plain)).toEqual(['see', '(a/very long path.py:1)', 'now']);
  });
  test('gives the space between two words their tone, if they share one', () => {
    expect(wrap([span('a b', 'strong'), span(' c')], 10)[0]).toEqual([
      span('a', 'strong'),
      span(' ', 'strong'),
      span('b', 'strong'),
      span(' '),
      span('c'),
    ]);
  });
  test('keeps every character but spaces, in order, and to the width', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 2, max: 40 }), (spans, width) => {
        const lines = wrap(spans, width);
        const bare = (shown: string) => shown.replaceAll(' ', '');
        expect(bare(lines.map(plain).join(''))).toBe(bare(plain(spans)));
        for (const one of lines) {
          if (!one.some((part) => part.solid)) expect(lineWidth(one)).toBeLessThanOrEqual(width);
        }
      }),
      SEEDED,
    );
  });
});

describe('cropping', () => {
  test('marks what is missing', () =>
    expect(plain(cropped([span('abcdef'), span('gh')], 5, '…'))).toBe('abcd…'));
  test('leaves alone what fits', () => expect(plain(cropped([span('abc')], 3, '…'))).toBe('abc'));
  test('keeps to the width', () => {
    fc.assert(
      fc.property(
        line,
        fc.integer({ min: 2, max: 40 }),
        (spans, width) => lineWidth(cropped(spans, width, '…')) <= width,
      ),
      SEEDED,
    );
  });
});
