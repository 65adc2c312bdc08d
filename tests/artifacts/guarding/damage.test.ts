/** Damaged pickles and odd programs: what a guard lets through calls names only, and changes none. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assemble } from '../../../scripts/pickle-assembly.ts';
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

/** Instructions with how much they need on the stack and how much they leave of that. */
const STEPS: readonly (readonly [line: string, needs: number, leaves: number])[] = [
  ['GLOBAL things Model', 0, 1],
  ['GLOBAL things make', 0, 1],
  ['GLOBAL collections OrderedDict', 0, 1],
  ['SHORT_BINUNICODE "things"\nSHORT_BINUNICODE "kept"\nSTACK_GLOBAL', 0, 1],
  ['EMPTY_TUPLE', 0, 1],
  ['EMPTY_DICT', 0, 1],
  ['EMPTY_LIST', 0, 1],
  ['NONE', 0, 1],
  ['SHORT_BINUNICODE "size"', 0, 1],
  ['BINPUT 0', 1, 1],
  ['BINGET 0', 0, 1],
  ['MEMOIZE', 1, 1],
  ['DUP', 1, 2],
  ['POP', 1, 0],
  ['TUPLE1', 1, 1],
  ['TUPLE2', 2, 1],
  ['REDUCE', 2, 1],
  ['NEWOBJ', 2, 1],
  ['BUILD', 2, 1],
  ['APPEND', 2, 1],
  ['SETITEM', 3, 1],
  ['MARK\nNONE\nAPPENDS', 1, 1],
  ['MARK\nNONE\nNONE\nSETITEMS', 1, 1],
  ['MARK\nNONE\nADDITEMS', 1, 1],
  ['MARK\nGLOBAL things Model\nNONE\nOBJ', 0, 1],
  ['MARK\nBINGET 0\nNONE\nOBJ', 0, 1],
];

/** Programs that find what they need on the stack, made of names that the guard admits. */
const wellMade: fc.Arbitrary<Buffer> = fc
  .array(fc.constantFrom(...STEPS), { minLength: 2, maxLength: 14 })
  .map((steps) => {
    let depth = 0;
    const lines = steps.flatMap(([line, needs, leaves]) => {
      if (depth < needs) return [];
      depth += leaves - needs;
      return [line];
    });
    return assemble(
      ['PROTO 4', 'GLOBAL things Model', 'BINPUT 0', 'POP', ...lines, 'NONE', 'STOP'].join('\n'),
    );
  });

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
  const cases = [damaged(good), program, wellMade, wellMade].flatMap((arbitrary) =>
    fc.sample(arbitrary, { numRuns: RUNS / 4, seed: 20261121 }),
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
