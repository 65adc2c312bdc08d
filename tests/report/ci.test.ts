/** Formats that CI services read: GitHub's annotations, GitLab's Code Quality, JUnit. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format as github } from '../../src/report/formats/github.ts';
import { format as gitlab } from '../../src/report/formats/gitlab.ts';
import { format as junit } from '../../src/report/formats/junit.ts';
import type { Report } from '../../src/report/report.ts';
import { askPython } from '../support/python.ts';
import { report, SEEDED } from './arbitrary.ts';
import { rendered } from './render.ts';
import { emptyReport, sampleReport, sampleRun } from './sample.ts';

const counting = ({ findings }: Report) => findings.filter(({ suppressed }) => suppressed === null);

describe.each([
  ['github', github, 'txt'],
  ['gitlab', gitlab, 'json'],
  ['junit', junit, 'xml'],
] as const)('%s', (name, format, ending) => {
  test.each([
    ['sample', sampleReport],
    ['empty', emptyReport],
  ])('of the report %s', async (which, told) => {
    await expect(rendered(format, told)).toMatchFileSnapshot(`expected/${name}/${which}.${ending}`);
  });
});

describe("GitHub's annotations", () => {
  const COMMAND = /^::(error|warning|notice) ((?:\w+=[^:,]*,)*\w+=[^:,]*)::(.*)$/;

  test('are a line for each finding and each gap, whatever a project has written', () => {
    fc.assert(
      fc.property(report, (any) => {
        const lines = rendered(github, any).trimEnd().split('\n');
        expect(lines.pop()).toMatch(/^wherefrom: /);
        expect(lines).toHaveLength(counting(any).length + any.incomplete.length);
        for (const line of lines) expect(line).toMatch(COMMAND);
      }),
      SEEDED,
    );
  });

  test('read back as what was found', () => {
    const message = 'a::error::b, 100% of c:d\ne';
    const [first] = sampleReport.findings;
    const [line = ''] = rendered(github, {
      ...sampleReport,
      findings: [{ ...first!, message, location: { ...first!.location, path: 'a,b:c.py' } }],
    }).split('\n');
    const [, , properties = '', text = ''] = COMMAND.exec(line) ?? [];
    expect(properties.split(',')[0]).toBe('file=a%2Cb%3Ac.py');
    expect(text.split('%0A')[0]?.replaceAll('%25', '%')).toBe('a::error::b, 100% of c:d e');
  });
});

describe("GitLab's report", () => {
  test('has the fields that GitLab asks for, and a fingerprint for each issue', () => {
    const issues = JSON.parse(rendered(gitlab, sampleReport));
    expect(issues).toHaveLength(counting(sampleReport).length + sampleReport.incomplete.length);
    for (const issue of issues) {
      expect(Object.keys(issue)).toEqual([
        'description',
        'check_name',
        'fingerprint',
        'severity',
        'location',
      ]);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity);
      expect(issue.location.lines.begin).toBeGreaterThan(0);
    }
    expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(
      issues.length,
    );
  });
});

const withPython = test.skipIf(spawnSync('python3', ['--version']).error !== undefined);

describe('JUnit', () => {
  withPython('is XML, with a test for each finding and each gap (not run without python3)', () => {
    const reports = fc.sample(report, { ...SEEDED, numRuns: 200 });
    const read = askPython(
      join(import.meta.dirname, 'parse_xml.py'),
      [],
      reports.map((any) => rendered(junit, any)),
    );
    for (const [i, any] of reports.entries())
      expect(read[i]).toHaveLength(1 + counting(any).length + any.incomplete.length);
  });

  test('counts as the exit status does', () => {
    const failing = (thresholds: NonNullable<typeof sampleRun.thresholds>) =>
      /tests="\d+" (failures="\d+" errors="\d+")/.exec(
        rendered(junit, sampleReport, {}, { ...sampleRun, thresholds }),
      )?.[1];
    const gaps = sampleReport.incomplete.length;
    expect(failing({ failOn: 'never', strict: false })).toBe('failures="0" errors="0"');
    expect(failing({ failOn: 'info', strict: true })).toBe(
      `failures="${counting(sampleReport).length}" errors="${gaps}"`,
    );
  });
});
