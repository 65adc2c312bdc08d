import { cpSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FixPlan } from '../../src/finding/fix.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { inScratch, planFor } from './support.ts';

/**
 * Programs that look as if they could be repaired and cannot: what is written comes back as something else, somebody else
 * reads or writes it, a handler tells errors apart, a name means something else. None of them may get a safe fix.
 *
 *   values/NAME.py      the parent of `worker.py`; what it writes is no plain value, or is not proved to be one
 *   channels/NAME/      a whole project; its ends are none, or do more than write and read
 *   documents/NAME.py   loads YAML; loaders/NAME.py by a loader of its own, round/NAME.py by ruamel.yaml
 *   literals/NAME.py    evaluates what is in a file
 *   digests/NAME.py     compares a MAC
 *   arrays/NAME.py      loads what numpy saved, weights/NAME.py what torch saved
 *
 * Those of more than one file are folders.
 *
 * `control` in each is the same shape without the trap, and is repaired safely: else the others would prove nothing.
 */
const ATTACKS = join(import.meta.dirname, 'attacks');

const SORTS = [
  ['values', 'pickle-json', ['worker.py']],
  ['channels', 'pickle-json', []],
  ['documents', 'yaml-safe-load', []],
  ['loaders', 'yaml-loader-base', []],
  ['round', 'ruamel-safe', []],
  ['literals', 'literal-eval', []],
  ['digests', 'compare-digest', []],
  ['arrays', 'numpy-allow-pickle', []],
  ['weights', 'torch-weights-only', ['requirements.txt']],
] as const;

describe.each(SORTS)('%s', (sort, repair, shared) => {
  test('only the control gets a safe fix', async () => {
    const answers: string[] = [];
    for (const name of readdirSync(join(ATTACKS, sort)).sort())
      answers.push(`${basename(name, '.py')}: ${await answerFor(sort, name, repair, shared)}`);
    await expect(`${answers.join('\n')}\n`).toMatchFileSnapshot(join(ATTACKS, `${sort}.txt`));
    const safe = answers.filter((answer) => answer.includes(': safe'));
    expect(safe).toEqual(['control: safe']);
  });
});

function answerFor(sort: string, name: string, repair: string, shared: readonly string[]): Promise<string> {
  return inScratch(async (folder) => {
    const from = join(ATTACKS, sort, name);
    cpSync(from, name.endsWith('.py') ? join(folder, 'parent.py') : folder, { recursive: true });
    for (const file of shared) cpSync(join(ATTACKS, file), join(folder, file));
    return answerOf(await planFor(discoverFolder(folder)), repair);
  });
}

/** What one repair says: its level with what that leans on, or why it refuses, also where another one is offered. */
function answerOf({ fixes, skipped }: FixPlan, repair: string): string {
  const offered = fixes.find((fix) => fix.repair === repair);
  if (offered) return [offered.applicability, ...offered.unless].join('; ');
  const refused = fixes
    .flatMap(({ because }) => because)
    .find(({ note }) => note.startsWith(`${repair} is refused`));
  if (refused) return refused.note.replace(/^.* is refused: /, '');
  const [first] = skipped;
  return first ? `${first.kind}, ${first.reason}` : 'no finding';
}
