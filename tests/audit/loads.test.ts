import { describe, expect, test } from 'vitest';
import { linkLoads } from '../../src/audit/loads.ts';
import type { ArtifactEntry, ArtifactVerdict, InventoryEntry } from '../../src/report/report.ts';

const call: InventoryEntry = {
  path: 'shop/recommend.py',
  line: 11,
  column: 16,
  callee: 'pickle.load',
  origin: 'constant',
  verdict: 'safe',
  reason: 'a file that lies beside the code',
};

function artifact(path: string, verdict: ArtifactVerdict): ArtifactEntry {
  return { path, format: 'pickle', verdict, sha256: '', globals: [], reasons: [] };
}

function linked(names: readonly string[], ...artifacts: readonly ArtifactEntry[]) {
  return linkLoads(artifacts, [call], [{ entry: call, names }]);
}

describe('a call that loads a file beside the code', () => {
  test.each([
    ['dangerous', 'finding'],
    ['suspicious', 'finding'],
    ['unreadable', 'unknown'],
    ['unknown', 'unknown'],
    ['safe', 'safe'],
  ] as const)('of a %s file is %s', (verdict, judged) => {
    const { artifacts, inventory } = linked(['..', 'models', 'a.pkl'], artifact('models/a.pkl', verdict));
    expect(inventory[0]?.verdict).toBe(judged);
    expect(inventory[0]?.reason).toMatch(/^models\/a\.pkl beside the code, which/);
    expect(artifacts[0]?.loadedBy).toEqual([{ path: 'shop/recommend.py', line: 11 }]);
  });

  test('is judged by the worst of the files that it may mean', () => {
    const { inventory } = linked(['a.pkl'], artifact('x/a.pkl', 'safe'), artifact('y/a.pkl', 'dangerous'));
    expect(inventory[0]?.reason).toBe('y/a.pkl beside the code, which is dangerous');
  });

  test.each([
    [['../models/a.pkl'], true],
    [['models\\a.pkl'], true],
    [['a.pkl'], true],
    [['pkl'], false],
    [['ba.pkl'], false],
    [['other/a.pkl'], false],
    [['models'], false],
  ])('of which %j is written means models/a.pkl: %s', (names, means) => {
    const { artifacts, inventory } = linked(names, artifact('models/a.pkl', 'dangerous'));
    expect(artifacts[0]?.loadedBy !== undefined).toBe(means);
    expect(inventory[0]?.verdict).toBe(means ? 'finding' : 'safe');
  });
});
