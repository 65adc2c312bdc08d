import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askPython } from '../support/python.ts';
import { isCalledEqual, randomPrograms } from './payloads.ts';

const python = spawnSync('python3', ['--version']).status === 0;
const SCRIPT = join(import.meta.dirname, 'roundtrip.py');

describe('payloads', () => {
  test.skipIf(!python)('what is called equal comes back as it was, with types and identities', () => {
    const programs = randomPrograms(20261121, 4_000);
    const called = programs.filter(isCalledEqual);
    const answers = askPython(
      SCRIPT,
      [],
      called.map(({ setup, expression }) => [setup, expression]),
    );
    const wrong = called.filter((_, i) => answers[i] !== 'same');
    expect(
      wrong.map(({ setup, expression }) => `${setup.split('return inner')[1]}\n=> ${expression}`),
    ).toEqual([]);
    // Neither all nor none: the property would say nothing.
    expect(called.length).toBeGreaterThan(programs.length / 20);
    expect(called.length).toBeLessThan(programs.length);
  });
});
