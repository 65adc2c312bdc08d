/** Damaged pickles and odd programs: what a guard lets through calls names only, and changes none. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardOf } from '../../../src/artifacts/guard.ts';
import { pythons, runScript } from '../../support/pythons.ts';
import { damaged, program } from '../support/damage.ts';
import { inspected } from '../support/inspected.ts';

const SCRIPTS = join(import.meta.dirname, 'python');
const RUNS = process.env.WHEREFROM_EXHAUSTIVE ? 100_000 : 4_000;
const [python] = pythons().slice(-1);
if (!python) console.log('no Python 3 is on this machine: guards are not tried on damaged pickles');

interface Outcome {
  readonly passes: boolean;
  readonly loads?: boolean;
  readonly faults: readonly string[];
}

test.skipIf(!python)('what passes does no more than the files', () => {
  if (!python) return;
  const good = runScript<string[]>(python, join(SCRIPTS, 'make.py'), 'with a zone').map((text) =>
    Buffer.from(text, 'base64'),
  );
  const answer = guardOf(
    good.flatMap((bytes, i) => inspected(bytes, `${i}.pkl`)),
    { kind: 'unpickler', largest: 0 },
  );
  if ('refusals' in answer) throw new Error(JSON.stringify(answer.refusals));
  const cases = [damaged(good), program].flatMap((arbitrary) =>
    fc.sample(arbitrary, { numRuns: RUNS / 2, seed: 20261121 }),
  );
  const outcomes = runScript<Outcome[]>(python, join(SCRIPTS, 'witness.py'), {
    guard: answer.text,
    cases: cases.map((bytes) => bytes.toString('base64')),
  });
  const faults = outcomes.flatMap((outcome, i) =>
    outcome.faults.map((fault) => `${cases[i]?.toString('base64')}: ${fault}`),
  );
  expect(faults.slice(0, 3)).toEqual([]);
  expect(outcomes.filter(({ loads }) => loads).length, 'some of them load').toBeGreaterThan(RUNS / 100);
  expect(outcomes.filter(({ passes }) => !passes).length, 'most do not').toBeGreaterThan(RUNS / 4);
});
