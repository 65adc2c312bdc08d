import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { discover } from '../../src/project/discover.ts';
import { lineReader } from '../../src/project/lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'wherefrom-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

function linesOf(bytes: Uint8Array | string): readonly string[] | undefined {
  writeFileSync(join(folder, 'a.py'), bytes);
  return lineReader(discover({ given: [folder], folder }))('a.py');
}

describe('the lines of a file', () => {
  test.each([
    ['every end of line', 'a\nb\r\nc\rd\fe', ['a', 'b', 'c', 'd\fe']],
    ['a byte order mark', '\ufeffx = 1', ['x = 1']],
    ['UTF-8', '週 = 1\n', ['週 = 1', '']],
  ])('%s', (_, text, lines) => expect(linesOf(text)).toEqual(lines));

  test('another encoding, as its cookie says', () => {
    expect(linesOf(Buffer.from('# -*- coding: latin-1 -*-\n# \xe9t\xe9', 'latin1'))?.[1]).toBe('# été');
  });
  test('a cookie that nobody knows, and bytes that are no UTF-8, are shown as far as they can be', () => {
    expect(linesOf(Buffer.from('# coding: nonsense\nx \xff', 'latin1'))?.[1]).toBe('x \ufffd');
  });
  test('no text', () => expect(linesOf('PK\x03\x04\0\0')).toBeUndefined());
  test('a file that is not of the project', () => {
    const read = lineReader(discover({ given: [folder], folder }));
    expect(read('../a.py')).toBeUndefined();
    expect(read(join(folder, 'a.py'))).toBeUndefined();
  });
  test('a file that is gone by now', () => {
    writeFileSync(join(folder, 'b.py'), 'x');
    const read = lineReader(discover({ given: [folder], folder }));
    rmSync(join(folder, 'b.py'));
    expect(read('b.py')).toBeUndefined();
  });
});
