import type { Finding } from '../../finding/finding.ts';
import type { Incomplete } from '../../finding/incomplete.ts';
import { isWholeFile, type Location } from '../../finding/location.ts';
import { gathering } from '../gather.ts';
import type { ReportFormat } from '../handler.ts';
import { type Markup, html as xml } from '../html/markup.ts';
import { DEFAULT_THRESHOLDS, failsAt, type Thresholds } from '../outcome.ts';
import type { Summary } from '../report.ts';
import { counted } from '../words.ts';

/**
 * JUnit's XML, which every CI server shows. A finding that makes the run fail is a failed test, any other a skipped
 * one; what was not looked at in full is an error under `--strict`. A first test stands for the run itself, since
 * servers take a report without tests for a broken one.
 */
export const format: ReportFormat = {
  name: 'junit',
  description: 'for any CI server: findings as failed tests',
  create: (write) =>
    gathering(({ thresholds = DEFAULT_THRESHOLDS }, { findings, incomplete, summary }) => {
      const tests = [
        runTest(summary),
        ...findings.map((finding) => findingTest(finding, thresholds)),
        ...incomplete.map((entry) => incompleteTest(entry, thresholds)),
      ];
      write(`<?xml version="1.0" encoding="UTF-8"?>\n${suiteOf(tests).markup}`);
    }),
};

interface Test {
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly group: string;
  readonly name: string;
  readonly message: string;
  readonly lines: readonly string[];
}

function runTest({ files: { python, artifacts, manifests } }: Summary): Test {
  const read = `${counted(python, 'Python file')}, ${counted(artifacts, 'artifact')}, ${counted(manifests, 'manifest')}`;
  return { outcome: 'passed', group: 'run', name: `looked at ${read}`, message: '', lines: [] };
}

function findingTest(finding: Finding, { failOn }: Thresholds): Test {
  const { rule, severity, message, notes = [], remedy, location } = finding;
  const place = placeOf(location);
  return {
    outcome: failsAt(failOn, finding) ? 'failure' : 'skipped',
    group: rule,
    name: `${place} ${message}`,
    message: `${severity}: ${message}`,
    lines: [place, ...notes, remedy, `More: wherefrom explain ${rule}`],
  };
}

function placeOf(location: Location): string {
  const { path, line, column } = location;
  return isWholeFile(location) ? path : `${path}:${line}:${column}`;
}

function incompleteTest({ path, reason, line }: Incomplete, { strict }: Thresholds): Test {
  const place = line === undefined ? path : `${path}:${line}`;
  return {
    outcome: strict ? 'error' : 'skipped',
    group: 'incomplete',
    name: `${place} ${reason}`,
    message: `not looked at in full: ${reason}`,
    lines: [place],
  };
}

function suiteOf(tests: readonly Test[]): Markup {
  const count = (wanted: Test['outcome']) => tests.filter(({ outcome }) => outcome === wanted).length;
  const counts = xml`tests="${tests.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
  return xml`<testsuites name="wherefrom" ${counts}>
<testsuite name="wherefrom" ${counts}>
${tests.map(testMarkup)}</testsuite>
</testsuites>
`;
}

function testMarkup(test: Test): Markup {
  const { group, name } = test;
  return xml`<testcase classname="wherefrom.${group}" name="${name}">${resultOf(test)}</testcase>
`;
}

function resultOf({ outcome, group, message, lines }: Test): Markup | undefined {
  const text = lines.map((line) => xml`${line}\n`);
  if (outcome === 'failure') return xml`<failure type="${group}" message="${message}">${text}</failure>`;
  if (outcome === 'error') return xml`<error type="${group}" message="${message}">${text}</error>`;
  return outcome === 'skipped' ? xml`<skipped message="${message}"/>` : undefined;
}
