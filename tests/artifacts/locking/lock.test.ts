import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from '../../../src/artifacts/locking/compare.ts';
import { type LockedArtifact, lockText, readLock } from '../../../src/artifacts/locking/lock.ts';

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a"b\\', '\u202e', '\x7f\x00\n', 'ü'));
const artifact: fc.Arbitrary<LockedArtifact> = fc.record({
  path: text,
  format: fc.constantFrom('pickle', 'npy'),
  verdict: fc.constantFrom('dangerous', 'suspicious', 'unknown', 'safe', 'unreadable'),
  sha256: fc.constantFrom('', 'aa', 'bb'),
  needs: fc.uniqueArray(text, { maxLength: 4 }).map((needs) => needs.sort()),
});
const artifacts = fc.uniqueArray(artifact, { selector: ({ path }) => path, maxLength: 5 });
const options = { seed: 20261121, numRuns: 500 };

test('what is written is read back, and differs in nothing', () => {
  fc.assert(
    fc.property(artifacts, (list) => {
      const read = readLock(lockText(list));
      expect(read).toEqual(list);
      expect(differences(read as LockedArtifact[], list)).toEqual([]);
    }),
    options,
  );
});

test('one difference in one artifact is one difference, named on both sides', () => {
  const before: LockedArtifact = { path: 'a', format: 'pickle', verdict: 'safe', sha256: '1', needs: ['x'] };
  const changed = (change: Partial<LockedArtifact>) =>
    differences([before], [{ ...before, ...change }]).map(({ kind, now, before: was }) => [kind, now, was]);
  expect(changed({ needs: ['x', 'y'] })).toEqual([['new need', 'y', undefined]]);
  expect(changed({ needs: [] })).toEqual([['gone need', undefined, 'x']]);
  expect(changed({ sha256: '2' })).toEqual([['other content', '2', '1']]);
  expect(changed({ verdict: 'dangerous' })).toEqual([['worse verdict', 'dangerous', 'safe']]);
  expect(differences([{ ...before, verdict: 'unknown' }], [before])[0]?.kind).toBe('other verdict');
  expect(changed({ format: 'npy' })).toEqual([['other format', 'npy', 'pickle']]);
  expect(differences([before], [])).toEqual([{ path: 'a', kind: 'gone artifact', before: 'safe' }]);
  expect(differences([], [before]).map(({ kind }) => kind)).toEqual(['new artifact', 'new need']);
});

test('a change is a line of the file', () => {
  const lines = (list: LockedArtifact[]) => lockText(list).split('\n');
  const one: LockedArtifact = { path: 'a', format: 'pickle', verdict: 'safe', sha256: '1', needs: ['x'] };
  const more = lines([{ ...one, needs: ['x', 'y'] }]);
  expect(more.filter((line) => !lines([one]).includes(line))).toEqual(['  "y",']);
});

test.each(['', 'version = 2', 'version = 1\nartifact = 3', '[[[', 'version = 1\n[[artifact]]\npath = "a"'])(
  '%j is no lock',
  (content) => expect(readLock(content)).toBeTypeOf('string'),
);
