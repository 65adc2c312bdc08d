import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Flaw } from '../../../src/dependencies/advisories/aliases.ts';
import {
  DamagedIndex,
  decodeIndex,
  encodeIndex,
  INDEX_VERSION,
  type IndexMeta,
  type KeptFlaw,
  withMeta,
} from '../../../src/dependencies/advisories/index-file.ts';

const META: IndexMeta = {
  source: 'https://advisories.example/é.zip',
  read: '2024-10-12T00:00:00.000Z',
  newest: '',
  records: 3,
  packages: 2,
  withdrawn: 0,
  broken: [],
  brokenCount: 0,
};

const flaw = (id: string): Flaw => [
  { id, aliases: [], summary: 'naïve “quotes” \n 🐍', intervals: [{ fixed: '1' }], versions: [] },
];

const kept = (id: string): KeptFlaw => ({ records: flaw(id), names: [id], fixes: ['1'] });

/** Names as packages have them: many share a beginning, which is where bisection goes wrong. */
const names = fc.uniqueArray(fc.stringMatching(/^[ab]{1,3}(-[ab0]{1,2})?$/), { maxLength: 40 });

describe('an index', () => {
  test('gives each package its own flaws, and none to others', () => {
    fc.assert(
      fc.property(names, names, (inside, others) => {
        const index = decodeIndex(encodeIndex(META, new Map(inside.map((name) => [name, [flaw(name)]]))));
        for (const name of inside) expect(index.flawsOf(name)).toEqual([kept(name)]);
        for (const name of others.filter((name) => !inside.includes(name)))
          expect(index.flawsOf(name)).toEqual([]);
        expect(index.packageNames()).toEqual([...inside].sort());
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  const bytes = encodeIndex(
    META,
    new Map([
      ['demo', [flaw('A'), flaw('B')]],
      ['other', [flaw('C')]],
    ]),
  );

  test('does not depend on the order in which packages were found', () => {
    const turned = encodeIndex(
      META,
      new Map([
        ['other', [flaw('C')]],
        ['demo', [flaw('A'), flaw('B')]],
      ]),
    );
    expect(turned.equals(bytes)).toBe(true);
  });

  test('keeps its advisories when something else is said about them', () => {
    const again = decodeIndex(withMeta(bytes, { ...META, etag: '"1"' }));
    expect([again.meta.etag, again.flawsOf('demo')]).toEqual(['"1"', [kept('A'), kept('B')]]);
  });

  test('is refused when any byte of it is another', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 0x20;
      expect(() => decodeIndex(damaged), `byte ${at}`).toThrow(DamagedIndex);
    }
  });

  test('is refused wherever it is cut off, and when something follows it', () => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => decodeIndex(bytes.subarray(0, length)), `${length} bytes`).toThrow(DamagedIndex);
    }
    expect(() => decodeIndex(Buffer.concat([bytes, Buffer.from('\n')]))).toThrow(DamagedIndex);
  });

  test('of another version is refused as such', () => {
    const text = bytes
      .toString()
      .replace(`wherefrom-advisories ${INDEX_VERSION} `, 'wherefrom-advisories 0 ');
    expect(() => decodeIndex(Buffer.from(text))).toThrow('another version of wherefrom wrote it');
  });
});
