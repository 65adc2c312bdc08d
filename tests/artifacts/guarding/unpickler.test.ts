/**
 * Generated unpicklers, run by every Python of this machine: they load what they were made for and refuse the rest.
 * hostile/ has the rest, in pickle assembly; each would do something if it were loaded by pickle.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../../scripts/pickle-assembly.ts';
import { type GuardAnswer, guardOf } from '../../../src/artifacts/guard.ts';
import { type Python, pythons, runScript } from '../../support/pythons.ts';
import { inspected } from '../support/inspected.ts';

const SCRIPTS = join(import.meta.dirname, 'python');
const HOSTILE = join(import.meta.dirname, 'hostile');

interface Outcome {
  readonly good: readonly boolean[];
  readonly hostile: Readonly<Record<string, string>>;
  readonly mark: boolean;
}

const hostile = new Map(
  readdirSync(HOSTILE).map((name) => [
    name.replace(/\.asm$/, ''),
    assemble(readFileSync(join(HOSTILE, name), 'utf8')),
  ]),
);

function guardFor(...pickles: readonly Buffer[]): GuardAnswer {
  return guardOf(
    pickles.flatMap((bytes, i) => inspected(bytes, `${i}.pkl`)),
    { kind: 'unpickler', largest: 1000 },
  );
}

function textFor(...pickles: readonly Buffer[]): string {
  const answer = guardFor(...pickles);
  if ('refusals' in answer) throw new Error(JSON.stringify(answer.refusals));
  return answer.text;
}

function check(python: Python, given: Record<string, unknown>): Outcome {
  return runScript<Outcome>(python, join(SCRIPTS, 'check.py'), given);
}

function base64(pickles: ReadonlyMap<string, Buffer>): Record<string, string> {
  return Object.fromEntries([...pickles].map(([name, bytes]) => [name, bytes.toString('base64')]));
}

const installed = pythons();
if (installed.length === 0)
  console.log('no Python 3 is on this machine: tests of generated guards are skipped');

describe.skipIf(installed.length === 0)('the guard of all protocols together', () => {
  test.each(installed)('Python $version', async (python) => {
    const good = runScript<string[]>(python, join(SCRIPTS, 'make.py'), 'with a zone');
    const guard = textFor(...good.map((text) => Buffer.from(text, 'base64')));
    const outcome = check(python, { guard, good, hostile: base64(hostile) });
    expect(outcome.good).toEqual(good.map(() => true));
    expect(outcome.mark, 'none of the hostile pickles ran').toBe(false);
    const others = Object.entries(outcome.hostile).filter(([, what]) => !what.startsWith('Refused: '));
    expect(others).toEqual([]);
    if (python.minor === 12) {
      const told = Object.entries(outcome.hostile).map(([name, what]) => `${name}: ${what}`);
      await expect(`${told.sort().join('\n')}\n`).toMatchFileSnapshot(
        join(import.meta.dirname, 'expected', 'refusals.txt'),
      );
    }
  });
});

const [newest] = installed.slice(-1);
const withPython = test.skipIf(newest === undefined);

withPython('hostile pickles are ones: pickle itself runs the first of them', () => {
  const bytes = hostile.get('system') as Buffer;
  const open = 'import pickle\nRefused = ZeroDivisionError\nload = pickle.load\nloads = pickle.loads';
  expect(check(newest as Python, { guard: open, hostile: { system: bytes.toString('base64') } }).mark).toBe(
    true,
  );
});

withPython('a module of the name of one of Python is not imported', () => {
  const good = assemble('PROTO 4\nSHORT_BINUNICODE "colorsys"\nSHORT_BINUNICODE "X"\nSTACK_GLOBAL\nSTOP');
  const guard = textFor(good).replace('STANDARD = frozenset(())', 'STANDARD = frozenset(("colorsys",))');
  const files = { 'colorsys.py': 'open("mark", "w")\nclass X: pass\n' };
  const outcome = check(newest as Python, {
    guard,
    files,
    shadows: true,
    hostile: { shadow: good.toString('base64') },
  });
  expect(outcome.hostile.shadow).toMatch(/is not Python's own module/);
  expect(outcome.mark).toBe(false);
});

withPython('a name that leads to something of another package is refused', () => {
  const call = assemble('GLOBAL things helper\nMARK\nUNICODE touch mark\nTUPLE\nREDUCE\nSTOP');
  const outcome = check(newest as Python, {
    guard: textFor(call),
    hostile: { call: call.toString('base64') },
  });
  expect(outcome.hostile.call).toMatch(/which is not of that package/);
  expect(outcome.mark).toBe(false);
});

withPython('a function is not made like a class', () => {
  const made = assemble('PROTO 2\nGLOBAL things kept\nEMPTY_TUPLE\nNEWOBJ\nSTOP');
  const call = assemble('PROTO 2\nGLOBAL things kept\nEMPTY_TUPLE\nREDUCE\nSTOP');
  const outcome = check(newest as Python, {
    guard: textFor(made),
    hostile: base64(new Map([['call', call]])),
  });
  expect(outcome.hostile.call).toMatch(/is no class/);
});

withPython('a function that the files keep comes back as itself, also where they call it', () => {
  const kept = assemble(
    'PROTO 2\nEMPTY_LIST\nGLOBAL things kept\nBINPUT 0\nAPPEND\nBINGET 0\nEMPTY_TUPLE\nREDUCE\nAPPEND\nSTOP',
  );
  const answer = guardFor(kept);
  expect('handedOut' in answer && answer.handedOut.map(({ name }) => name)).toEqual(['kept']);
  expect(check(newest as Python, { guard: textFor(kept), good: [kept.toString('base64')] }).good).toEqual([
    true,
  ]);
});

describe('there is no guard', () => {
  test.each(
    [...hostile].filter(([name]) => /^(system|getattr|dotted|prefix|instance|object-opcode)/.test(name)),
  )('for %s', (_, bytes) => {
    const answer = guardFor(bytes);
    expect('refusals' in answer && answer.refusals.map(({ kind }) => kind)).toEqual(['dangerous']);
  });

  test('for a name that would be a program where it is written', () => {
    const answer = guardFor(
      assemble('PROTO 4\nSHORT_BINUNICODE "a;import os;a"\nSHORT_BINUNICODE "x"\nSTACK_GLOBAL\nSTOP'),
    );
    expect('refusals' in answer && answer.refusals[0]?.reason).toMatch(/a;import os;a/);
  });
});
