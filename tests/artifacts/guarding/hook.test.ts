/** Generated audit hooks, run by every Python of this machine that has them (3.8 and newer). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../../scripts/pickle-assembly.ts';
import { guardOf } from '../../../src/artifacts/guard.ts';
import { pythons, runScript } from '../../support/pythons.ts';
import { inspected } from '../support/inspected.ts';

const SCRIPTS = join(import.meta.dirname, 'python');
const HOSTILE = ['system', 'dotted', 'getattr-of-admitted', 'prefix', 'instance-opcode'];

interface Outcome {
  readonly seen: readonly string[];
  readonly good: readonly string[];
  readonly hostile: Readonly<Record<string, string>>;
  readonly mark: boolean;
  readonly outside: boolean;
}

const installed = pythons().filter(({ minor }) => minor >= 8);
if (installed.length === 0) console.log('no Python 3.8 is on this machine: tests of audit hooks are skipped');

describe.skipIf(installed.length === 0)('a closed hook', () => {
  test.each(installed)('Python $version', (python) => {
    const good = runScript<string[]>(python, join(SCRIPTS, 'make.py'), null);
    const judged = good.flatMap((text, i) => inspected(Buffer.from(text, 'base64'), `${i}.pkl`));
    const answer = guardOf(judged, { kind: 'hook', largest: 0 });
    if ('refusals' in answer) throw new Error(JSON.stringify(answer.refusals));
    const hostile = HOSTILE.map((name) => [
      name,
      assemble(readFileSync(join(import.meta.dirname, 'hostile', `${name}.asm`), 'utf8')).toString('base64'),
    ]);
    const given = { guard: answer.text, good, hostile: Object.fromEntries(hostile) };
    const outcome = runScript<Outcome>(python, join(SCRIPTS, 'hook.py'), given);
    expect(new Set(outcome.good)).toEqual(new Set(['loaded']));
    expect(outcome.seen).toContain("pickle.find_class 'collections' 'OrderedDict'");
    const others = Object.entries(outcome.hostile).filter(([, what]) => !what.startsWith('Refused: '));
    expect(others).toEqual([]);
    expect(outcome.mark, 'none of the hostile pickles ran').toBe(false);
    expect(outcome.outside, 'outside of it everything is allowed').toBe(true);
  });
});
