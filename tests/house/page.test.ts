/** What the page in the browser takes along, told by its imports: the page itself is built and opened in tests/page. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { STAND_INS } from '../../scripts/page.ts';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');

/** Modules that a text needs when it runs: `import type` and `export type` are gone by then. */
function needed(text: string): string[] {
  return [...text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?'([^']+)';$/gm)].map(
    (match) => match[1] as string,
  );
}

/** Each file that is reached from the entries, with the modules of Node that it names. */
function reached(entries: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const left = [...entries];
  for (let file = left.pop(); file; file = left.pop()) {
    if (found.has(file)) continue;
    const specifiers = needed(readFileSync(file, 'utf8'));
    found.set(
      file,
      specifiers.filter((specifier) => specifier.startsWith('node:')),
    );
    for (const specifier of specifiers)
      if (specifier.startsWith('.')) left.push(join(dirname(file), specifier));
  }
  return found;
}

test('what the page takes along needs nothing of Node that has no stand-in', () => {
  const files = reached(['page.ts', 'worker.ts'].map((name) => join(SOURCE, 'page', name)));
  expect(files.size).toBeGreaterThan(100);
  const faults = [...files].flatMap(([file, modules]) =>
    modules.filter((name) => !(name in STAND_INS)).map((name) => `${relative(SOURCE, file)} needs ${name}`),
  );
  expect(faults).toEqual([]);
});
