import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pagesIn, repairPages } from '../../scripts/docs.ts';
import { allRules } from '../../src/cli/rules.ts';
import { repairs } from '../../src/code/fixing/catalogue/registry.generated.ts';
import type { Repair } from '../../src/code/fixing/repair.ts';
import { parse } from '../../src/code/python/parse.ts';
import { APPLICABILITIES, REFUSALS } from '../../src/finding/fix.ts';
import { FIXTURES } from './support.ts';

const all: readonly Repair[] = repairs;
const CATALOGUE = join(import.meta.dirname, '../../src/code/fixing/catalogue');
const DOCS = join(import.meta.dirname, '../../docs/fixes');
const ids = new Set(allRules().map(({ id }) => id));

describe('every repair', () => {
  test.each(all.map((repair) => [repair.id, repair] as const))('%s', (id, { page, rules }) => {
    expect(existsSync(join(CATALOGUE, `${id}.ts`)), 'is named like its file').toBe(true);
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) expect(ids, 'mends findings of rules that exist').toContain(rule);
    for (const text of [page.title, page.changes, page.safe, page.unsafe, page.refused])
      expect(text.trim()).not.toBe('');
    for (const [kind] of page.refused.matchAll(/`[a-z]+-[a-z-]+`/g))
      expect(REFUSALS.map((one) => `\`${one}\``)).toContain(kind);
    for (const code of [page.before, page.after]) expect(parse(Buffer.from(code)).errorCount).toBe(0);
    expect(existsSync(join(FIXTURES, id)), 'has fixtures').toBe(true);
  });

  test.each(all.map(({ id }) => id))('%s has a fixture that is mended and one that is refused', (id) => {
    const folder = join(import.meta.dirname, 'expected', id);
    const texts = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    expect(texts).toMatch(new RegExp(`^(${APPLICABILITIES.join('|')}): .*\\[${id}\\]$`, 'm'));
    // Where one refuses and another mends, the refusal stands among the reasons.
    expect(texts).toMatch(new RegExp(`^(skipped:|  because ${id} is refused:) `, 'm'));
  });
});

describe('docs/fixes', () => {
  const pages = repairPages(all);
  test('has a page for every repair, and none without', () => {
    expect(pagesIn(DOCS), './wherefrom-dev docs writes them').toEqual([...pages.keys()].sort());
  });
  test.each([...pages.keys()])('%s is what the repair says', (path) => {
    expect(readFileSync(join(DOCS, path), 'utf8'), './wherefrom-dev docs writes it').toBe(pages.get(path));
  });
});
