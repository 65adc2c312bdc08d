/** Lines for torch, run with a module in torch's place that keeps what it is told, and where all is run with torch. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardOf } from '../../../src/artifacts/guard.ts';
import { guardFor } from '../../../src/artifacts/guarding/guard.ts';
import type { GlobalNeed } from '../../../src/artifacts/guarding/need.ts';
import { torchPython } from '../../support/python.ts';
import { pythons } from '../../support/pythons.ts';
import { inspected } from '../support/inspected.ts';

const FORMATS = join(import.meta.dirname, '..', 'formats');
const SCRIPT = join(import.meta.dirname, 'python', 'torch_files.py');
const [python] = pythons().slice(-1);
if (!python) console.log('no Python 3 is on this machine: the lines for torch are not run');

function need(name: string, more: Partial<GlobalNeed> = {}): GlobalNeed {
  const at = name.lastIndexOf('.');
  const [module, attribute] = [name.slice(0, at), name.slice(at + 1)];
  const rest = { verdict: 'unknown', made: true, called: false, kept: false, shapes: [] } as const;
  return { module, name: attribute, target: [module, attribute], ...rest, ...more };
}

const STUB = `
import sys, types
torch = types.ModuleType("torch")
torch.serialization = types.SimpleNamespace(add_safe_globals=lambda names: print([(f.__name__, n) for f, n in names]))
sys.modules["torch"] = torch
`;

test.skipIf(!python)('what torch does not admit by itself is named, by the name that torch looks for', () => {
  const needs = [
    need('collections.OrderedDict', { verdict: 'safe' }),
    need('torch._utils._rebuild_tensor_v2', { verdict: 'safe' }),
    need('__builtin__.list', { verdict: 'safe', target: ['builtins', 'list'] }),
    need('argparse.Namespace', { verdict: 'safe' }),
    need('fractions.Something', { target: ['fractions', 'Fraction'] }),
  ];
  const { text } = guardFor(needs, { kind: 'torch', files: ['model.pt'] });
  const { stdout, stderr } = spawnSync(python?.program ?? '', ['-c', STUB + text], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout.trim()).toBe(
    "[('list', 'builtins.list'), ('Namespace', 'argparse.Namespace'), ('Fraction', 'fractions.Fraction')]",
  );
});

test.each([
  ['torch-zip/state.pt', 'torch'],
  ['torch-legacy/state.pth', 'torch'],
  ['torch-legacy/network.pth', 'hook'],
  ['pickle/plain-protocol-4.pkl', 'unpickler'],
  ['joblib/arrays.joblib', 'hook'],
  ['npy/objects.npy', 'hook'],
])('%s gets a guard of the kind %s by itself', (path, kind) => {
  const answer = guardOf(inspected(readFileSync(join(FORMATS, path)), path), { largest: 0 });
  expect('kind' in answer ? answer.kind : answer.refusals).toBe(kind);
});

test('torch is not told to load nested files without its restrictions', () => {
  const needs = [need('torch.storage._load_from_bytes', { verdict: 'safe' })];
  expect(() => guardFor(needs, { kind: 'torch', files: [] })).toThrow(/_load_from_bytes/);
});

test.each(['torch', 'hook'] as const)(
  'getattr is never admitted by the kind %s, which sees no arguments',
  (kind) => {
    const needs = [need('builtins.getattr', { verdict: 'safe' })];
    expect(() => guardFor(needs, { kind, files: [] })).toThrow(/builtins.getattr/);
  },
);

describe('torch itself', () => {
  const torch = torchPython();
  if ('missing' in torch) console.warn(`not run: ${torch.missing}`);
  const run = (args: string[], input = '') => {
    const program = 'program' in torch ? torch.program : '';
    const { stdout, stderr, status } = spawnSync(program, [SCRIPT, ...args], { encoding: 'utf8', input });
    expect(status, stderr).toBe(0);
    return stdout;
  };
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wherefrom-torch-'));
    if ('program' in torch) run(['make', folder]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const FILES = [
    ...['state', 'namespace', 'fraction'].flatMap((name) => [name, `${name}-legacy`]),
    'network',
  ];
  test.skipIf('missing' in torch).each(FILES)(
    'loads %s with its guard as it does without restrictions',
    (name) => {
      const [path, harm] = [join(folder, `${name}.pt`), join(folder, 'harm.pt')];
      const answer = guardOf(inspected(readFileSync(path), `${name}.pt`), { kind: 'torch', largest: 0 });
      if ('refusals' in answer) throw new Error(JSON.stringify(answer.refusals));
      const [ours, hostile] = JSON.parse(run(['load', path, harm], answer.text));
      expect(ours.after).toBe(ours.whole);
      if (!name.startsWith('state')) expect(ours.before).toBe('refused: UnpicklingError');
      expect(hostile.after).toBe('refused: UnpicklingError');
    },
  );
  test.skipIf('missing' in torch)(
    'refuses a whole network of the older format, and no guard is promised',
    () => {
      const path = join(folder, 'network-legacy.pt');
      const judged = inspected(readFileSync(path), 'network-legacy.pt');
      expect(guardOf(judged, { kind: 'torch', largest: 0 })).toMatchObject({
        refusals: [{ kind: 'other kind' }],
      });
      const hook = guardOf(judged, { largest: 0 });
      expect(hook).toMatchObject({ kind: 'hook' });
      const admitted = guardOf(inspected(readFileSync(join(folder, 'network.pt')), 'network.pt'), {
        largest: 0,
      });
      if (!('text' in admitted)) throw new Error(JSON.stringify(admitted.refusals));
      const [told] = JSON.parse(run(['load', path], admitted.text));
      expect(told.after).toBe('refused: UnpicklingError');
    },
  );
});
