/**
 * Whole disks make reports with more of one thing than fits on the stack: some 120,000 arguments of one call. Each list of
 * a report is made that long in turn.
 */
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding/finding.ts';
import { actionsOf } from '../../src/report/actions.ts';
import { formats } from '../../src/report/formats/registry.generated.ts';
import type { ReportFormat } from '../../src/report/handler.ts';
import type { Report } from '../../src/report/report.ts';
import { rendered } from './render.ts';
import { emptyReport, sampleReport } from './sample.ts';

const MANY = 150_000;
const LISTS = ['findings', 'inventory', 'artifacts', 'dependencies', 'incomplete'] as const;
/** What is drawn one by one takes its time, and is no list: half a minute for so many ways. */
const DRAWN = ['html findings', 'html artifacts', 'terminal findings', 'terminal artifacts'];

describe.each((formats as readonly ReportFormat[]).map((format) => [format.name, format] as const))(
  '%s',
  (_, format) => {
    const lists = LISTS.filter((list) => !DRAWN.includes(`${format.name} ${list}`));
    test.each(lists)(`tells of ${MANY} %s`, (list) => {
      const [first] = sampleReport[list];
      expect(first).toBeDefined();
      const report: Report = { ...emptyReport, [list]: Array.from({ length: MANY }, () => first) };
      expect(rendered(format, report)).not.toBe('');
    });
  },
);

test('what to do first is told of so many findings', () => {
  const [finding] = sampleReport.findings as [Finding];
  const actions = actionsOf(Array(MANY).fill(finding), []);
  expect(actions).toMatchObject([{ settles: MANY }]);
});
