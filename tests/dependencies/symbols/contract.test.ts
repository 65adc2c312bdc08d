import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { membersOf } from '../../../scripts/registries.ts';
import { normalizeName } from '../../../src/dependencies/packaging/names.ts';
import { compareVersions, parseVersion } from '../../../src/dependencies/packaging/versions.ts';
import type { MinedPackage } from '../../../src/dependencies/symbols/mined.ts';
import { packages } from '../../../src/dependencies/symbols/packages/registry.generated.ts';

const files = membersOf(join(import.meta.dirname, '../../..'), 'src/dependencies/symbols/packages');
const all: readonly MinedPackage[] = packages;

describe('mined symbols', () => {
  test('are of at least a hundred advisories', () =>
    expect(all.flatMap(({ flaws }) => flaws).length).toBeGreaterThanOrEqual(100));

  test.each(all.map((one, i) => [one.name, one, files[i]!] as const))(
    'of %s are whole',
    (name, one, file) => {
      expect([file, normalizeName(name)]).toEqual([`${name}.ts`, name]);
      expect(one.modules).toEqual([...one.modules].sort());
      expect(new Set(one.flaws.flatMap(({ ids }) => ids)).size).toBe(
        one.flaws.flatMap(({ ids }) => ids).length,
      );
      for (const { ids, releases, symbols } of one.flaws) {
        expect(ids.length * symbols.length).toBeGreaterThan(0);
        const [before, after] = releases.map((version) => parseVersion(version)!);
        expect(compareVersions(before!, after!)).toBeLessThan(0);
        for (const symbol of symbols) {
          expect(symbol).toMatch(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/);
          expect(one.modules).toContain(symbol.split('.')[0]);
          expect(symbol).not.toMatch(/(^|\.)(tests?|_?vendor(ed)?|_version)\./);
        }
      }
    },
  );
});
