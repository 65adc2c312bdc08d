import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatsOf } from '../../src/dependencies/formats.ts';
import { manifests } from '../../src/dependencies/manifests/registry.generated.ts';
import type { Manifest } from '../../src/dependencies/reading/declarations.ts';

const byPatterns = (path: string) =>
  (manifests as readonly Manifest[]).filter(({ paths }) => paths.some((pattern) => pattern.test(path)));

test('a file is given to the formats whose patterns fit its path, and to no others', () => {
  const fixtures = join(import.meta.dirname, 'manifests', 'fixtures');
  const paths = readdirSync(fixtures, { recursive: true, encoding: 'utf8' });
  expect(paths.filter((path) => formatsOf(path).length > 0).length).toBeGreaterThan(100);
  for (const path of paths) expect(formatsOf(path), path).toEqual(byPatterns(path));
});

test('so it is for names made of the words and marks of the patterns', () => {
  const sources = (manifests as readonly Manifest[]).flatMap(({ paths }) =>
    paths.map(({ source }) => source),
  );
  const words = [...new Set(sources.flatMap((source) => source.match(/[\w-]+|\./g) ?? []))];
  const upper = words.map((word) => word.toUpperCase());
  const name = fc.array(fc.constantFrom(...words, ...upper, '.', '/', '-', 'yml', 'yaml', ''), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(name, (pieces) => {
      const path = pieces.join('');
      expect(formatsOf(path)).toEqual(byPatterns(path));
    }),
    { seed: 6, numRuns: 20_000 },
  );
});
