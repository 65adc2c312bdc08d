import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderShelf } from '../../../src/code/keeping/store.ts';

describe('runs in a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wherefrom-runs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('are found by what they are about', () => {
    folderShelf(folder, 'one').put(Buffer.from('first'));
    folderShelf(folder, 'two').put(Buffer.from('second'));
    folderShelf(folder, 'one').put(Buffer.from('third'));
    expect(Buffer.from(folderShelf(folder, 'one').get() ?? []).toString()).toBe('third');
    expect(Buffer.from(folderShelf(folder, 'two').get() ?? []).toString()).toBe('second');
    expect(folderShelf(folder, 'three').get()).toBeUndefined();
    expect(readdirSync(join(folder, 'code'))).toHaveLength(2);
  });

  test('are not kept, and nothing is said, where the folder cannot be one', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const shelf = folderShelf(file, 'one');
    shelf.put(Buffer.from('first'));
    expect(shelf.get()).toBeUndefined();
  });
});
