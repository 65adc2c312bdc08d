import { describe, expect, test } from 'vitest';
import { directivesOf } from '../../src/code/comments.ts';

const WORDS = '# wherefrom: ignore[a/b] because c';
const spoken = (...lines: readonly string[]) =>
  directivesOf('a.py', Buffer.from(lines.join('\n'))).map(({ line, from, to, alone }) => [
    line,
    from,
    to,
    alone,
  ]);

describe('comments in Python speak of', () => {
  test('their own line', () => expect(spoken('x', `f(1)  ${WORDS}`, 'y')).toEqual([[2, 2, 2, false]]));
  test('the next line that is code', () =>
    expect(spoken(WORDS, '# more', 'f(1)', 'f(2)')).toEqual([[1, 3, 3, true]]));
  test('the whole statement below', () =>
    expect(spoken(WORDS, 'return_value = g(', '    f(1)', ')', 'f(2)')).toEqual([[1, 2, 4, true]]));
  test('the whole statement that begins or ends there', () => {
    expect(spoken(`x = g(  ${WORDS}`, '    f(1)', ')')).toEqual([[1, 1, 3, false]]);
    expect(spoken('x = g(', '    f(1)', `)  ${WORDS}`)).toEqual([[3, 1, 3, false]]);
  });
  test('their own line inside a statement', () =>
    expect(spoken('x = g(', `    f(1),  ${WORDS}`, '    f(2),', ')')).toEqual([[2, 2, 2, false]]));
  test('the head of a block, and not the block', () =>
    expect(spoken(WORDS, 'with f(1):', '    f(2)')).toEqual([[1, 2, 2, true]]));
  test('nothing in strings', () =>
    expect(spoken(`a = "${WORDS}"`, '"""', WORDS, '"""', `f"{a!r:${WORDS}}"`)).toEqual([]));
  test('nothing across a blank line', () => expect(spoken(WORDS, '', 'f(1)')).toEqual([[1, 2, 2, true]]));
  test('the same with other line ends', () =>
    expect(directivesOf('a.py', Buffer.from(`x\r\n${WORDS}\r\nf(1)\r\n`))).toMatchObject([
      { line: 2, from: 3, to: 3, text: WORDS },
    ]));
  test('what comes after very many of them', () => {
    const all = spoken(...Array.from({ length: 50_000 }, () => WORDS), 'f(1)');
    expect(all.every(([, from]) => from === 50_001)).toBe(true);
  });
});
