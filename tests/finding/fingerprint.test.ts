import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FindingDraft, fingerprinted } from '../../src/finding/fingerprint.ts';

function draft(line: number, anchor: string, change: Partial<FindingDraft> = {}): FindingDraft {
  const location = { path: 'app/views.py', line, column: 5, endLine: line, endColumn: 20 };
  return {
    rule: 'deserialization/pickle',
    message: 'Data from a request reaches pickle.loads',
    severity: 'critical',
    confidence: 'high',
    cwe: [502],
    location,
    flow: [],
    remedy: '',
    anchor,
    ...change,
  };
}

const prints = (drafts: readonly FindingDraft[]) =>
  fingerprinted(drafts).map(({ fingerprint }) => fingerprint);
const one = (found: FindingDraft) => prints([found])[0];
const FIRST = draft(8, 'load pickle.loads(data, encoding="x")');

describe('a fingerprint', () => {
  test.each([
    ['another line', draft(80, FIRST.anchor)],
    ['another message and severity', draft(8, FIRST.anchor, { message: 'Other', severity: 'low' })],
    ['another formatting', draft(8, 'load pickle.loads(\n    data,\n    encoding = "x",\n)')],
  ])('stays with %s', (_, other) => expect(one(other)).toBe(one(FIRST)));

  test.each([
    ['another function', draft(8, 'read pickle.loads(data, encoding="x")')],
    ['other code', draft(8, 'load pickle.loads(other, encoding="x")')],
    ['words run together', draft(8, 'loadpickle.loads(data, encoding="x")')],
    ['another rule', draft(8, FIRST.anchor, { rule: 'deserialization/yaml' })],
    ['another file', draft(8, FIRST.anchor, { location: { ...FIRST.location, path: 'app/jobs.py' } })],
  ])('changes with %s', (_, other) => expect(one(other)).not.toBe(one(FIRST)));

  test('tells equal findings apart by their order, however far they move', () => {
    const before = prints([draft(3, 'f g(x)'), draft(5, 'f g(x)')]);
    expect(new Set(before).size).toBe(2);
    expect(prints([draft(50, 'f g(x)'), draft(31, 'f g(x)')])).toEqual(before);
    expect(prints([draft(3, 'f g(x)'), draft(4, 'f h(x)'), draft(5, 'f g(x)')])).toEqual(
      expect.arrayContaining(before),
    );
  });

  test('is of each finding its own', () => {
    const drafts = fc.array(
      fc.record({
        line: fc.integer({ min: 1, max: 9 }),
        anchor: fc.constantFrom('f a', 'f  a', 'f b', 'g a'),
      }),
    );
    fc.assert(
      fc.property(drafts, (found) => {
        const all = prints(found.map(({ line, anchor }) => draft(line, anchor)));
        expect(new Set(all).size).toBe(found.length);
      }),
      { seed: 20261121 },
    );
  });
});
