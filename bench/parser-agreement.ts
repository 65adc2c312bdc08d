/**
 * Compares our trees with those of every Python on this machine, over its own standard library, or over the folders
 * given: kind, extent, names and values of every node. Prints every difference.
 *
 *   ./wherefrom-dev bench parser-agreement [--python 3.13] [FOLDER …]
 */
import {
  allPythons,
  compareFiles,
  type Outcome,
  type Python,
  pythonFiles,
} from '../tests/code/python/oracle/agreement.ts';

const args = process.argv.slice(2);
const wanted = args[0] === '--python' ? args.splice(0, 2)[1] : undefined;

/** Node kinds and ends of nodes are as today since 3.8. */
const pythons = allPythons().filter(({ version, minor }) => version.startsWith('3.') && minor >= 8);

for (const python of pythons) {
  if (wanted === undefined || python.version === wanted)
    await compareAll(python, args.length > 0 ? args : [python.library]);
}

async function compareAll(python: Python, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const outcomes: Outcome[] = [];
    await compareFiles(python, pythonFiles(folder), (outcome) => outcomes.push(outcome));
    print(python, folder, outcomes);
  }
}

function print(python: Python, folder: string, outcomes: readonly Outcome[]): void {
  const refused = outcomes.filter((outcome) => outcome.result === 'refused');
  const different = outcomes.filter((outcome) => outcome.result === 'different');
  const accepted = outcomes.length - refused.length;
  const share = ((100 * (accepted - different.length)) / accepted).toFixed(3);
  console.log(`Python ${python.version} ${folder}`);
  console.log(
    `  ${accepted} files accepted by CPython, ${accepted - different.length} identical (${share} %)`,
  );
  for (const { path, cpython, ours } of different)
    console.log(`  differs ${path}\n    CPython ${cpython}\n    ours    ${ours}`);
  console.log(`  ${refused.length} refused by CPython, of which we find nothing wrong with:`);
  for (const { path, message, isClean } of refused) if (isClean) console.log(`    ${path}: ${message}`);
}
