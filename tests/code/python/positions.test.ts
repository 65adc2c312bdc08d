import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../../src/code/python/parse.ts';

const piece = fc.constantFrom(
  'a',
  'é',
  '€',
  '😀',
  '\t',
  '\f',
  '\n',
  '\r',
  '\r\n',
  '# b',
  '"😀"',
  '\0',
  '\ufeff',
);

/** Line and column by walking over the characters. */
function positionsOf(
  text: string,
): { byte: number; line: number; points: number; units: number; bytes: number }[] {
  const positions = [];
  let [byte, line, points, units, bytes] = [0, 1, 1, 1, 1];
  const characters = [...text];
  for (let i = 0; i <= characters.length; i += 1) {
    positions.push({ byte, line, points, units, bytes });
    const character = characters[i] ?? '';
    const size = Buffer.byteLength(character);
    byte += size;
    points += 1;
    units += character.length;
    bytes += size;
    if (character === '\n' || (character === '\r' && characters[i + 1] !== '\n')) {
      line += 1;
      points = units = bytes = 1;
    }
  }
  return positions;
}

test('lines and columns in code points, UTF-16 and UTF-8, with and without a byte order mark', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, hasMark) => {
      const text = pieces.join('').replace(/^\ufeff+/, '');
      const tree = parse(Buffer.from((hasMark ? '\ufeff' : '') + text));
      const start = hasMark ? 3 : 0;
      for (const { byte, line, points, units, bytes } of positionsOf(text)) {
        expect(tree.position(start + byte)).toEqual({ line, column: points });
        expect(tree.position(start + byte, 'UTF-16')).toEqual({ line, column: units });
        expect(tree.position(start + byte, 'UTF-8')).toEqual({ line, column: bytes });
      }
    }),
    { seed: 20261121, numRuns: 1000 },
  );
});
