import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalVersion,
  compareVersions,
  formatVersion,
  parseVersion,
} from '../../../src/dependencies/packaging/versions.ts';
import { Random } from '../../support/random.ts';
import { near, version } from './oracle/generate.ts';

/** PEP 440's own order, "Summary of permitted suffixes and relative ordering", with epochs and local versions. */
const ASCENDING = [
  ...['0.dev0', '0.9', '1.0.dev0', '1.0.dev456', '1.0a1.dev2', '1.0a1', '1.0a2.dev456', '1.0a12.dev456'],
  ...['1.0a12', '1.0b1.dev456', '1.0b2', '1.0b2.post345.dev456', '1.0b2.post345', '1.0rc1.dev456', '1.0rc1'],
  ...[
    '1.0',
    '1.0+abc.5',
    '1.0+abc.7',
    '1.0+5',
    '1.0.post456.dev34',
    '1.0.post456',
    '1.0.15',
    '1.1.dev1',
    '1.1',
  ],
  ...['9007199254740992', '9007199254740993', '1!0.1', '1!0.1.post1'],
];

const parsed = (text: string) => parseVersion(text) ?? expect.unreachable(`${text} is a version`);

describe('versions', () => {
  test('come in the order of PEP 440', () => {
    const shuffled = ASCENDING.toReversed().map(parsed).sort(compareVersions);
    expect(shuffled.map(formatVersion)).toEqual(ASCENDING);
  });

  test.each([
    ['v1.0', '1.0'],
    [' 1.0-1\n', '1.0.post1'],
    ['1.0ALPHA_02', '1.0a2'],
    ['00!01.2', '1.2'],
    ['1.0-r4+Ubuntu_1', '1.0.post4+ubuntu.1'],
    ['1.0c', '1.0rc0'],
  ])('%j is spelled %s', (text, normal) => expect(formatVersion(parsed(text))).toBe(normal));

  test.each(['', '1.0.x', '2004d', '1..2', '1.0+', '١.٠', '1.0.dev1.post1', '\ufeff1.0', '9'.repeat(4301)])(
    '%j is none',
    (text) => expect(parseVersion(text)).toBeUndefined(),
  );

  test('one canonical text for all spellings of one version', () => {
    expect(['1.0.0', 'v1', '1.0.0.0+0', 'nonsense'].map(canonicalVersion)).toEqual([
      '1',
      '1',
      '1+0',
      'nonsense',
    ]);
  });

  const someVersion = fc
    .integer()
    .map((seed) => new Random(seed))
    .map((random) => random.list(3, 3, () => version(random)).map((text) => near(random, text)))
    .map((texts) => texts.flatMap((text) => parseVersion(text) ?? []))
    .filter((versions) => versions.length === 3);

  test('their order is total', () => {
    const total = fc.property(someVersion, ([a, b, c]) => {
      expect(Math.sign(compareVersions(a!, b!))).toBe(-Math.sign(compareVersions(b!, a!)) + 0);
      if (compareVersions(a!, b!) <= 0 && compareVersions(b!, c!) <= 0) {
        expect(compareVersions(a!, c!)).toBeLessThanOrEqual(0);
      }
    });
    fc.assert(total, { seed: 440, numRuns: 2000 });
  });

  test('the normal form means the same and is its own normal form', () => {
    const stable = fc.property(someVersion, ([one]) => {
      const normal = formatVersion(one!);
      expect(compareVersions(parsed(normal), one!)).toBe(0);
      expect(formatVersion(parsed(normal))).toBe(normal);
    });
    fc.assert(stable, { seed: 440, numRuns: 1000 });
  });
});
