import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format } from '../../src/report/formats/json.ts';
import { jsonText } from '../../src/report/jsonText.ts';
import { validator } from '../support/schemas.ts';
import { report, SEEDED } from './arbitrary.ts';
import { rendered } from './render.ts';
import { emptyReport, sampleReport } from './sample.ts';

const validate = validator('report.schema.json');

/** Half a surrogate pair is no text, and no reader gets one. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, wellFormed(one)]));
}

describe('JSON text', () => {
  test.each([
    ['\ud800', '"\\ufffd"'],
    ['\\ud800', '"\\\\ud800"'],
    ['\\\ud800', '"\\\\\\ufffd"'],
    ['\u{1f600}', '"\u{1f600}"'],
    ['\x9b\u202e', '"\\u009b\\u202e"'],
    ['\u{e0041}', '"\\udb40\\udc41"'],
  ])('of %j is %s', (value, text) => expect(jsonText(value)).toBe(text));
});

describe('the JSON report', () => {
  test('of the sample', async () => {
    await expect(rendered(format, sampleReport)).toMatchFileSnapshot('expected/json/sample.json');
  });
  test('of an empty folder', async () => {
    await expect(rendered(format, emptyReport)).toMatchFileSnapshot('expected/json/empty.json');
  });
  test('has the fields in the order of the contract', () => {
    const [finding] = JSON.parse(rendered(format, sampleReport)).findings;
    expect(Object.keys(finding)).toEqual(
      'rule message severity confidence cwe origin location flow otherOrigins entry remedy fingerprint suppressed'.split(
        ' ',
      ),
    );
  });

  test('reads back as the report it was, and fits the published schema', () => {
    fc.assert(
      fc.property(report, (any) => {
        const parsed = JSON.parse(rendered(format, any));
        expect(parsed).toEqual(wellFormed(any));
        expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
      }),
      SEEDED,
    );
  });
  test('steers no terminal', () => {
    fc.assert(
      fc.property(report, (any) => {
        expect(rendered(format, any).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
      { ...SEEDED, numRuns: 100 },
    );
  });

  test('refuses entries that come after their list was closed', () => {
    const handler = format.create(() => {}, { colour: false, width: 80, unicode: true, verbose: false });
    handler.begin({
      tool: sampleReport.tool,
      root: '.',
      rule: () => undefined,
      sourceLines: () => undefined,
    });
    handler.incomplete({ path: 'a', reason: 'b' });
    expect(() => handler.finding(sampleReport.findings[0]!)).toThrow(/findings before incomplete/);
  });
});

describe('the schema', () => {
  test.each([
    ['no version', { version: undefined }],
    ['another version', { version: 2 }],
    ['an unknown severity', { findings: [{ ...sampleReport.findings[0], severity: 'serious' }] }],
    ['line 0', { incomplete: [{ path: 'a.py', reason: 'x', line: 0 }] }],
    ['an unknown field of ours', { extra: 1 }],
  ])('refuses %s', (_, change) => {
    expect(validate(JSON.parse(JSON.stringify({ ...sampleReport, ...change })))).toBe(false);
  });
});
