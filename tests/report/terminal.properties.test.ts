import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding/finding.ts';
import { format } from '../../src/report/formats/terminal.ts';
import { Tally } from '../../src/report/outcome.ts';
import type { Report } from '../../src/report/report.ts';
import { penFor } from '../../src/report/terminal/pen.ts';
import { reportLines } from '../../src/report/terminal/report.ts';
import { type Line, lineWidth } from '../../src/report/terminal/text.ts';
import { displayWidth } from '../../src/report/terminal/width.ts';
import { report, SEEDED, text } from './arbitrary.ts';
import { PLAIN, rendered } from './render.ts';
import { emptyReport, sampleReport, sampleRun } from './sample.ts';

/** Our own colours; everything else that steers a terminal came from outside. */
const OUR_COLOURS = /\x1b\[\d+(;\d+)*m/g;
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const style = fc.record({
  width: fc.integer({ min: 40, max: 200 }),
  unicode: fc.boolean(),
  verbose: fc.boolean(),
  colour: fc.boolean(),
});

/** A run whose sources are hostile, too. */
const hostileRun = (lines: readonly string[]) => ({ ...sampleRun, sourceLines: () => lines });

describe('any report', () => {
  test('steers no terminal', () => {
    fc.assert(
      fc.property(report, style, fc.array(text, { maxLength: 30 }), (any, look, lines) => {
        const shown = rendered(format, any, look, hostileRun(lines)).replace(OUR_COLOURS, '');
        expect(shown.replaceAll('\n', '')).not.toMatch(STEERING);
        if (!look.unicode) expect(shown).toMatch(/^[\n\x20-\x7e]*$/);
      }),
      SEEDED,
    );
  });

  test('is colourless where colour is not wanted', () => {
    fc.assert(
      fc.property(report, (any) => !rendered(format, any, { colour: false }).includes('\x1b')),
      { ...SEEDED, numRuns: 50 },
    );
  });

  test('says the same with and without colour', () => {
    fc.assert(
      fc.property(report, style, (any, look) => {
        const bare = rendered(format, any, { ...look, colour: false });
        expect(rendered(format, any, { ...look, colour: true }).replace(OUR_COLOURS, '')).toBe(bare);
      }),
      { ...SEEDED, numRuns: 100 },
    );
  });

  test('keeps to the width, but for links and commands that are never broken', () => {
    fc.assert(
      fc.property(report, style, fc.array(text, { maxLength: 30 }), (any, look, lines) => {
        for (const line of linesOf(any, look, hostileRun(lines))) {
          if (lineWidth(line) <= look.width) continue;
          const longest = Math.max(0, ...line.map((part) => (part.solid ? displayWidth(part.text) : 0)));
          expect(longest, line.map((part) => part.text).join('')).toBeGreaterThan(look.width - 20);
        }
      }),
      SEEDED,
    );
  });
});

function linesOf(any: Report, look: Partial<typeof PLAIN>, run: typeof sampleRun): Line[] {
  const told = {
    ...any,
    findings: any.findings.filter(({ suppressed }) => suppressed === null),
    suppressed: any.findings.filter(({ suppressed }) => suppressed !== null),
  };
  return reportLines(penFor({ ...PLAIN, ...look }), run, told, new Tally().outcome());
}

describe('many findings', () => {
  const sample = sampleReport.findings[0] as Finding;
  const many = (count: number): Report => ({
    ...emptyReport,
    findings: Array.from({ length: count }, (_, i) => ({
      ...sample,
      location: { ...sample.location, line: 1 + (i % 14) },
    })),
  });
  const lines = sampleRun.sourceLines('app/codec.py') ?? [];
  const cost = (count: number) => {
    const findings = many(count);
    const begun = process.cpuUsage().user;
    rendered(format, findings, {}, hostileRun(lines));
    return process.cpuUsage().user - begun;
  };

  test('cost in proportion: ten times as many take less than thirty times as long', () => {
    cost(200);
    const [few, all] = [cost(1_000), cost(10_000)];
    expect(all / few).toBeLessThan(30);
  });
});
