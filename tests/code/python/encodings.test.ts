import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Kind } from '../../../src/code/python/nodes.ts';
import { parse } from '../../../src/code/python/parse.ts';
import { type Tree, walk } from '../../../src/code/python/tree.ts';
import { compareFiles, defaultPython } from './oracle/agreement.ts';

interface Case {
  /** One character per byte. */
  readonly file: string;
  readonly text: string;
  readonly error?: RegExp;
  /** CPython refuses what we read with an error all the same, unless said otherwise. */
  readonly cpythonReads?: true;
}

const BOM = '\xef\xbb\xbf';
const WITH = (bytes: string) => `x = "${bytes}"\nf()\n`;

/** Every one has a string, and after it a call on the last line. */
const CASES: Record<string, Case> = {
  'UTF-8 without a cookie': { file: WITH('\xc3\xa9'), text: 'é' },
  'a byte order mark': { file: BOM + WITH('\xc3\xa9'), text: 'é' },
  'a byte order mark and a cookie': { file: `${BOM}# coding: utf-8\n${WITH('\xc3\xa9')}`, text: 'é' },
  'a byte order mark that its cookie denies': {
    file: `${BOM}# coding: latin-1\n${WITH('\xc3\xa9')}`,
    text: 'é',
    error: /^encoding problem: latin-1 with BOM$/,
  },
  'Latin-1': { file: `# coding: latin-1\n${WITH('\xe9')}`, text: 'é' },
  'Latin-1 by another name': { file: `# -*- coding: ISO_8859-1 -*-\n${WITH('\xe9')}`, text: 'é' },
  'a cookie on the second line': {
    file: `#!/bin/sh\n# vim: set fileencoding=cp1252 :\n${WITH('\x80')}`,
    text: '€',
  },
  'a cookie after an empty line with CRLF': { file: `\r\n# coding=cp1252\r\n${WITH('\x80')}`, text: '€' },
  'EUC-JP': { file: `# -*- coding: euc-jp -*-\n${WITH('\xa4\xa2')}`, text: 'あ' },
  'Shift JIS, whose second byte may be a backslash': {
    file: `# coding: shift_jis\n${WITH('\x83\x5c')}`,
    text: 'ソ',
  },
  'Big5, whose second byte may be a backslash': { file: `# coding: big5\n${WITH('\xa5\x5c')}`, text: '功' },
  'KOI8-R': { file: `# coding: koi8-r\n${WITH('\xc1')}`, text: 'а' },
  'part 9 of ISO 8859': { file: `# coding: iso8859-9\n${WITH('\xfd\xa0')}`, text: 'ı\xa0' },
  'a cookie on the third line is none': {
    file: `\n\n# coding: latin-1\n${WITH('\xe9')}`,
    text: '\ufffd',
    error: /'utf-8' codec can't decode byte 0xe9/,
  },
  'a cookie after code is none': {
    file: `y = 1\n# coding: latin-1\n${WITH('\xe9')}`,
    text: '\ufffd',
    error: /'utf-8' codec can't decode byte 0xe9/,
  },
  'bytes that are not UTF-8': {
    file: WITH('\xe9'),
    text: '\ufffd',
    error: /can't decode byte 0xe9 in position 5/,
  },
  'a surrogate in UTF-8': {
    file: WITH('\xed\xa0\x80'),
    text: '\ufffd\ufffd\ufffd',
    error: /can't decode byte 0xed in position 5/,
  },
  'UTF-8 that is too long': { file: WITH('\xc0\x80'), text: '\ufffd\ufffd', error: /can't decode byte 0xc0/ },
  'bytes that are not ASCII': {
    file: `# coding: ascii\n${WITH('\xe9')}`,
    text: 'é',
    error: /'ascii' codec can't decode byte 0xe9 in position 21/,
  },
  'bytes that are not GBK': {
    file: `# coding: gbk\n${WITH('\xff')}`,
    text: '\ufffd',
    error: /'gbk' codec can't decode/,
  },
  'an unknown encoding': {
    file: `# coding: klingon\n${WITH('\xe9')}`,
    text: 'é',
    error: /^unknown encoding: klingon$/,
  },
  'an encoding that is no text of ours': {
    file: `# coding: utf-7\n${WITH('a')}`,
    text: 'a',
    error: /^unknown encoding: utf-7$/,
    cpythonReads: true,
  },
};

const bytesOf = (file: string) => Buffer.from(file, 'latin1');

function firstOf(tree: Tree, wanted: number): number {
  let found = 0;
  walk(tree, tree.root, (node, kind) => {
    if (kind === wanted) found ||= node;
  });
  return found;
}

describe('encodings', () => {
  test.each(Object.entries(CASES))('%s', (_, { file, text, error }) => {
    const tree = parse(bytesOf(file));
    expect(tree.stringValue(firstOf(tree, Kind.Str))).toBe(text);
    if (error) expect(tree.errors[0]?.message).toMatch(error);
    else expect(tree.errors).toEqual([]);
    const call = firstOf(tree, Kind.Call);
    expect(tree.text(call)).toBe('f()');
    expect(tree.originalOffset(tree.start(call))).toBe(file.lastIndexOf('f()'));
    expect(tree.originalOffset(tree.end(call))).toBe(file.lastIndexOf('f()') + 3);
  });

  test('UTF-16, which Python does not read either, is not silently empty', () => {
    const text = 'x = "a"\nf()\n';
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(parse(little).errorCount).toBeGreaterThan(text.length);
    const big = Buffer.from(little).swap16();
    expect(parse(big).errorCount).toBeGreaterThan(text.length);
  });

  test('positions in a transcoded file: code points of the text, offsets of the file', () => {
    const file = bytesOf('# coding: shift_jis\n\x83\x5c\x83\x5c = f(\x83\x5c)\n');
    const tree = parse(file);
    const call = firstOf(tree, Kind.Call);
    expect(tree.position(tree.start(call))).toEqual({ line: 2, column: 6 });
    expect(tree.originalOffset(tree.start(call))).toBe(file.indexOf('f('));
  });
});

const python = defaultPython();
if (!python) console.log('no python3 on the path: encodings are not compared with its');

test.skipIf(!python)('CPython reads the same encodings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'encodings-'));
  try {
    const cases = Object.values(CASES);
    const files = cases.map(({ file }, i) => {
      const path = join(folder, `${i}.py`);
      writeFileSync(path, bytesOf(file));
      return path;
    });
    const results: string[] = [];
    await compareFiles(python!, files, ({ result }) => results.push(result));
    expect(results).toEqual(
      cases.map(({ error, cpythonReads }) => (cpythonReads ? 'different' : error ? 'refused' : 'same')),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
