/** What every format of reports keeps to. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { membersOf } from '../../scripts/registries.ts';
import { formats } from '../../src/report/formats/registry.generated.ts';
import type { ReportFormat } from '../../src/report/handler.ts';
import { report, SEEDED } from './arbitrary.ts';
import { rendered } from './render.ts';
import { emptyReport } from './sample.ts';

const FILES = membersOf(join(import.meta.dirname, '..', '..'), 'src/report/formats');

describe.each(
  (formats as readonly ReportFormat[]).map((format, i) => [FILES[i]?.replace('.ts', ''), format] as const),
)('%s', (file, format) => {
  test('is called like its file, and says in a clause what it is', () => {
    expect(format.name).toBe(file);
    expect(format.description).toMatch(/^\S.*[^.]$/);
  });

  test('says something of an empty folder, and ends its last line', () => {
    expect(rendered(format, emptyReport)).toMatch(/\S\n+$/);
  });

  test('writes the same twice, and nothing that steers a terminal', () => {
    fc.assert(
      fc.property(report, (any) => {
        const text = rendered(format, any);
        expect(rendered(format, any)).toBe(text);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
      { ...SEEDED, numRuns: 60 },
    );
  });
});
