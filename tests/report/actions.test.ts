import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding/finding.ts';
import { actionsOf } from '../../src/report/actions.ts';
import { clearingVersion, flawedPackages, flawsOf } from '../../src/report/packages.ts';
import type { AdvisoryEntry, DependencyEntry } from '../../src/report/report.ts';
import { sampleReport } from './sample.ts';

const [pickle] = sampleReport.findings as [Finding];
const [yaml, urllib3] = sampleReport.dependencies as [DependencyEntry, DependencyEntry];
const advisory = (fixed: string[], id = 'PYSEC-1'): AdvisoryEntry => ({
  id,
  aliases: [],
  severity: 'high',
  fixed,
  reachable: 'unknown',
});
const flawed = (...advisories: AdvisoryEntry[]) => flawedPackages([{ ...yaml, advisories }])[0]!;
const words = (findings: readonly Finding[], dependencies: readonly DependencyEntry[] = []) =>
  actionsOf(findings, flawedPackages(dependencies)).map((action) => action.words);

describe('what to do first', () => {
  test('the worst, then the most exposed, then the most certain', () => {
    const findings: Finding[] = [
      { ...pickle, severity: 'high', remedy: 'high' },
      { ...pickle, origin: 'file', remedy: 'file' },
      { ...pickle, confidence: 'low', remedy: 'unsure' },
      { ...pickle, remedy: 'sure' },
    ];
    expect(words(findings)).toEqual(['sure', 'unsure', 'file', 'high']);
  });
  test('one remedy of one rule is one action, wherever it is due', () => {
    const twice = [pickle, { ...pickle, location: { ...pickle.location, line: 30, endLine: 30 } }];
    expect(actionsOf(twice, [])).toMatchObject([{ settles: 2, place: { path: 'app/codec.py', line: 14 } }]);
  });
  test('a file that may be an attack comes before a flaw that waits for one', () => {
    const file: Finding = { ...pickle, rule: 'artifact/dangerous-global', remedy: 'delete it' };
    expect(words([pickle, file], [yaml])[0]).toBe('delete it');
  });
  test('a package is one action, with the version that clears it', () => {
    expect(words([], [yaml, urllib3])).toEqual([
      'Upgrade pyyaml 5.3 to 5.4 or later: clears 2 advisories.',
      'Upgrade urllib3 1.26.2 to 1.26.5 or later: clears 1 advisory.',
    ]);
  });
  test('who brings a package is said where there is one', () => {
    const entry = { ...urllib3, paths: urllib3.paths.slice(0, 1) };
    expect(words([], [entry])).toEqual([
      'Upgrade urllib3 1.26.2, which requests brings, to 1.26.5 or later: clears 1 advisory.',
    ]);
  });
  test('a malicious package is removed, not upgraded', () => {
    expect(words([], [{ ...yaml, advisories: [advisory(['9.9'], 'MAL-2024-1')] }])).toEqual([
      'Remove pyyaml: it is known to be malicious.',
    ]);
  });
  test('no fix, no promise', () => {
    expect(words([], [{ ...yaml, advisories: [advisory([]), advisory(['2.0'], 'PYSEC-2')] }])).toEqual([
      'Replace or remove pyyaml 5.3: 2 advisories, not all fixed.',
    ]);
  });
});

describe('the version that clears a package', () => {
  test.each([
    [['1.2', '1.10'], '1.10'],
    [['5.3.1', '5.4'], '5.4'],
    [['2', '2.0.0'], '2'],
    [['1.0', '2.0rc1'], undefined],
    [['1!1.0'], undefined],
  ])('%j: %s', (fixed, version) =>
    expect(clearingVersion(flawed(...fixed.map((one, i) => advisory([one], `PYSEC-${i}`))))).toBe(version),
  );
});

describe('flawed packages', () => {
  test('the same release in two manifests is one', () => {
    const again = { ...yaml, manifest: 'uv.lock', line: 9 };
    const [only, ...others] = flawedPackages([yaml, again]);
    expect(others).toEqual([]);
    expect(only?.entries.map(({ manifest }) => manifest)).toEqual(['requirements.txt', 'uv.lock']);
    expect(only?.advisories).toHaveLength(2);
  });
  test('releases with the same flaws are one package', () => {
    const older = { ...yaml, version: '5.2', line: 7 };
    const other = { ...yaml, version: '5.1', advisories: yaml.advisories.slice(0, 1) };
    expect(flawedPackages([yaml, older, other]).map(({ versions }) => versions)).toEqual([
      ['5.3', '5.2'],
      ['5.1'],
    ]);
  });
  test('those whose findings are all suppressed are left out', () => {
    const vulnerable = sampleReport.findings.filter(({ rule }) => rule === 'dependency/vulnerable');
    const [first, second] = vulnerable as [Finding, Finding];
    const { entries, others } = flawsOf([second], [first], sampleReport.dependencies);
    expect(entries.map(({ name }) => name)).toEqual(['urllib3']);
    expect(others).toEqual([]);
  });
  test('a flaw that no entry lists stays a finding', () => {
    const lost = sampleReport.findings.filter(({ rule }) => rule === 'dependency/vulnerable');
    expect(flawsOf(lost, [], []).others).toEqual(lost);
  });
  test('what the code reaches comes before what it does not', () => {
    const reached = {
      ...urllib3,
      name: 'zlib',
      advisories: [{ ...advisory(['2']), reachable: 'yes' as const }],
    };
    expect(flawedPackages([urllib3, reached]).map(({ name }) => name)).toEqual(['zlib', 'urllib3']);
  });
});
