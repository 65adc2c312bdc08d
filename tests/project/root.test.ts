import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectFolderOf } from '../../src/project/root.ts';

let top = '';
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-root-')));
});
afterEach(() => rmSync(top, { recursive: true }));

function make(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), '');
  }
}

test('the nearest folder above with a manifest', () => {
  make('pyproject.toml', 'services/shop/setup.py', 'services/shop/src/shop/views.py');
  expect(projectFolderOf(join(top, 'services/shop/src/shop/views.py'))).toBe(join(top, 'services/shop'));
  expect(projectFolderOf(join(top, 'services/other.py'))).toBe(top);
});

test('or with a repository', () => {
  make('.git/HEAD', 'a/b/c.py');
  expect(projectFolderOf(join(top, 'a/b/c.py'))).toBe(top);
});

test('else the folder above the outermost package, so that its imports are found', () => {
  make('code/shop/__init__.py', 'code/shop/web/__init__.py', 'code/shop/web/views.py');
  expect(projectFolderOf(join(top, 'code/shop/web/views.py'))).toBe(join(top, 'code'));
  make('script.py');
  expect(projectFolderOf(join(top, 'script.py'))).toBe(top);
});
