import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/code/python/parse.ts';
import { dump } from './dump.ts';
import { faultsOf } from './invariants.ts';

const HOME = join(import.meta.dirname, 'transcripts');

/** What is parsed, and what each is about. Only `damaged` may have errors. */
describe.each(['grammar', 'python2', 'ipython', 'damaged'])('%s', (folder) => {
  const names = readdirSync(join(HOME, folder)).filter((name) => name.endsWith('.py'));
  test.each(names)('%s', async (name) => {
    const tree = parse(readFileSync(join(HOME, folder, name)), { ipython: folder === 'ipython' });
    expect(faultsOf(tree)).toEqual([]);
    if (folder !== 'damaged') expect(tree.errors).toEqual([]);
    else expect(tree.errorCount).toBeGreaterThan(0);
    await expect(dump(tree)).toMatchFileSnapshot(join(HOME, folder, name.replace(/\.py$/, '.tree')));
  });
});
