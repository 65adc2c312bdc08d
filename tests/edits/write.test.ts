import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Disk, sha256Of, writeEdits } from '../../src/edits/write.ts';
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

  /** A disk on which the call with a number fails, and those before it do not. */
  function failing(at: number, code: string, of: keyof Disk): Disk {
    let calls = 0;
    const count = (what: keyof Disk) => {
      if (what === of && ++calls === at) throw Object.assign(new Error(code), { code });
    };
    return {
      write(descriptor, bytes, offset) {
        count('write');
        // A byte at a time, so that it fails in the middle.
        return writeSync(descriptor, bytes, offset, 1);
      },
      rename(from, to) {
        count('rename');
        renameSync(from, to);
      },
    };
  }

  const names = ['a.py', 'b.py', 'c.py'];
  const faults: readonly (readonly [string, number, string, keyof Disk, string])[] = [
    ['the disk is full in the first file', 3, 'ENOSPC', 'write', 'no space left'],
    ['the disk is full in the second file', 20, 'ENOSPC', 'write', 'no space left'],
    ['the first cannot be replaced', 1, 'EACCES', 'rename', 'no permission'],
    ['the last cannot be replaced', 3, 'EROFS', 'rename', 'the file system is read-only'],
  ];
  test.each(faults)('where %s, none is written', (_, at, code, of, reason) => {
    for (const name of names) {
      writeFileSync(join(root, name), OLD);
      chmodSync(join(root, name), 0o640);
    }
    const written = writeEdits(root, new Map(names.map((name) => edit(name))), failing(at, code, of));
    expect(written.map(({ fault }) => fault)).toContain(reason);
    for (const name of names) {
      expect(readFileSync(join(root, name), 'utf8')).toBe(OLD);
      expect(statSync(join(root, name)).mode & 0o7777).toBe(0o640);
    }
    expect(readdirSync(root).sort()).toEqual(names);
  });

  test('a file that changes while the others are written keeps what it has become', () => {
    for (const name of names) writeFileSync(join(root, name), OLD);
    const changing: Disk = {
      write: (descriptor, bytes, offset) => writeSync(descriptor, bytes, offset),
      rename(from, to) {
        if (to.endsWith('a.py')) writeFileSync(join(root, 'c.py'), 'mine');
        renameSync(from, to);
      },
    };
    const written = writeEdits(root, new Map(names.map((name) => edit(name))), changing);
    expect(written).toEqual([{ path: 'c.py', fault: 'it has changed since it was read' }]);
    expect(names.map((name) => readFileSync(join(root, name), 'utf8'))).toEqual([OLD, OLD, 'mine']);
    expect(readdirSync(root).sort()).toEqual(names);
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
