import { describe, expect, test } from 'vitest';
import { format } from '../../src/report/formats/terminal.ts';
import type { Style } from '../../src/report/handler.ts';
import type { Report } from '../../src/report/report.ts';
import { rendered } from './render.ts';
import { cleanReport, emptyReport, sampleReport, sampleRun } from './sample.ts';

const transcripts: Record<string, [Report, Partial<Style>]> = {
  'width-100': [sampleReport, {}],
  'width-40': [sampleReport, { width: 40 }],
  'width-72': [sampleReport, { width: 72 }],
  'width-200': [sampleReport, { width: 200 }],
  verbose: [sampleReport, { verbose: true }],
  colour: [sampleReport, { colour: true }],
  ascii: [sampleReport, { unicode: false }],
  'ascii-width-40': [sampleReport, { unicode: false, width: 40 }],
  clean: [cleanReport, {}],
  'clean-in-part': [{ ...cleanReport, incomplete: sampleReport.incomplete }, {}],
  empty: [emptyReport, {}],
};

describe('what the terminal shows', () => {
  test.each(Object.entries(transcripts))('%s', async (name, [report, style]) => {
    await expect(rendered(format, report, style)).toMatchFileSnapshot(`expected/terminal/${name}.txt`);
  });
});

describe('long lists', () => {
  const calls = Array.from({ length: 40 }, (_, i) => ({
    ...sampleReport.inventory[i % sampleReport.inventory.length]!,
    line: i + 1,
  }));
  const long: Report = { ...emptyReport, inventory: calls, incomplete: incompleteOf(20) };

  test('are told in short', async () => {
    await expect(rendered(format, long)).toMatchFileSnapshot('expected/terminal/long.txt');
  });
  test('are told in full when everything is asked for', () => {
    const text = rendered(format, long, { verbose: true });
    for (const { path, line } of calls) expect(text).toContain(`${path}:${line}:`);
    expect(text).not.toContain('--verbose');
  });
  test('a path of many steps keeps its ends', async () => {
    const [first] = sampleReport.findings;
    const flow = Array.from({ length: 30 }, (_, i) => ({
      path: 'app/chain.py',
      line: i + 1,
      column: 1,
      note: `step ${i + 1}`,
    }));
    const report = { ...emptyReport, findings: [{ ...first!, flow }] };
    await expect(rendered(format, report)).toMatchFileSnapshot('expected/terminal/long-path.txt');
    expect(rendered(format, report, { verbose: true })).toContain('step 15');
  });
});

test('reasons that share their end are one, parted at a comma', () => {
  const incomplete = ['a, b and 18 more', 'c'].map((names, i) => ({
    ...{ path: `${i}.txt`, line: 1 },
    reason: `no version is known of ${names}, so no advisory can be looked up`,
  }));
  const others = ['d, e and 7 more', 'f, g and 9 more'].map((names, i) => ({
    ...{ path: `${i + 2}.txt`, line: 1 },
    reason: `no version is known of ${names}, so nothing can be said`,
  }));
  const text = rendered(format, { ...emptyReport, incomplete: [...incomplete, ...others] });
  expect(text).toContain('no version is known of … so no advisory can be looked up');
  expect(text).toContain('no version is known of … so nothing can be said');
  expect(text).toMatch(/2\.txt:1 +d, e and 7 more · /);
});

test('of lists that begin alike nothing is cut off', () => {
  const incomplete = ['a, b, c and 18 more', 'a, b, d and 7 more'].map((names, i) => ({
    ...{ path: `${i}.txt`, line: 1 },
    reason: `no version is known of ${names}, so no advisory can be looked up`,
  }));
  const text = rendered(format, { ...emptyReport, incomplete });
  expect(text).toContain('no version is known of … so no advisory can be looked up');
  expect(text).toMatch(/1\.txt:1 +a, b, d and 7 more/);
});

describe('how the run ends', () => {
  const ending = (report: Report, failOn: 'never' | 'high', strict = false) =>
    rendered(format, report, {}, { ...sampleRun, thresholds: { failOn, strict } }).match(
      /Exit status +(.*)/,
    )?.[1];

  test('says why, for every threshold', () => {
    expect(ending(sampleReport, 'never')).toBe('0: as --fail-on never asks');
    expect(ending(sampleReport, 'high')).toBe('1: 7 findings at high or above');
    expect(ending(cleanReport, 'high')).toBe('0: nothing at high or above');
    expect(ending(sampleReport, 'high', true)).toBe('2: 4 places not looked at in full, under --strict');
  });
});

function incompleteOf(count: number): Report['incomplete'] {
  return Array.from({ length: count }, (_, i) => ({
    path: `legacy/old${i}.py`,
    reason: `syntax error on line ${i + 1}`,
    line: i + 1,
  }));
}
