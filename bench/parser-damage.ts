/**
 * Damages files of the standard library at random, with a fixed seed, and prints which share of the calls outside of
 * the damaged logical lines is found again in the same function.
 *
 *   ./wherefrom-dev bench parser-damage [--rounds N] [--worst N] [FOLDER]
 */
import { readFileSync } from 'node:fs';
import { parse } from '../src/code/python/parse.ts';
import { DAMAGES, type Loss, Patient, randomFrom } from '../tests/code/python/damage.ts';
import { defaultPython, pythonFiles } from '../tests/code/python/oracle/agreement.ts';

const args = process.argv.slice(2);
const option = (name: string, otherwise: number) => {
  const i = args.indexOf(name);
  return i < 0 ? otherwise : Number(args.splice(i, 2)[1]);
};
const rounds = option('--rounds', 3);
const worst = option('--worst', 0);
const folder = args[0] ?? defaultPython()?.library;
if (!folder) throw new Error('no python3 on the path: name a folder of Python files');

/** Every tenth file that is whole and not huge. */
const patients = pythonFiles(folder)
  .filter((_, i) => i % 10 === 0)
  .map((path) => ({ path, bytes: readFileSync(path) }))
  .filter(({ bytes }) => bytes.length > 200 && bytes.length < 200_000 && parse(bytes).errorCount === 0)
  .map(({ path, bytes }) => ({ path, patient: new Patient(bytes) }))
  .filter(({ patient }) => !patient.isEmpty)
  .slice(0, 400);

const random = randomFrom(20261121);
const bad: { name: string; path: string; loss: Loss; patient: Patient }[] = [];
let [allExpected, allLost] = [0, 0];
console.log(`${patients.length} files, ${rounds} times each`);
for (const [name, damage] of Object.entries(DAMAGES)) {
  let [expected, lost, whole] = [0, 0, 0];
  for (let round = 0; round < rounds; round += 1) {
    for (const { path, patient } of patients) {
      const loss = patient.suffer(damage, random);
      expected += loss.expected;
      lost += loss.lost.length;
      if (loss.lost.length === 0) whole += 1;
      else bad.push({ name, path, loss, patient });
    }
  }
  const share = (100 * (1 - lost / expected)).toFixed(3);
  console.log(
    `${name.padEnd(16)} ${share} % of ${expected} calls kept; nothing lost in ${((100 * whole) / patients.length / rounds).toFixed(1)} % of the files`,
  );
  allExpected += expected;
  allLost += lost;
}
console.log(`${'all'.padEnd(16)} ${(100 * (1 - allLost / allExpected)).toFixed(3)} %`);

bad.sort((a, b) => b.loss.lost.length - a.loss.lost.length);
for (const { name, path, loss, patient } of bad.slice(0, worst)) {
  const text = patient.damaged(loss.edit).toString();
  const from = Math.max(0, loss.edit.start - 200);
  console.log(
    `\n--- ${name}: ${path} at ${loss.edit.start}, ${loss.lost.length} of ${loss.expected} lost: ${loss.lost[0]!.slice(0, 80)}`,
  );
  console.log(
    `${text.slice(from, loss.edit.start)}⟦${loss.edit.text}⟧${text.slice(loss.edit.start + loss.edit.text.length, loss.edit.start + 300)}`,
  );
}
