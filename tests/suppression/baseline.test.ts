import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SUBJECTS } from '../../src/finding/subject.ts';
import { baselineText, readBaseline, silenceByBaseline } from '../../src/suppression/baseline.ts';
import { finding, SEEDED } from '../report/arbitrary.ts';
import { sampleReport } from '../report/sample.ts';

const ALL = new Set(SUBJECTS);
const { findings } = sampleReport;
const loud = findings.filter(({ suppressed }) => suppressed === null);

describe('a baseline', () => {
  test('of a report silences all of it, and nothing of it is gone', () => {
    const baselined = silenceByBaseline(findings, readBaseline(baselineText(findings), 'b.json'), ALL);
    expect(baselined.findings.filter(({ suppressed }) => suppressed === null)).toEqual([]);
    expect(baselined.gone).toBe(0);
  });
  test('leaves what is new, and leaves other suppressions as they are', () => {
    const [first, ...others] = loud;
    const baselined = silenceByBaseline(findings, readBaseline(baselineText(others), 'b.json'), ALL);
    expect(baselined.findings.filter(({ suppressed }) => suppressed === null)).toEqual([first]);
    const quiet = ({ suppressed }: (typeof findings)[number]) => suppressed?.kind === 'inline';
    expect(baselined.findings.filter(quiet)).toEqual(findings.filter(quiet));
  });
  test('counts as gone what no longer occurs, of what was asked for only', () => {
    const baseline = readBaseline(baselineText(loud), 'b.json');
    const inCode = baseline.filter(({ rule }) => /^(deserialization|injection|files)\//.test(rule));
    expect(inCode.length).toBeGreaterThan(0);
    expect(silenceByBaseline([], baseline, new Set(['code'])).gone).toBe(inCode.length);
    expect(silenceByBaseline([], baseline, ALL).gone).toBe(baseline.length);
  });
  test('is the same whatever the order of the findings', () =>
    expect(baselineText([...findings].reverse())).toBe(baselineText(findings)));
  test('reads back, whatever the findings say', () =>
    fc.assert(
      fc.property(fc.array(finding), (all) => {
        const written = all.filter(({ suppressed }) => suppressed === null);
        expect(readBaseline(baselineText(all), 'b.json')).toHaveLength(written.length);
      }),
      SEEDED,
    ));
  test.each([
    '',
    '[]',
    '{"version": 2, "findings": []}',
    '{"version": 1}',
    '{"version": 1, "findings": [1]}',
  ])('%j is none', (text) => expect(() => readBaseline(text, 'b.json')).toThrow('b.json is no baseline'));
});
