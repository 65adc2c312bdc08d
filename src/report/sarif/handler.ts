import type { Finding } from '../../finding/finding.ts';
import type { Incomplete } from '../../finding/incomplete.ts';
import type { ReportHandler, RunHeader } from '../handler.ts';
import { jsonText } from '../jsonText.ts';
import { Tally } from '../outcome.ts';
import { sentence } from '../words.ts';
import { Artifacts, messageOf, pointJson, ROOT } from './places.ts';
import { resultJson } from './results.ts';
import { Rules, taxonomyOf } from './rules.ts';

/**
 * Writes a log of the Static Analysis Results Interchange Format 2.1.0 (OASIS). What has no place there, the
 * inventory and the dependencies without flaws, is left to JSON; vulnerable packages and dangerous files are findings.
 */
export function sarifHandler(write: (text: string) => void): ReportHandler {
  const artifacts = new Artifacts();
  const findings: Finding[] = [];
  const missed: Incomplete[] = [];
  let run: RunHeader | undefined;
  return {
    begin(header) {
      run = header;
    },
    finding: (finding) => void findings.push(finding),
    inventory() {},
    artifact: ({ path, sha256 }) => artifacts.hash(path, sha256),
    dependency() {},
    incomplete: (entry) => void missed.push(entry),
    end() {
      if (run === undefined) throw new Error('a report was ended that was not begun');
      writeLog(write, run, findings, missed, artifacts);
    },
  };
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The parts in an order that lets every list of indices be complete before it is written; results a line each. */
function writeLog(
  write: (text: string) => void,
  run: RunHeader,
  findings: readonly Finding[],
  missed: readonly Incomplete[],
  artifacts: Artifacts,
): void {
  const rules = new Rules(run.rule);
  write(`{\n"$schema": ${jsonText(SCHEMA)},\n"version": "2.1.0",\n"runs": [{\n"results": [`);
  for (const [i, finding] of findings.entries()) {
    write(`${i > 0 ? ',' : ''}\n${jsonText(resultJson(finding, rules, artifacts))}`);
  }
  write('\n],\n');
  const parts = {
    invocations: [invocationJson(run, findings, missed, artifacts)],
    tool: { driver: driverJson(run, rules, missed) },
    taxonomies: [taxonomyOf(rules.weaknesses())],
    artifacts: artifacts.list(),
    originalUriBaseIds: { [ROOT]: { description: { text: 'The audited folder.' } } },
    columnKind: 'unicodeCodePoints',
  };
  write(
    Object.entries(parts)
      .map(([name, part]) => `${jsonText(name)}: ${jsonText(part)}`)
      .join(',\n'),
  );
  write('\n}]\n}\n');
}

function driverJson({ tool }: RunHeader, rules: Rules, missed: readonly Incomplete[]): object {
  return {
    name: 'Wherefrom',
    version: tool.version,
    semanticVersion: tool.version,
    rules: rules.list(),
    ...(missed.length > 0 && { notifications: [INCOMPLETE] }),
    supportedTaxonomies: [{ name: 'CWE', index: 0 }],
  };
}

const INCOMPLETE = {
  id: 'incomplete',
  shortDescription: { text: 'Something could not be read, or not wholly.' },
  defaultConfiguration: { level: 'warning' },
};

function invocationJson(
  run: RunHeader,
  findings: readonly Finding[],
  missed: readonly Incomplete[],
  artifacts: Artifacts,
): object {
  const tally = new Tally(run.thresholds);
  for (const finding of findings) tally.finding(finding);
  for (const _ of missed) tally.incomplete();
  const { exitStatus, reason } = tally.outcome();
  return {
    executionSuccessful: exitStatus !== 2,
    exitCode: exitStatus,
    exitCodeDescription: sentence(reason),
    toolExecutionNotifications: missed.map(({ path, reason, line }) => ({
      descriptor: { id: INCOMPLETE.id, index: 0 },
      level: 'warning',
      message: messageOf(sentence(path === '.' ? reason : `${path}: ${reason}`)),
      ...(path !== '.' && {
        locations: [pointJson(artifacts, line === undefined ? { path } : { path, line })],
      }),
    })),
  };
}
