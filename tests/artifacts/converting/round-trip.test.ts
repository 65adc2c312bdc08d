/**
 * Random values, pickled by CPython in every protocol, converted, read back by the reference decoder (schemas/) and
 * compared by CPython with what it unpickles itself: values, types, and what is shared.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasPython } from '../support/python.ts';
import { converted } from './support/converted.ts';
import { schemaFaults } from './support/schema.ts';
import { checkTrips, framed, makePickles, TRIP_TARGETS } from './support/trips.ts';

const SEED = 20261121;
const COUNT = 2_400;
const VALIDATED = 400;

describe.skipIf(!hasPython)('random values', () => {
  let folder = '';
  let pickles: Buffer[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wherefrom-trips-'));
    pickles = makePickles('python3', SEED, COUNT, join(folder, 'made'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(TRIP_TARGETS)('come back from %s', (target) => {
    const file = join(folder, target);
    writeFileSync(file, framed(pickles.map((pickle) => converted(pickle, { target }).output)));
    expect(pickles.length).toBe(COUNT);
    expect(checkTrips('python3', SEED, COUNT, target, file)).toEqual([]);
  });

  test('are documents as the schema says', () => {
    const faults = pickles.slice(0, VALIDATED).flatMap((pickle) => {
      const document: unknown = JSON.parse(converted(pickle, { target: 'json' }).output.toString());
      return schemaFaults(document);
    });
    expect(faults).toEqual([]);
  });

  test('differ where they should: the comparison sees a changed byte', () => {
    const outputs = pickles.map((pickle) => converted(pickle, { target: 'json' }).output);
    const at = outputs.findIndex((output) => output.includes('"value":"1.50"'));
    outputs[at] = Buffer.from(outputs[at]?.toString().replace('"value":"1.50"', '"value":"1.51"') ?? '');
    const file = join(folder, 'changed');
    writeFileSync(file, framed(outputs));
    const differences = checkTrips('python3', SEED, COUNT, 'json', file);
    expect(differences.map(({ number }) => number)).toEqual([at]);
  });
});
