import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentsAfter } from '../../src/audit/fix.ts';
import { fitting } from '../../src/edits/choose.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { diffOf, inScratch, planFor } from './support.ts';

/**
 * One shape of text a file: semicolons, backslashes, comments in calls, decorators, nested f-strings, imports in functions,
 * line ends of several kinds. What would be written is on record, and CPython reads each file after as it did before.
 */
const LAYOUT = join(import.meta.dirname, 'layout');
const PARSE =
  'import ast,sys\nfor p in sys.argv[1:]:\n try: ast.parse(open(p,"rb").read()); print(p)\n except SyntaxError: pass';

test('what would be written', async () => {
  await inScratch(async (folder) => {
    cpSync(LAYOUT, folder, { recursive: true });
    const project = discoverFolder(folder);
    const fixes = fitting(
      (await planFor(project)).fixes.filter(({ applicability }) => applicability !== 'suggestion'),
    );
    await expect(diffOf(project, fixes)).toMatchFileSnapshot(
      join(import.meta.dirname, 'expected', 'layout.diff'),
    );

    const before = parsed(folder);
    for (const [path, content] of contentsAfter(project, fixes)) writeFileSync(join(folder, path), content);
    expect(parsed(folder)).toEqual(before);
  });
});

/** The files that CPython reads; none where there is no Python. */
function parsed(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.py'));
  const { stdout } = spawnSync('python3', ['-W', 'ignore', '-c', PARSE, ...names], {
    cwd: folder,
    encoding: 'utf8',
  });
  return (stdout ?? '').split('\n');
}
