/**
 * Random programs whose payload is called equal in JSON by proof: does CPython get the same back, with types and
 * identities?
 *
 *   ./wherefrom-dev bench payloads [COUNT] [SEED]
 */
import { join } from 'node:path';
import { isCalledEqual, randomPrograms } from '../tests/fixes/payloads.ts';
import { askPython } from '../tests/support/python.ts';

const SCRIPT = join(import.meta.dirname, '../tests/fixes/roundtrip.py');
const [wanted = 100_000, seed = 1] = process.argv.slice(2).map(Number);
/** Programs made at a time. */
const BATCH = 5_000;

let [made, called, wrong] = [0, 0, 0];
for (let batch = 0; called < wanted; batch += 1) {
  const programs = randomPrograms(seed + batch, BATCH);
  const equal = programs.filter(isCalledEqual);
  const answers = askPython(
    SCRIPT,
    [],
    equal.map(({ setup, expression }) => [setup, expression]),
  );
  made += programs.length;
  called += equal.length;
  for (const [i, { setup, expression }] of equal.entries()) {
    if (answers[i] === 'same') continue;
    wrong += 1;
    console.log(`WRONG: ${answers[i]}\n${setup}\n=> ${expression}\n`);
  }
  console.log(`${made} programs, ${called} called equal, ${wrong} of them wrong`);
}
if (wrong > 0) process.exitCode = 1;
