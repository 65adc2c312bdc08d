import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { auditCode } from '../../src/code/audit.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { environmentFor } from '../support/environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'wherefrom-place-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PROGRAM = `import functools
import pickle
from flask import request


def load(data=None, file=None):
    if data is not None:
        unpickle = functools.partial(pickle.loads, data)
    else:
        unpickle = functools.partial(pickle.load, file)
    return unpickle()


def view():
    return load(data=request.data)


def kept():
    return load(file=open("kept.pkl", "rb"))
`;

test('a call that may be one of two functions has one finding of a rule, the most severe', async () => {
  writeFileSync(join(folder, 'app.py'), PROGRAM);
  const asksFor = (rule: string) => rule === 'deserialization/pickle';
  const { findings } = await auditCode(discoverFolder(folder), environmentFor({}), undefined, { asksFor });
  expect(findings.map(({ location, origin, severity }) => [location.line, origin, severity])).toEqual([
    [11, 'remote', 'critical'],
  ]);
});
