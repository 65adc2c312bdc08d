import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoded, encoded } from '../../../src/code/keeping/format.ts';
import type { FileRecord, StepRecord, WrittenRun } from '../../../src/code/keeping/record.ts';

const ids = fc.array(fc.nat(), { maxLength: 5 }).map((list) => Int32Array.from(list));
const names = (length: number) =>
  fc
    .array(fc.nat({ max: 2 ** 52 - 1 }), { minLength: length, maxLength: length })
    .map((list) => Float64Array.from(list));

const file: fc.Arbitrary<FileRecord> = fc.record({
  path: fc.string({ unit: 'grapheme' }),
  digest: fc.string(),
  lines: fc.nat(),
  incomplete: fc.constant([]),
  isPython2: fc.boolean(),
  names: ids,
  bases: ids,
  stored: ids,
  filled: ids,
  functions: ids,
});

const step: fc.Arbitrary<StepRecord> = fc.nat({ max: 6 }).chain((made) =>
  fc.record({
    id: fc.string({ unit: 'grapheme' }),
    made: names(made),
    plain: fc.nat({ max: made }),
    answers: names(made),
    asked: fc.nat({ max: 6 }).chain(names),
    files: ids,
    names: ids,
    bases: ids,
    stored: ids,
    filled: ids,
    functions: ids,
    result: fc.jsonValue(),
  }),
);

const run: fc.Arbitrary<WrittenRun> = fc.record({
  settings: fc.string(),
  python2: fc.boolean(),
  seed: fc.nat(),
  files: fc.array(file, { maxLength: 4 }),
  spellings: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }),
  answers: fc.array(
    fc.tuple(
      fc.constantFrom('allows' as const, 'has' as const),
      fc.string(),
      fc.string(),
      fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    ),
    { maxLength: 3 },
  ),
  steps: fc.array(step, { maxLength: 4 }),
});

/** JSON has one zero. */
function asJson(one: unknown): unknown {
  return JSON.parse(JSON.stringify(one));
}

describe('a run as bytes', () => {
  test('is the same run when it is read', () => {
    fc.assert(
      fc.property(run, (one) => {
        expect(asJson(decoded(encoded(one)))).toEqual(asJson(one));
      }),
      { seed: 14 },
    );
  });

  test('is not read where a byte is another, or the end is missing', () => {
    fc.assert(
      fc.property(run, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, at, other) => {
        const bytes = encoded(one);
        const changed = Uint8Array.from(bytes);
        changed[at % bytes.length]! ^= other;
        expect(decoded(changed)).toBeUndefined();
        expect(decoded(bytes.subarray(0, at % bytes.length))).toBeUndefined();
      }),
      { seed: 14 },
    );
  });
});
