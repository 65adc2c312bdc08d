import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Of, writeEdits } from '../../src/edits/write.ts';
import type { Edit } from '../../src/finding/fix.ts';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-write-')));
});
afterEach(() => rmSync(root, { recursive: true }));

const OLD = 'first\r\nsecond\r\n';

function edit(path: string, content = 'FIRST', text = OLD): readonly [string, readonly Edit[]] {
  return [path, [{ path, start: 0, end: 5, content, sha256: sha256Of(Buffer.from(text)) }]];
}

describe('writing', () => {
  test('replaces files, keeps their modes and leaves nothing beside them', () => {
    writeFileSync(join(root, 'a.py'), OLD);
    chmodSync(join(root, 'a.py'), 0o750);
    expect(writeEdits(root, new Map([edit('a.py')]))).toEqual([{ path: 'a.py' }]);
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe('FIRST\r\nsecond\r\n');
    expect(statSync(join(root, 'a.py')).mode & 0o7777).toBe(0o750);
    expect(readdirSync(root)).toEqual(['a.py']);
  });

  test.each([
    ['has changed', 'it has changed since it was read', () => writeFileSync(join(root, 'b.py'), 'other')],
    ['is read-only', 'it is read-only', () => chmodSync(join(root, 'b.py'), 0o444)],
    ['is gone', 'it is gone', () => rmSync(join(root, 'b.py'))],
    [
      'became a link',
      'it is a symbolic link',
      () => {
        rmSync(join(root, 'b.py'));
        symlinkSync('a.py', join(root, 'b.py'));
      },
    ],
  ])('where one file %s, none is written', (_, fault, spoil) => {
    for (const name of ['a.py', 'b.py']) writeFileSync(join(root, name), OLD);
    spoil();
    expect(writeEdits(root, new Map([edit('a.py'), edit('b.py')]))).toEqual([{ path: 'b.py', fault }]);
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(OLD);
    expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('a folder that became a link out of the project is refused', () => {
    const outside = mkdtempSync(join(tmpdir(), 'wherefrom-outside-'));
    writeFileSync(join(outside, 'a.py'), OLD);
    symlinkSync(outside, join(root, 'sub'));
    const [written] = writeEdits(root, new Map([edit('sub/a.py')]));
    expect(written?.fault).toContain('leaves the project');
    expect(readFileSync(join(outside, 'a.py'), 'utf8')).toBe(OLD);
    rmSync(outside, { recursive: true });
  });

  test('a new file is made only where there is none', () => {
    const made: Edit = { path: 'sub/new.py', start: 0, end: 0, content: 'x = 1\n', sha256: '' };
    mkdirSync(join(root, 'sub'));
    expect(writeEdits(root, new Map([[made.path, [made]]]))).toEqual([{ path: 'sub/new.py' }]);
    expect(existsSync(join(root, 'sub/new.py'))).toBe(true);
    expect(writeEdits(root, new Map([[made.path, [made]]]))[0]?.fault).toBe('it exists already');
  });
});
