/** Random reports whose every text is as hostile as can be. */
import fc from 'fast-check';
import type { Finding, FlowStep } from '../../src/finding/finding.ts';
import { ORIGINS } from '../../src/finding/origin.ts';
import { CONFIDENCES, SEVERITIES } from '../../src/finding/severity.ts';
import type { ArtifactEntry, DependencyEntry, InventoryEntry, Report } from '../../src/report/report.ts';
import { ASIDE } from '../../src/suppression/policy.ts';
import { sampleRules } from './sample.ts';

const NASTY = [
  '\x1b[2J',
  '\x1b]8;;https://example.org\x07',
  '\x9b31m',
  '\r',
  '\n',
  '\t',
  '\0',
  '\x7f',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u2028',
  '\u{e0041}',
  '\ud800',
  '週報',
  'e\u0301',
  '👩\u200d💻',
  '[x](https://example.org)',
  '{0}',
  '%2e%2e/',
  '!/',
  ' ',
  'word',
  '"quoted"',
];

/** Readable words among escape sequences, controls, wide characters, and whatever else there is. */
export const text: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

const path = fc.oneof(
  fc.constantFrom('app/codec.py', 'app/cache.py', 'données/schön.py', 'app/report.py'),
  text,
);
const line = fc.integer({ min: 1, max: 40 });
const column = fc.integer({ min: 1, max: 200 });
const rule = fc.oneof(
  fc.constantFrom(...sampleRules.map(({ id }) => id)),
  fc.constantFrom('injection/other', 'dependency/yanked', 'artifact/unknown-global'),
);

const location = fc
  .tuple(path, line, column, fc.nat(4), fc.nat(80), fc.option(fc.nat(1000), { nil: undefined }))
  .map(([file, from, at, lines, columns, offset]) => ({
    path: file,
    line: from,
    column: at,
    endLine: from + lines,
    endColumn: lines > 0 ? columns + 1 : at + columns,
    ...(offset !== undefined && { offset }),
  }));

const step: fc.Arbitrary<FlowStep> = fc.record({ path, line, column, note: text });
const flow = fc.array(step, { maxLength: 14 });

export const finding: fc.Arbitrary<Finding> = fc.record(
  {
    rule,
    message: text,
    severity: fc.constantFrom(...SEVERITIES),
    confidence: fc.constantFrom(...CONFIDENCES),
    cwe: fc.array(fc.integer({ min: 1, max: 1400 }), { maxLength: 3 }),
    origin: fc.constantFrom(...ORIGINS),
    location,
    flow,
    otherOrigins: fc.array(fc.record({ origin: fc.constantFrom(...ORIGINS), flow }), { maxLength: 2 }),
    entry: fc.record({ kind: text, name: text, path, line }),
    remedy: text,
    notes: fc.array(text, { maxLength: 3 }),
    fingerprint: fc.constant('sha256:00112233445566778899aabbccddeeff'),
    suppressed: fc.option(
      fc.record(
        { kind: fc.constantFrom('inline', 'baseline', 'policy'), reason: text, until: text },
        { requiredKeys: ['kind', 'reason'] },
      ),
    ),
  },
  {
    requiredKeys: [
      'rule',
      'message',
      'severity',
      'confidence',
      'cwe',
      'location',
      'flow',
      'remedy',
      'fingerprint',
      'suppressed',
    ],
  },
);

const inventory: fc.Arbitrary<InventoryEntry> = fc.record(
  {
    path,
    line,
    column,
    callee: text,
    origin: fc.constantFrom(...ORIGINS),
    verdict: fc.constantFrom('finding', 'safe', 'unknown'),
    reason: text,
    aside: fc.constantFrom(...ASIDE),
  },
  { requiredKeys: ['path', 'line', 'column', 'callee', 'origin', 'verdict', 'reason'] },
);

