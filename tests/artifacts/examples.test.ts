import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleModels } from '../../scripts/example-models.ts';
import { inspected } from './support/inspected.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'examples', 'inherited', 'models');

test.each([
  ['ranker.pkl', 'dangerous'],
  ['ranker-safe.pkl', 'safe'],
  ['weights.npy', 'safe'],
])('%s is as scripts/example-models.ts makes it, and %s', (name, verdict) => {
  const bytes = readFileSync(join(FOLDER, name));
  expect(bytes.equals(exampleModels().get(name) as Buffer), 'node scripts/example-models.ts writes it').toBe(
    true,
  );
  expect(inspected(bytes, name).map(({ entry }) => entry.verdict)).toEqual([verdict]);
});
