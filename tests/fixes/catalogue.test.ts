import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pagesIn, repairPages } from '../../scripts/docs.ts';
import { allRules } from '../../src/cli/rules.ts';
import { repairs } from '../../src/code/fixing/catalogue/registry.generated.ts';
import type { Repair } from '../../src/code/fixing/repair.ts';
import { parse } from '../../src/code/python/parse.ts';
import { REFUSALS } from '../../src/finding/fix.ts';
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

  test.each(all)('$id has a fixture for each of its levels, and for no other', ({ id, levels }) => {
    const offered = [...recordsOf(id).matchAll(new RegExp(`^(\\w+): .*\\[${id}\\]$`, 'gm'))];
    expect([...new Set(offered.map(([, level]) => level))].sort()).toEqual([...levels].sort());
  });

  test.each(all)('$id has a fixture for each kind in which its page says that it refuses', ({ id, page }) => {
    const records = recordsOf(id);
    const said = [...page.refused.matchAll(/`([a-z]+-?[a-z-]*)`/g)]
      .map(([, kind]) => kind as string)
      .filter((kind) => (REFUSALS as readonly string[]).includes(kind));
    expect(said).not.toEqual([]);
    // Where one refuses and another mends, the refusal stands among the reasons; of several the first has the kind.
    const has = (kind: string) =>
      new RegExp(`^(skipped: ${kind} |skipped: .* \\(${kind}\\)|  because ${id} is refused: ${kind},)`, 'm');
    expect(said.filter((kind) => !has(kind).test(records))).toEqual([]);
  });
});

/** What is on record for the fixtures of one repair. */
function recordsOf(id: string): string {
  const folder = join(import.meta.dirname, 'expected', id);
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

describe('docs/fixes', () => {
  const pages = repairPages(all);
  test('has a page for every repair, and none without', () => {
    expect(pagesIn(DOCS), './wherefrom-dev docs writes them').toEqual([...pages.keys()].sort());
  });
  test.each([...pages.keys()])('%s is what the repair says', (path) => {
    expect(readFileSync(join(DOCS, path), 'utf8'), './wherefrom-dev docs writes it').toBe(pages.get(path));
  });
});