const artifact: fc.Arbitrary<ArtifactEntry> = fc.record(
  {
    path,
    format: text,
    verdict: fc.constantFrom('dangerous', 'suspicious', 'unknown', 'safe', 'unreadable'),
    sha256: fc.oneof(fc.constant(''), fc.constant('ab'.repeat(32))),
    globals: fc.array(
      fc.record({ name: text, verdict: fc.constantFrom('dangerous', 'unknown', 'safe'), offset: fc.nat() }),
      { maxLength: 9 },
    ),
    reasons: fc.array(
      fc.record({ rule, message: text, offset: fc.nat() }, { requiredKeys: ['rule', 'message'] }),
      {
        maxLength: 7,
      },
    ),
    program: text,
    loadedBy: fc.array(fc.record({ path, line }), { maxLength: 8 }),
  },
  { requiredKeys: ['path', 'format', 'verdict', 'sha256', 'globals', 'reasons'] },
);

const dependency: fc.Arbitrary<DependencyEntry> = fc.record(
  {
    name: text,
    version: text,
    purl: text,
    manifest: path,
    line,
    direct: fc.boolean(),
    groups: fc.array(text, { maxLength: 2 }),
    paths: fc.array(fc.array(text, { maxLength: 5 }), { maxLength: 4 }),
    advisories: fc.array(
      fc.record(
        {
          id: text,
          aliases: fc.array(text, { maxLength: 3 }),
          severity: fc.constantFrom(...SEVERITIES),
          summary: text,
          fixed: fc.array(fc.oneof(text, fc.constantFrom('1.2.3', '2.0')), { maxLength: 2 }),
          reachable: fc.constantFrom('yes', 'imported', 'not imported', 'unknown'),
        },
        { requiredKeys: ['id', 'aliases', 'severity', 'fixed', 'reachable'] },
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['name', 'purl', 'manifest', 'line', 'direct', 'groups', 'paths', 'advisories'] },
);

const judgedPlace = fc.record(
  {
    verdict: fc.constantFrom(...SEVERITIES, 'safe' as const, 'unknown' as const, 'none' as const),
    origin: fc.constantFrom(...ORIGINS),
  },
  { requiredKeys: ['verdict'] },
);

export const report: fc.Arbitrary<Report> = fc.record({
  version: fc.constant(1 as const),
  tool: fc.record({ name: fc.constant('wherefrom' as const), version: fc.constant('1.2.3') }),
  root: text,
  findings: fc.array(finding, { maxLength: 8 }),
  inventory: fc.array(inventory, { maxLength: 20 }),
  artifacts: fc.array(artifact, { maxLength: 4 }),
  dependencies: fc.array(dependency, { maxLength: 4 }),
  incomplete: fc.array(fc.record({ path, reason: text, line }, { requiredKeys: ['path', 'reason'] }), {
    maxLength: 8,
  }),
  summary: fc.record(
    {
      files: fc.record({ python: fc.nat(), artifacts: fc.nat(), manifests: fc.nat() }),
      lines: fc.nat(),
      passedOver: fc.array(text, { maxLength: 4 }),
      advisories: text,
      unusedComments: fc.array(fc.record({ path, line, rules: fc.array(rule) }), { maxLength: 5 }),
      baseline: fc.record({ entries: fc.nat(), gone: fc.nat() }),
      rulesOff: fc.array(fc.record({ select: rule, count: fc.nat() }), { maxLength: 3 }),
      models: fc.record({
        used: fc.array(fc.record({ library: text, path, by: fc.constantFrom('project', 'user') }), {
          maxLength: 3,
        }),
        leaning: fc.array(
          fc.record({ path, line, column: line, judged: judgedPlace, without: judgedPlace }),
          { maxLength: 5 },
        ),
      }),
    },
    { requiredKeys: ['files', 'lines', 'passedOver'] },
  ),
});

/** The same reports in every run. */
export const SEEDED = { seed: 20261121, numRuns: 300 };
