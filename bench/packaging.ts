/**
 * Agreement with PyPI's `packaging` on many cases, and the time per operation beside it.
 * usage: ./wherefrom-dev bench packaging [--seed N] [--size N] [--advisories FILE.jsonl[.gz]]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  evaluateMarker,
  type MarkerEnvironment,
  parseMarker,
} from '../src/dependencies/packaging/markers.ts';
import { parseMetadata } from '../src/dependencies/packaging/metadata.ts';
import { parseRequirement } from '../src/dependencies/packaging/requirements.ts';
import { contains, parseSpecifierSet } from '../src/dependencies/packaging/specifiers.ts';
import { compareVersions, parseVersion } from '../src/dependencies/packaging/versions.ts';
import { answer, type Case, ENVIRONMENTS } from '../tests/dependencies/packaging/oracle/answer.ts';
import { advisoryCases, seededCases } from '../tests/dependencies/packaging/oracle/cases.ts';
import {
  compareWithOracle,
  findOracle,
  type Timings,
  timeOracle,
} from '../tests/dependencies/packaging/oracle/oracle.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    size: { type: 'string', default: '1200' },
    advisories: { type: 'string' },
  },
});

const oracle = findOracle();
if ('missing' in oracle) {
  console.error(`bench packaging: ${oracle.missing}`);
  process.exit(2);
}
const seeded = seededCases(Number(values.seed), Number(values.size));
const advisories =
  values.advisories ?? join(import.meta.dirname, '../examples/advisories/pypi-2024-10-10.jsonl');
const real = existsSync(advisories) ? advisoryCases(advisories) : new Map();
if (real.size === 0)
  console.error('bench packaging: without --advisories only made-up versions are compared');
const agreed = agreement(oracle.folder);
times(oracle.folder);
process.exitCode = agreed ? 0 : 1;

function agreement(folder: string): boolean {
  const comparisons = compareWithOracle(folder, new Map([...seeded, ...real]));
  console.log('class                    cases     valid   disagreements   oracle failed');
  for (const { name, total, valid, disagreements, crashed } of comparisons) {
    const counts = [String(total).padStart(8), String(valid).padStart(9)];
    console.log(
      name.padEnd(22),
      ...counts,
      String(disagreements.length).padStart(15),
      String(crashed.length).padStart(15),
    );
  }
  const total = comparisons.reduce((sum, { total }) => sum + total, 0);
  const disagreements = comparisons.flatMap((comparison) => comparison.disagreements);
  console.log(`${total} cases with seed ${values.seed}, ${disagreements.length} disagreements\n`);
  for (const { given, ours, theirs } of disagreements.slice(0, 20)) {
    console.log(
      JSON.stringify(given),
      '\n  ours  ',
      JSON.stringify(ours),
      '\n  theirs',
      JSON.stringify(theirs),
    );
  }
  const reasons = new Map(
    comparisons.flatMap(({ crashed }) =>
      crashed.map(({ given, reason }) => [reason.slice(0, 24), { given, reason }]),
    ),
  );
  for (const { given, reason } of reasons.values())
    console.log('oracle failed:', reason, 'on', JSON.stringify(given));
  return disagreements.length === 0;
}

/** The same valid and invalid texts on both sides, in turn; each side's best of three rounds. */
function times(folder: string): void {
  const samples = sampleTexts();
  const rounds = Array.from({ length: 2 }, () => [timeOracle(folder, samples), timeOurs(samples)] as const);
  console.log('operation                 packaging      ours   times as fast   (ns per operation)');
  for (const name of Object.keys(rounds[0]![0])) {
    const [theirs, ours] = [0, 1].map((side) => Math.min(...rounds.map((round) => round[side]![name]!))) as [
      number,
      number,
    ];
    const figures = [
      theirs.toFixed(0).padStart(12),
      ours.toFixed(0).padStart(9),
      (theirs / ours).toFixed(1).padStart(15),
    ];
    console.log(name.padEnd(22), ...figures);
  }
}

interface Samples {
  readonly versions: readonly string[];
  readonly specifiers: readonly string[];
  readonly markers: readonly string[];
  readonly requirements: readonly string[];
  readonly metadata: readonly string[];
  readonly environment: Readonly<Record<string, string | readonly string[]>>;
}

function sampleTexts(): Samples {
  const count = 20_000;
  const texts = (name: string, at = 1) =>
    (seeded.get(name) as readonly Case[])
      .filter((given) => answer(given) !== null)
      .slice(0, count)
      .map((given) => given[at] as string);
  // All variables are known in the first environment but the two sets, which would be an error.
  const markers = texts('marker').filter((text) => !(answer(['marker', text]) as unknown[]).includes(null));
  const [environment] = ENVIRONMENTS;
  return {
    versions: texts('version'),
    specifiers: texts('contains'),
    markers,
    requirements: texts('requirement'),
    metadata: texts('metadata'),
    environment: environment!,
  };
}

function timeOurs(samples: Samples): Timings {
  const versions = samples.versions.map((text) => parseVersion(text)!);
  const sets = samples.specifiers.map((text) => parseSpecifierSet(text)!);
  const markers = samples.markers.map(parseMarker);
  const environment = samples.environment as MarkerEnvironment;
  const pairs = versions.slice(1).map((version, i) => [versions[i]!, version] as const);
  const checks = versions.slice(0, sets.length).map((version, i) => [sets[i]!, version] as const);
  return {
    'parse a version': timed(parseVersion, samples.versions),
    'compare two versions': timed(([a, b]) => compareVersions(a, b), pairs),
    'parse a specifier set': timed(parseSpecifierSet, samples.specifiers),
    'check a version': timed(([set, version]) => contains(set, version), checks),
    'parse a marker': timed(parseMarker, samples.markers),
    'evaluate a marker': timed((marker) => evaluateMarker(marker, environment), markers),
    'parse a requirement': timed(parseRequirement, samples.requirements),
    'parse metadata': timed(parseMetadata, samples.metadata),
  };
}

/** Nanoseconds per item, best of three. */
function timed<T>(work: (item: T) => unknown, items: readonly T[]): number {
  const rounds = Array.from({ length: 3 }, () => {
    const start = process.hrtime.bigint();
    for (const item of items) work(item);
    return Number(process.hrtime.bigint() - start) / items.length;
  });
  return Math.min(...rounds);
}
