import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Advisory } from '../../../src/dependencies/advisories/advisory.ts';
import { allNames, flawsOf } from '../../../src/dependencies/advisories/aliases.ts';
import { match } from '../../../src/dependencies/advisories/match.ts';
import { indexOf } from './support/index.ts';
import { record } from './support/records.ts';

const advisory = (id: string, ...aliases: string[]): Advisory => ({
  id,
  aliases,
  intervals: [],
  versions: [],
});
const grouped = (...advisories: Advisory[]) => flawsOf(advisories).map((flaw) => flaw.map(({ id }) => id));

describe('records are one flaw', () => {
  test('if one names the other, whoever does', () => {
    expect(grouped(advisory('GHSA-1', 'PYSEC-1'), advisory('PYSEC-1'))).toEqual([['PYSEC-1', 'GHSA-1']]);
    expect(grouped(advisory('GHSA-1'), advisory('PYSEC-1', 'GHSA-1'))).toEqual([['PYSEC-1', 'GHSA-1']]);
  });

  test('if they share a name that is nobody’s id', () => {
    expect(grouped(advisory('GHSA-1', 'CVE-1'), advisory('PYSEC-1', 'CVE-1'))).toEqual([
      ['PYSEC-1', 'GHSA-1'],
    ]);
  });

  test('if a third ties them', () => {
    expect(
      grouped(advisory('PYSEC-1', 'CVE-1'), advisory('SNYK-1', 'GHSA-1'), advisory('GHSA-1', 'CVE-1')),
    ).toEqual([['PYSEC-1', 'GHSA-1', 'SNYK-1']]);
  });

  /** As PYSEC-2021-335 and PYSEC-2021-370 of accesscontrol do. */
  test('not if each has a CVE number of its own, although they share a GHSA', () => {
    expect(grouped(advisory('PYSEC-1', 'CVE-1', 'GHSA-1'), advisory('PYSEC-2', 'CVE-2', 'GHSA-1'))).toEqual([
      ['PYSEC-1'],
      ['PYSEC-2'],
    ]);
  });

  test('not if they share nothing', () => {
    expect(grouped(advisory('PYSEC-1', 'CVE-1'), advisory('PYSEC-2', 'CVE-2'))).toEqual([
      ['PYSEC-1'],
      ['PYSEC-2'],
    ]);
  });
});

test('a flaw carries the name of malice first, then Python’s own database, and all others as aliases', () => {
  const flaw = flawsOf([
    advisory('GHSA-1', 'CVE-2024-10', 'CVE-2024-9'),
    advisory('MAL-1', 'GHSA-1'),
    advisory('PYSEC-1', 'GHSA-1', 'SNYK-1'),
  ])[0]!;
  expect(flaw.map(({ id }) => id)).toEqual(['MAL-1', 'PYSEC-1', 'GHSA-1']);
  expect(allNames(flaw)).toEqual(['CVE-2024-9', 'CVE-2024-10', 'MAL-1', 'PYSEC-1', 'GHSA-1', 'SNYK-1']);
});

test('grouping loses no record, doubles none, and does not depend on their order', () => {
  const name = fc.constantFrom('PYSEC-1', 'PYSEC-2', 'GHSA-1', 'GHSA-2', 'CVE-1', 'CVE-2', 'SNYK-1');
  const some = fc.uniqueArray(fc.tuple(name, fc.uniqueArray(name, { maxLength: 3 })), {
    selector: ([id]) => id,
  });
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.nat()), (records, random) => {
      const advisories = records.map(([id, aliases]) => advisory(id, ...aliases));
      const flaws = flawsOf(advisories);
      expect(
        flaws
          .flat()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(advisories.map(({ id }) => id).sort());
      const keyed = advisories.map((one) => ({ one, key: random.next().value as number }));
      const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
      expect(flawsOf(shuffled)).toEqual(flaws);
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('of real records, flaws with different CVE numbers stay apart', () => {
  const index = indexOf(
    readFileSync(join(import.meta.dirname, '../../../examples/advisories/pypi-2024-10-10.jsonl')),
  );
  const cves = (flaw: readonly Advisory[]) =>
    new Set(flaw.flatMap(({ id, aliases }) => [id, ...aliases]).filter((name) => name.startsWith('CVE-')));
  const several = index
    .packageNames()
    .flatMap((name) => index.flawsOf(name).filter(({ records }) => cves(records).size > 1));
  expect(several).toEqual([]);
});

test('one finding tells the worst severity, every name and only versions that no record calls affected', () => {
  const vector = (score: string) => ({ severity: [{ type: 'CVSS_V3', score }] });
  const fixedIn = (fixed: string) => ({
    affected: [
      {
        package: { ecosystem: 'PyPI', name: 'demo' },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] }],
      },
    ],
  });
  const index = indexOf([
    record('PYSEC-1', 'demo', {
      aliases: ['CVE-1'],
      ...fixedIn('1.5'),
      ...vector('CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:L/I:N/A:N'),
    }),
    record('GHSA-1', 'demo', {
      aliases: ['CVE-1'],
      ...fixedIn('1.6'),
      ...vector('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'),
    }),
  ]);
  expect(match(index, 'demo', '1.0').advisories).toEqual([
    {
      id: 'PYSEC-1',
      aliases: ['CVE-1', 'GHSA-1'],
      severity: 'critical',
      fixed: ['1.6'],
      reachable: 'unknown',
    },
  ]);
  expect(match(index, 'demo', '1.5').advisories.map(({ id }) => id)).toEqual(['GHSA-1']);
});
