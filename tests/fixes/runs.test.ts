import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pythonPackage, torchPython } from '../support/python.ts';
import { applyAll, FIXTURES, namesOf, recordOf } from './support.ts';

/**
 * CPython runs each fixture before and after all that may be written, and the answers are compared with their types. What
 * it is asked stands in `runs/<repair>/<case>.py`; `runs/prove.py` says what a driver is. The first lines of a driver may
 * hold what it needs, or why it cannot run:
 *
 *     # needs: PyYAML==6.0.2 …      packages, which are installed for tests
 *     # minimum: 3.11.4             of Python
 *     # program: openssl
 *     # torch
 *     # cannot run: why not
 */
const RUNS = join(import.meta.dirname, 'runs');
const PROVE = join(RUNS, 'prove.py');

/** Those of which something is written, as the record says. */
const mended = namesOf().filter((name) => /^(safe|unsafe): /m.test(recordOf(name)));
const version = (spawnSync('python3', ['--version'], { encoding: 'utf8' }).stdout ?? '').trim();

interface Outcome {
  readonly value?: unknown;
  readonly raises?: string;
}

interface Answer {
  readonly cases: Readonly<Record<string, Outcome>>;
  readonly excepted: Readonly<Record<string, Outcome>>;
  readonly attacks: Readonly<Record<string, { readonly harm: boolean; readonly raises: string | null }>>;
  readonly noAttack: string | null;
}

/** Python, and packages beside its own. */
interface Interpreter {
  readonly program: string;
  readonly packages: readonly string[];
}

/** What a driver needs, or why it cannot run here. */
function interpreterFor(driver: string): Interpreter | { missing: string } {
  const text = readFileSync(driver, 'utf8');
  const line = (name: string) => new RegExp(`^# ${name}: (.*)$`, 'm').exec(text)?.[1];
  const stated = line('cannot run');
  if (stated) return { missing: stated };
  if (/^# torch$/m.test(text)) {
    const torch = torchPython();
    return 'missing' in torch ? torch : { ...torch, packages: [] };
  }
  if (version === '') return { missing: 'python3 is not on this machine' };
  const minimum = line('minimum');
  if (minimum && isBefore(version.replace('Python ', ''), minimum))
    return { missing: `${version} is older than ${minimum}` };
  const program = line('program');
  if (program && spawnSync(program, ['version']).status !== 0)
    return { missing: `${program} is not on this machine` };
  const oracles = (line('needs')?.split(' ') ?? []).map(pythonPackage);
  for (const oracle of oracles) if ('missing' in oracle) return oracle;
  return {
    program: 'python3',
    packages: oracles.flatMap((oracle) => ('folder' in oracle ? oracle.folder : [])),
  };
}

function isBefore(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const i = b.findIndex((part, at) => part !== (a[at] ?? 0));
  return i >= 0 && (a[i] ?? 0) < (b[i] as number);
}

/** Answers of a driver in a copy of a fixture, after something was done with the copy. */
async function answers(
  name: string,
  { program, packages }: Interpreter,
  prepare: (folder: string) => Promise<void>,
): Promise<Answer> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-run-')));
  const [folder, scratch] = [join(base, 'project'), mkdtempSync(join(base, 'scratch-'))];
  try {
    cpSync(join(FIXTURES, name), folder, { recursive: true });
    await prepare(folder);
    const { stdout, stderr, status } = spawnSync(program, [PROVE, join(RUNS, `${name}.py`)], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PYTHONPATH: [join(RUNS, 'shared'), ...packages].join(delimiter),
        PYTHONDONTWRITEBYTECODE: '1',
        PYTHONHASHSEED: '0',
        PYTHONIOENCODING: 'utf-8',
        SCRATCH: scratch,
        HARM: join(scratch, 'harm'),
      },
    });
    expect(status, stderr).toBe(0);
    return JSON.parse(stdout.replaceAll(scratch, 'SCRATCH')) as Answer;
  } finally {
    rmSync(base, { recursive: true });
  }
}

describe('before and after', () => {
  test.each(mended)('%s', async (name) => {
    const driver = join(RUNS, `${name}.py`);
    expect(existsSync(driver), `tests/fixes/runs/${name}.py says what CPython is asked`).toBe(true);
    const needed = interpreterFor(driver);
    if ('missing' in needed) return console.warn(`not run: ${name}: ${needed.missing}`);
    const made = new Set<string>();
    const before = await answers(name, needed, async () => {});
    const after = await answers(name, needed, async (folder) => {
      for (const fix of (await applyAll(folder, ['safe', 'unsafe'])).fixes) made.add(fix.applicability);
    });

    expect(after.cases).toEqual(before.cases);
    expect(Object.keys({ ...before.cases, ...before.excepted })).not.toEqual([]);
    for (const [what, one] of Object.entries(before.excepted))
      expect(after.excepted[what], `${what} is no exception`).not.toEqual(one);
    expect([...made]).not.toEqual([]);
    if (!made.has('unsafe')) expect(before.excepted, 'safe has no exceptions').toEqual({});

    for (const [what, one] of Object.entries(before.attacks))
      expect(one, `${what} is no attack`).toMatchObject({ harm: true });
    for (const [what, one] of Object.entries(after.attacks)) expect(one, what).toMatchObject({ harm: false });
    if (before.noAttack === null) expect(Object.keys(before.attacks)).not.toEqual([]);
  });
});
