import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { auditCode } from '../../src/code/audit.ts';
import type { SinkCall } from '../../src/code/judging/judgement.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { environmentFor } from '../support/environment.ts';

/** A defect as it might be in any part of judging. */
vi.mock('../../src/code/judging/judgement.ts', async (original) => {
  const module = await original<typeof import('../../src/code/judging/judgement.ts')>();
  const judge: typeof module.judge = (engine, sinkCall: SinkCall, rule) => {
    if (sinkCall.callee === 'torch.load') throw new TypeError('no such thing');
    return module.judge(engine, sinkCall, rule);
  };
  return { ...module, judge };
});

const folder = mkdtempSync(join(tmpdir(), 'wherefrom-defect-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a defect of ours costs the call that meets it, and is told', async () => {
  const program = [
    'import pickle, torch',
    'from flask import request',
    '',
    'def view():',
    '    torch.load(request.files["model"])',
    '    pickle.loads(request.data)',
  ];
  writeFileSync(join(folder, 'app.py'), program.join('\n'));
  const { findings, incomplete, inventory } = await auditCode(discoverFolder(folder), environmentFor({}));
  expect(
    findings
      .filter(({ rule }) => rule === 'deserialization/pickle')
      .map(({ location, origin }) => [location.line, origin]),
  ).toEqual([[6, 'remote']]);
  expect(incomplete).toEqual([
    {
      path: 'app.py',
      line: 5,
      reason: expect.stringMatching(
        /^what torch\.load gets here could not be found out: internal error, please report it: no such thing \(defect\.test\.ts:\d+:\d+\)$/,
      ),
    },
  ]);
  expect(inventory).toContainEqual(
    expect.objectContaining({ line: 5, callee: 'torch.load', origin: 'unknown', verdict: 'unknown' }),
  );
});
