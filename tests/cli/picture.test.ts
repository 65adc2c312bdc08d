import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { beginnings, examplePicture, PICTURE, spansOf, svgOf } from '../../scripts/picture.ts';

const ROOT = join(import.meta.dirname, '..', '..');

test("the README's picture is what the tool prints", async () => {
  const committed = readFileSync(join(ROOT, PICTURE), 'utf8');
  expect(committed, './wherefrom-dev docs writes it').toBe(await examplePicture());
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(`](${PICTURE})`);
});

describe('a line of a terminal', () => {
  test('is taken apart at its colours', () => {
    expect(spansOf('a \x1b[1;31mb\x1b[0m c')).toEqual([
      { text: 'a ', sgr: '' },
      { text: 'b', sgr: '1;31' },
      { text: ' c', sgr: '' },
    ]);
  });
  test('stands in its columns', () => {
    const svg = svgOf([spansOf('  a < \x1b[1;31m│ b\x1b[0m')], 'x & y');
    expect(svg).toContain('<title>x &amp; y</title>');
    expect(svg).toContain('<text x="36.8" y="50" textLength="25.2">a &lt;</text>');
    expect(svg).toContain(
      '<text x="70.4" y="50" textLength="25.2" class="b" style="fill: #ff7b72">│ b</text>',
    );
  });
  test('is refused in a colour that the picture does not have', () => {
    expect(() => svgOf([spansOf('\x1b[7mx\x1b[0m')], '')).toThrow('no colour for SGR 7');
  });
});

test('the picture has the first block of each audit, the summary, and marks for the rest', () => {
  const report = [
    ['── Code ── 2 high ──', '', 'high  one', '  a', '', 'high  two', '  b', ''],
    ['── Settings ── 1 high ──', '', 'high  three', ''],
    ['── Dependencies ── 1 low ──', '', 'low  four', ''],
    ['── Summary ──', '', '  all', ''],
  ];
  const shown = beginnings(report.flat().map(spansOf)).map((line) => line.map(({ text }) => text).join(''));
  const [, , dependencies, summary] = report as [string[], string[], string[], string[]];
  expect(shown).toEqual([
    ...['── Code ── 2 high ──', '', 'high  one', '  a', ''],
    ...['  …', ''],
    ...dependencies,
    ...summary,
  ]);
});
