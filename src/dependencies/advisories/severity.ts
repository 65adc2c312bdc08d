import cvss from 'ae-cvss-calculator';
import type { Severity } from '../../finding/severity.ts';

/** A vector is a few dozen characters; what is longer was not made by a database. */
const LONGEST_VECTOR = 400;

const WORDS: ReadonlyMap<string, Severity> = new Map([
  ['critical', 'critical'],
  ['high', 'high'],
  ['moderate', 'medium'],
  ['medium', 'medium'],
  ['low', 'low'],
  ['none', 'info'],
]);

/**
 * The severity that an advisory states: by the newest complete CVSS vector (4, 3, 2), else by the database's own
 * word, else undefined. Base metrics only, as databases print it: threat and environment are the user's to judge.
 */
export function severityOf(vectors: readonly string[], word?: unknown): Severity | undefined {
  const inOrder = [...vectors].sort((a, b) => generation(b) - generation(a));
  for (const vector of inOrder) {
    const rating = ratingOf(vector);
    if (rating) return rating;
  }
  return typeof word === 'string' ? WORDS.get(word.toLowerCase()) : undefined;
}

function generation(vector: string): number {
  const match = /^CVSS:(\d\.\d)\//.exec(vector);
  return match ? Number(match[1]) : 2;
}

function ratingOf(vector: string): Severity | undefined {
  if (vector.length > LONGEST_VECTOR) return undefined;
  const score = baseScore(vector);
  return score === undefined ? undefined : qualitative(score, generation(vector) === 2);
}

function baseScore(vector: string): number | undefined {
  try {
    const parsed = parse(vector);
    if (!parsed?.isBaseFullyDefined()) return undefined; // version 4 would be rated 0.0
    const scores = parsed.calculateScores();
    return 'baseMetricsOnly' in scores ? scores.baseMetricsOnly : scores.base;
  } catch {
    return undefined;
  }
}

function parse(vector: string) {
  if (vector.startsWith('CVSS:4.0/')) return new cvss.Cvss4P0(vector);
  if (vector.startsWith('CVSS:3.1/')) return new cvss.Cvss3P1(vector);
  if (vector.startsWith('CVSS:3.0/')) return new cvss.Cvss3P0(vector);
  if (vector.startsWith('AV:')) return new cvss.Cvss2(vector);
  return undefined;
}

/** The qualitative scale of CVSS 3 and 4; version 2 has no critical (National Vulnerability Database). */
function qualitative(score: number, second: boolean): Severity {
  if (score >= 9 && !second) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 || second ? 'low' : 'info';
}
