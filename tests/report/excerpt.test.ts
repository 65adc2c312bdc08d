import { describe, expect, test } from 'vitest';
import type { Location } from '../../src/finding/location.ts';
import { excerpt, sourceLine } from '../../src/report/terminal/excerpt.ts';
import { penFor, textOf } from '../../src/report/terminal/pen.ts';
import { PLAIN } from './render.ts';

const pen = penFor(PLAIN);

function shown(
  source: string,
  [line, column, endLine, endColumn]: [number, number, number, number],
  width = 60,
): string {
  const place: Location = { path: 'a.py', line, column, endLine, endColumn };
  return textOf(excerpt(pen, source.split('\n'), place, 'critical', width), false);
}

const cases: Record<string, string> = {
  'one line, the indentation left out': shown('if x:\n        return eval(y)\n', [2, 16, 2, 23]),
  'tabs become spaces, the mark stays below its text': shown('\tx\t= eval(y)', [1, 6, 1, 13]),
  'wide and combining characters': shown('週 = "e\u0301"; eval(週)', [1, 11, 1, 18]),
  'what cannot be seen is named': shown('x = "\x1b[2J\u202e"; eval(x)', [1, 14, 1, 21]),
  'two lines': shown('f(\n  a)', [1, 1, 2, 5]),
  'many lines keep the first and the last': shown('f(\n  a,\n  b,\n  c,\n  d,\n)', [1, 1, 6, 2]),
  'a place that ends where a line begins ends on the line above': shown('x = 1\ny = 2\n', [1, 1, 2, 1]),
  'an empty place has a mark': shown('x = 1', [1, 3, 1, 3]),
  'beyond the end of the line': shown('x', [1, 9, 1, 12]),
  'a long line, cut on both sides': shown(
    `${'a + '.repeat(40)}eval(x)${' + b'.repeat(40)}`,
    [1, 161, 1, 168],
  ),
  'a long line, marked at its end': shown(`${'a + '.repeat(40)}eval(x)`, [1, 161, 1, 168]),
  'a place wider than the page': shown(`x = ${'a + '.repeat(40)}b`, [1, 5, 1, 166]),
  'a line made by a program': shown('a'.repeat(30_000), [1, 5, 1, 9]),
};

describe('excerpts', () => {
  test('of every kind', async () => {
    const text = Object.entries(cases).map(([title, lines]) => `# ${title}\n${lines}`);
    await expect(text.join('\n')).toMatchFileSnapshot('expected/excerpts.txt');
  });
  test('are empty where there is no such line', () => {
    expect(shown('x', [7, 1, 7, 2])).toBe('');
    expect(shown('x', [0, 1, 0, 2])).toBe('');
  });
});

describe('a step', () => {
  const step = (text: string, column: number, width = 40) => {
    const line = sourceLine(pen, text, column, width);
    return line
      ?.map((part) => (part.tone === 'faint' || part.text === '' ? part.text : `<${part.text}>`))
      .join('');
  };
  test('brings out the name at its column', () =>
    expect(step('    raw = request.cookies.get("x")', 11)).toBe('raw = <request.cookies.get>("x")'));
  test('is cut around it', () =>
    expect(step(`${'a + '.repeat(20)}request.args + ${'b + '.repeat(20)}`, 81)).toMatch(
      /^….*<request\.args>.*…$/,
    ));
  test('is nothing on an empty line', () => expect(step('   ', 1)).toBeUndefined());
});
