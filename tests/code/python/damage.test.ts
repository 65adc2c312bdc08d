import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/code/python/parse.ts';
import { DAMAGES, Patient, randomFrom } from './damage.ts';
import { defaultPython, pythonFiles } from './oracle/agreement.ts';

const python = defaultPython();
if (!python) console.log('no python3 on the path: nothing to damage');

/** A small part of `bench/parser-damage.ts`, which prints the figures. */
describe.skipIf(!python)('damage costs little more than the damaged line', () => {
  const patients = pythonFiles(python?.library ?? '.')
    .filter((path, i) => i % 40 === 0 && !path.includes('site-packages'))
    .map((path) => readFileSync(path))
    .filter((bytes) => bytes.length > 500 && bytes.length < 60_000 && parse(bytes).errorCount === 0)
    .slice(0, 30)
    .map((bytes) => new Patient(bytes));

  test.each(Object.keys(DAMAGES))('%s', (name) => {
    const random = randomFrom(1);
    let [expected, lost] = [0, 0];
    for (const patient of patients) {
      for (let i = 0; i < 5; i += 1) {
        const loss = patient.suffer(DAMAGES[name]!, random);
        expected += loss.expected;
        lost += loss.lost.length;
      }
    }
    expect(expected).toBeGreaterThan(1000);
    expect(1 - lost / expected).toBeGreaterThan(0.97);
  });
});
