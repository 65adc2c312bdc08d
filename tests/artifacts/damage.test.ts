/** Every fixture with bytes changed, cut out and repeated: whatever comes of it, the inspection ends, and with a verdict. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assemble } from '../../scripts/pickle-assembly.ts';
import { Budget } from '../../src/limits/budget.ts';
import { inspected } from './support/inspected.ts';

const FOLDER = join(import.meta.dirname, 'formats');
const RUNS = process.env.WHEREFROM_EXHAUSTIVE ? 100_000 : 3_000;
const LIMITS = { bytes: 1 << 26, operations: 1_000_000, depth: 6 };

const fixtures = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.includes('/') && !path.endsWith('expected.txt'))
  .sort()
  .map((path) => {
    const bytes = readFileSync(join(FOLDER, path));
    return path.endsWith('.asm') ? assemble(bytes.toString()) : bytes;
  });

type Edit = readonly [place: number, remove: number, insert: Uint8Array];
const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  fc.oneof(fc.constant(0), fc.nat(4), fc.nat(60)),
  fc.oneof(fc.uint8Array({ maxLength: 4 }), fc.constant(new Uint8Array(4).fill(255))),
);

function damaged(bytes: Buffer, edits: readonly Edit[]): Buffer {
  return edits.reduce((current, [place, remove, insert]) => {
    const at = Math.floor(place * current.length);
    return Buffer.concat([current.subarray(0, at), insert, current.subarray(at + remove)]);
  }, bytes);
}

test('a damaged file ends in a verdict', () => {
  const cases = fc.tuple(fc.constantFrom(...fixtures), fc.array(edit, { minLength: 1, maxLength: 4 }));
  let artifacts = 0;
  fc.assert(
    fc.property(cases, ([bytes, edits]) => {
      artifacts += inspected(damaged(bytes, edits), 'x.pkl', new Budget(LIMITS)).length;
    }),
    { numRuns: RUNS, seed: 20261121 },
  );
  expect(artifacts, 'some of it is still an artifact').toBeGreaterThan(RUNS / 8);
});
