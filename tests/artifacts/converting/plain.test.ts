import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { convertArtifact } from '../../../src/artifacts/converting/convert.ts';
import { CannotConvert } from '../../../src/artifacts/converting/errors.ts';
import { askPython } from '../../support/python.ts';

const SCRIPT = join(import.meta.dirname, 'python/plain.py');
const python = spawnSync('python3', ['--version']).status === 0;

function plain(pickle: Uint8Array, target: 'json' | 'msgpack'): Buffer {
  return Buffer.concat([...convertArtifact(pickle, { target, plain: true }).output]);
}

describe('without forms', () => {
  test.skipIf(!python)('Python reads the same value, with its types', () => {
    const seeds = Array.from({ length: 1_500 }, (_, i) => i);
    const pickles = askPython(SCRIPT, [], seeds) as string[];
    const documents = pickles.map((text) => plain(Buffer.from(text, 'base64'), 'json').toString('base64'));
    const answers = askPython(
      SCRIPT,
      [],
      pickles.map((pickle, i) => [pickle, documents[i], 'json']),
    );
    expect(answers.filter((answer) => answer !== 'same')).toEqual([]);
  });

  test.each([
    ['a tuple', '\x80\x02K\x01K\x02\x86.', 'tuple'],
    ['bytes', '\x80\x04C\x01a.', 'bytes'],
    ['a key that is no text', '\x80\x02}K\x01K\x02s.', 'dict'],
    ['a list in two places', '\x80\x02]q\x00]q\x01h\x01\x86q\x02a.', 'tuple'],
    ['a list that is in itself', '\x80\x02]q\x00h\x00a.', 'one object'],
    ['a call', '\x80\x02cposix\nsystem\nX\x02\x00\x00\x00id\x85R.', 'call'],
  ])('%s is refused', (_, text, reason) => {
    const convert = () => plain(Buffer.from(text, 'latin1'), 'json');
    expect(convert).toThrow(CannotConvert);
    expect(convert).toThrow(reason);
  });

  test('an integer beyond 64 bits has no place in MessagePack', () => {
    const pickle = Buffer.from('\x80\x02\x8a\x0a\0\0\0\0\0\0\0\0\0\x01.', 'latin1');
    expect(plain(pickle, 'json').toString()).toBe(`${2n ** 72n}\n`);
    expect(() => plain(pickle, 'msgpack')).toThrow(CannotConvert);
  });
});
