import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding/finding.ts';
import { wholeFile } from '../../src/finding/location.ts';
import type { Comment } from '../../src/suppression/comment.ts';
import { silenceByComment } from '../../src/suppression/comments.ts';
import { sampleReport } from '../report/sample.ts';

const [sample] = sampleReport.findings as [Finding];
const at = (line: number, endLine = line): Finding => ({
  ...sample,
  location: { path: 'a.py', line, column: 1, endLine, endColumn: 9 },
});
const PICKLE = '# wherefrom: ignore[deserialization/pickle] because c';
const comment = (line: number, change: Partial<Comment> = {}): Comment => ({
  path: 'a.py',
  line,
  text: PICKLE,
  alone: false,
  from: line,
  to: line,
  ...change,
});
const silence = (findings: readonly Finding[], comments: readonly Comment[]) =>
  silenceByComment(findings, comments, '2026-01-02');
const isQuiet = (finding: Finding, ...comments: readonly Comment[]) =>
  silence([finding], comments).findings[0]?.suppressed !== null;

describe('a directive', () => {
  test.each([
    ['on the line', at(5), comment(5), true],
    ['on the next line', at(5), comment(6), false],
    ['on the last line of the call', at(5, 9), comment(9), true],
    ['on the last line of a very long call', at(5, 90_000), comment(90_000), true],
    ['of a statement around', at(5), comment(9, { from: 3, to: 9 }), true],
    ['of another file', at(5), comment(5, { path: 'b.py' }), false],
    [
      'for a whole file',
      { ...sample, location: wholeFile('a.py') },
      comment(5, { alone: true, from: 6, to: 6 }),
      true,
    ],
    ['behind code, for a whole file', { ...sample, location: wholeFile('a.py') }, comment(5), false],
  ])('%s', (_, finding, one, quiet) => expect(isQuiet(finding, one)).toBe(quiet));

  test('that counts is taken before one that has expired', () => {
    const old = comment(5, { text: PICKLE.replace('because', 'until 2026-01-01 because') });
    expect(silence([at(5)], [old]).findings[0]?.notes).toHaveLength(1);
    expect(silence([at(5)], [old, comment(5)]).findings[0]).toMatchObject({ suppressed: { reason: 'c' } });
  });
  test('silences all findings of its rule there, and is used by one', () => {
    const { findings, unused } = silence([at(5), at(5), at(7)], [comment(5), comment(8)]);
    expect(findings.map(({ suppressed }) => suppressed !== null)).toEqual([true, true, false]);
    expect(unused).toEqual([{ path: 'a.py', line: 8, rules: ['deserialization/pickle'] }]);
  });
  test("is unused if only another tool's comment beside it silences", () => {
    const text = '# nosec  # wherefrom: ignore[deserialization/yaml] because c';
    const { findings, unused } = silence([{ ...at(5), severity: 'medium' }], [comment(5, { text })]);
    expect(findings[0]?.suppressed?.reason).toContain('# nosec');
    expect(unused).toHaveLength(1);
  });
});

test.each(['critical', 'high', 'medium', 'low', 'info'] as const)('# nosec and a %s finding', (severity) => {
  const finding = { ...at(5), severity };
  const [judged] = silence([finding], [comment(5, { text: '# nosec' })]).findings;
  const stands = severity === 'critical' || severity === 'high';
  expect(judged?.suppressed === null).toBe(stands);
  expect(judged?.notes?.length ?? 0).toBe(stands ? 1 : 0);
  expect(isQuiet(finding, comment(4, { text: '# nosec', alone: true, from: 5, to: 5 }))).toBe(false);
});

test('as many comments as findings take no time that grows with both', () => {
  const lines = Array.from({ length: 30_000 }, (_, i) => i + 1);
  const { findings, unused } = silence(
    [...lines.map((line) => at(line)), ...Array.from({ length: 1_000 }, () => at(1, 100_000))],
    [...lines.map((line) => comment(line)), ...lines.map(() => comment(1, { to: 100_000 }))],
  );
  expect(findings.every(({ suppressed }) => suppressed !== null)).toBe(true);
  expect(unused.length).toBeGreaterThan(0);
});
