import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { applyingTo } from '../../../src/dependencies/advisories/match.ts';
import { normalizeName } from '../../../src/dependencies/packaging/names.ts';
import { formatVersion, parseVersion } from '../../../src/dependencies/packaging/versions.ts';
import { Random } from '../../support/random.ts';
import { version as anyVersion } from '../packaging/oracle/generate.ts';
import { findOracle } from '../packaging/oracle/oracle.ts';
import { askOracle, type Question } from './oracle/oracle.ts';
import { indexOf } from './support/index.ts';
import { affecting, jsonLines, type OsvEvent, type OsvRecord } from './support/records.ts';

const EXCERPT = join(import.meta.dirname, '../../../examples/advisories/pypi-2024-10-10.jsonl');

const oracle = findOracle();
if ('missing' in oracle) console.warn(`advisories are not compared with an oracle here: ${oracle.missing}`);

/** What both say, for the questions on which they differ. */
function disagreements(jsonl: string, questions: readonly Question[]) {
  if ('missing' in oracle) return [];
  const index = indexOf(Buffer.from(jsonl));
  const answers = askOracle(oracle.folder, jsonl, questions);
  return questions
    .map((question, i) => ({ question, oracle: answers[i], ours: applyingTo(index, ...question).sort() }))
    .filter(({ oracle, ours }) => JSON.stringify(oracle) !== JSON.stringify(ours));
}

/** Every version that a record names, and its nearest neighbours. */
function questionsOf(records: readonly OsvRecord[]): Question[] {
  const questions = new Map<string, Question>();
  for (const { affected } of records) {
    for (const {
      package: { name },
      versions = [],
      ranges = [],
    } of affected) {
      const bounds = ranges
        .filter(({ type }) => type !== 'GIT')
        .flatMap(({ events }) => events.flatMap((event) => Object.values(event) as string[]));
      for (const text of [...versions, ...bounds.flatMap(neighbours)])
        questions.set(`${name} ${text}`, [name, text]);
    }
  }
  return [...questions.values()];
}

function neighbours(text: string): string[] {
  const parsed = parseVersion(text);
  if (!parsed) return [text];
  const public_ = formatVersion({ ...parsed, local: undefined });
  const variants = parsed.dev === undefined ? ['', '.0', '+cu118', '.dev1', 'a1', 'rc1', '.post1'] : [''];
  return [text, ...variants.map((variant) => public_ + variant)].filter((variant) => parseVersion(variant));
}

function recordsOf(jsonl: string): OsvRecord[] {
  return jsonl
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe.skipIf('missing' in oracle)('which records apply, as an independent evaluation says', () => {
  test('of real records, at every version they name and around it', () => {
    const jsonl = readFileSync(EXCERPT, 'utf8');
    const questions = questionsOf(recordsOf(jsonl));
    expect(questions.length).toBeGreaterThan(4000);
    expect(disagreements(jsonl, questions)).toEqual([]);
  });

  test('of records with ranges that no database should write', () => {
    const random = new Random(11);
    const records = Array.from({ length: 400 }, (_, i) => strangeRecord(random, `TEST-${i}`));
    const jsonl = jsonLines(records);
    const questions: Question[] = [
      ...questionsOf(records),
      ...Array.from({ length: 300 }, (): Question => ['Demo', anyVersion(random)]),
    ];
    expect(disagreements(jsonl, questions)).toEqual([]);
  });

  const full = process.env.WHEREFROM_TEST_EXPORT;
  test.runIf(full)(
    'of a whole export (WHEREFROM_TEST_EXPORT, .jsonl.gz)',
    () => {
      const jsonl = gunzipSync(readFileSync(full!)).toString('utf8');
      const questions = questionsOf(recordsOf(jsonl));
      console.log(
        `${questions.length} versions of ${new Set(questions.map(([name]) => normalizeName(name))).size} packages`,
      );
      expect(disagreements(jsonl, questions)).toEqual([]);
    },
    600_000,
  );
});

/** Events unordered, doubled, without a beginning, with limits and with what is no version. */
function strangeRecord(random: Random, id: string): OsvRecord {
  const bound = () =>
    random.chance(0.04)
      ? random.pick(['0.2.0-n653', '', 'trunk'])
      : random.pick(['0', '1.0', '1.0.0', '1.5', '2.0', '2.0+x.1', '2.0rc1', '3.0', '1!1.0']);
  const event = (): OsvEvent => {
    const kind = random.pick([
      'introduced',
      'introduced',
      'fixed',
      'fixed',
      'last_affected',
      'limit',
    ] as const);
    return { [kind]: kind === 'limit' && random.chance(0.3) ? '*' : bound() };
  };
  const range = () => ({
    type: random.pick(['ECOSYSTEM', 'ECOSYSTEM', 'SEMVER', 'GIT']),
    events: random.list(1, 5, event),
  });
  const versions = random.chance(0.4)
    ? random.list(1, 4, () => random.pick(['1.0', '2.0', '2.0-final', '2.0+x.1', '1.7.0']))
    : [];
  return affecting(id, random.list(0, 2, range), versions);
}
