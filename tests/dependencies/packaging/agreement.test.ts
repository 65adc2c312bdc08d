import { describe, expect, test } from 'vitest';
import { seededCases } from './oracle/cases.ts';
import { compareWithOracle, findOracle } from './oracle/oracle.ts';

const SEED = 7;
const SIZE = 60;

const oracle = findOracle();
if ('missing' in oracle) console.warn(`agreement with packaging is not tested here: ${oracle.missing}`);

describe.skipIf('missing' in oracle)("agreement with PyPI's packaging on seeded cases", () => {
  const comparisons = 'folder' in oracle ? compareWithOracle(oracle.folder, seededCases(SEED, SIZE)) : [];

  test.each(comparisons)('$name', ({ name, total, valid, disagreements }) => {
    expect(disagreements).toEqual([]);
    expect(valid).toBeGreaterThan(total / 4);
    // Headers are never refused, and there is no invalid target.
    if (name !== 'metadata' && name !== 'tags') expect(valid).toBeLessThan(total);
  });
});
