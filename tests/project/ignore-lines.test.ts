/** Lines that are asked of some paths only say of every path what all of them together say. */
import ignore from 'ignore';
import { expect, test } from 'vitest';
import { ignoreLines } from '../../src/project/ignore-lines.ts';

const LINES = [
  '*.pyc',
  '!keep.pyc',
  'build/',
  '/dist',
  'docs/_build',
  '!docs/_build/keep.txt',
  'a/**/b',
  '# comment',
  '*.tar.gz',
  'Upper.TXT',
  'name ',
  'lib\\ x',
  'temp*',
  '!temp1',
  '*.py[co]',
  '!/dist',
  '',
  'foo/*',
  '**/deep',
  'constructor',
];
const PARTS = ['a', 'b', 'build', 'dist', 'docs', '_build', 'keep.txt', 'keep.pyc', 'x.PYC', 'x.tar.gz', 'upper.txt', 'temp1', 'temp2', 'foo', 'deep', 'constructor', 'name', 'lib x']; // biome-ignore format: a list

test('say what they say together', () => {
  let state = 7;
  const pick = <T>(list: readonly T[]): T => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return list[state % list.length] as T;
  };
  for (let round = 0; round < 60; round += 1) {
    const own = Array.from({ length: 1 + (round % 12) }, () => pick(LINES));
    const text = (round % 5 === 0 ? '\uFEFF' : '') + own.join(round % 2 ? '\r\n' : '\n');
    const [ours, theirs] = [ignoreLines(text), ignore().add(text)];
    for (let count = 0; count < 80; count += 1) {
      const path = Array.from({ length: 1 + (count % 4) }, () => pick(PARTS)).join('/') + pick(['', '/']);
      const { ignored, unignored } = theirs.test(path);
      expect(ours.test(path), `${JSON.stringify(text)} of ${path}`).toMatchObject({ ignored, unignored });
    }
  }
});

test('of thousands of lines few are asked of a path', { timeout: 20_000 }, () => {
  const text = Array.from({ length: 6400 }, (_, i) => `some/folder/name${i}.txt`).join('\n');
  const lines = ignoreLines(text);
  let ignored = 0;
  for (let i = 0; i < 20_000; i += 1) ignored += lines.test(`some/folder/other${i}.txt`).ignored ? 1 : 0;
  expect(ignored).toBe(0);
  expect(lines.test('some/folder/name6399.txt').ignored).toBe(true);
});
