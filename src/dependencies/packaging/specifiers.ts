/** Version specifiers as PEP 440 has them. The oracle is PyPI's `packaging`. */
import { SPACE, strip } from './text.ts';
import {
  comparePublic,
  compareVersions,
  formatVersion,
  isPrerelease,
  type Numeral,
  parseVersion,
  sameRelease,
  type Version,
} from './versions.ts';

const OPERATORS = ['===', '~=', '==', '!=', '<=', '>=', '<', '>'] as const;
export type Operator = (typeof OPERATORS)[number];

/** One clause: `>=1.0`, `==1.*`, `===anything`. */
export interface Specifier {
  readonly operator: Operator;
  /** As written, without white space. */
  readonly version: string;
  /** Whether a version satisfies it, pre-release or not. `===` looks at the text as given, the others at its meaning. */
  readonly admits: (version: Version | undefined, given: Version | string) => boolean;
  /** True if it names a pre-release in a way that asks for pre-releases. */
  readonly impliesPrereleases: boolean;
}

/** All clauses must hold; none is satisfied by everything. */
export interface SpecifierSet {
  /** In the order written. */
  readonly specifiers: readonly Specifier[];
}

export const ANY: SpecifierSet = { specifiers: [] };

/** The source of one clause; what follows each operator is what PEP 440 allows there. */
export const SPECIFIER = specifierSource();
/** What may follow `===`. */
const ARBITRARY = new RegExp(`^[^${SPACE};)]*$`);

function specifierSource(): string {
  const space = `[${SPACE}]*`;
  const release = 'v?(?:[0-9]+!)?[0-9]+(?:\\.[0-9]+)';
  const pre = '(?:[-_.]?(?:alpha|beta|preview|pre|a|b|c|rc)[-_.]?[0-9]*)?';
  const post = '(?:-[0-9]+|[-_.]?(?:post|rev|r)[-_.]?[0-9]*)?';
  const suffix = `${pre}${post}(?:[-_.]?dev[-_.]?[0-9]*)?`;
  const local = '(?:\\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?';
  return [
    `===${space}[^${SPACE};)]*`,
    `[=!]=${space}${release}*(?:\\.\\*|${suffix}${local})`,
    `~=${space}${release}+${suffix}`,
    `(?:<=|>=|<|>)${space}${release}*${suffix}`,
  ].join('|');
}

/** Clauses parted by commas, empty ones passed over; undefined if one is none. */
export function parseSpecifierSet(text: string): SpecifierSet | undefined {
  const specifiers: Specifier[] = [];
  for (const part of text.split(',')) {
    const clause = strip(part);
    if (clause === '') continue;
    const specifier = parseSpecifier(clause);
    if (!specifier) return undefined;
    specifiers.push(specifier);
  }
  return { specifiers };
}

/** One clause without white space around it; undefined if it is none. */
export function parseSpecifier(clause: string): Specifier | undefined {
  const operator = OPERATORS.find((candidate) => clause.startsWith(candidate));
  if (operator === undefined) return undefined;
  const version = strip(clause.slice(operator.length));
  if (operator === '===') return ARBITRARY.test(version) ? arbitrary(version) : undefined;
  const prefix = version.endsWith('.*');
  const text = prefix ? version.slice(0, -2) : version;
  const bound = strip(text) === text ? parseVersion(text) : undefined;
  if (!bound || !goesWith(operator, bound, prefix)) return undefined;
  const test = (prefix ? PREFIX_TESTS : TESTS)[operator](bound);
  const admits = (candidate: Version | undefined) => candidate !== undefined && test(candidate);
  return {
    operator,
    version,
    admits,
    impliesPrereleases: operator !== '!=' && !prefix && isPrerelease(bound),
  };
}

/** Prefixes of plain releases and local versions go with equality only; a series has at least two parts. */
function goesWith(operator: Operator, { release, pre, post, dev, local }: Version, prefix: boolean): boolean {
  const equality = operator === '==' || operator === '!=';
  if (operator === '~=' && release.length < 2) return false;
  if (local && (!equality || prefix)) return false;
  return !prefix || (equality && !pre && post === undefined && dev === undefined);
}

/** `===`: the same text but for case, whatever it means; it need not be a version. */
function arbitrary(version: string): Specifier {
  const [parsed, wanted] = [parseVersion(version), version.toLowerCase()];
  return {
    operator: '===',
    version,
    admits: (_, given) => (typeof given === 'string' ? given : formatVersion(given)).toLowerCase() === wanted,
    impliesPrereleases: parsed !== undefined && isPrerelease(parsed),
  };
}

type Test = (candidate: Version) => boolean;
type Tests = Readonly<Record<Exclude<Operator, '==='>, (bound: Version) => Test>>;

/** What each operator admits. A local version counts only where the specifier has one. */
const TESTS: Tests = {
  '==': equals,
  '!=': (bound) => not(equals(bound)),
  '>=': from,
  '<=': (bound) => (candidate) => comparePublic(candidate, bound) <= 0,
  '<': (bound) => below(isPrerelease(bound) ? bound : { ...bound, dev: 0 }),
  '>': above,
  '~=': (bound) => both(from(bound), below(nextSeries(bound.release.slice(0, -1), bound.epoch))),
};

/** With `.*`, which the grammar gives to `==` and `!=` only. */
const PREFIX_TESTS: Tests = { ...TESTS, '==': series, '!=': (bound) => not(series(bound)) };

function not(test: Test): Test {
  return (candidate) => !test(candidate);
}

function both(one: Test, other: Test): Test {
  return (candidate) => one(candidate) && other(candidate);
}

function equals(bound: Version): Test {
  const compare = bound.local ? compareVersions : comparePublic;
  return (candidate) => compare(candidate, bound) === 0;
}

function from(bound: Version): Test {
  return (candidate) => comparePublic(candidate, bound) >= 0;
}

function below(bound: Version): Test {
  return (candidate) => comparePublic(candidate, bound) < 0;
}

/** More than the bound, but neither a local version of it nor, unless it is one itself, a post-release of it. */
function above(bound: Version): Test {
  const postReleases = bound.post !== undefined || bound.dev !== undefined;
  return (candidate) =>
    comparePublic(candidate, bound) > 0 && (postReleases || !sameRelease(candidate, bound));
}

/** From the first development release of `1.2` to before that of `1.3`. */
function series({ release, epoch }: Version): Test {
  return both(from(firstOf(release, epoch)), below(nextSeries(release, epoch)));
}

function nextSeries(release: readonly Numeral[], epoch: Numeral): Version {
  return firstOf([...release.slice(0, -1), BigInt(release.at(-1)!) + 1n], epoch);
}

/** The earliest version of a release. */
function firstOf(release: readonly Numeral[], epoch: Numeral): Version {
  return { epoch, release, pre: undefined, post: undefined, dev: 0, local: undefined };
}

export interface PrereleaseChoice {
  /** True admits pre-releases, false refuses them; undefined leaves it to PEP 440. */
  readonly prereleases?: boolean | undefined;
}

/**
 * Whether a version satisfies all clauses. Text that is no version satisfies `===` and the empty set only. With
 * nothing else to choose from, PEP 440 admits pre-releases, so that undefined means the same as true here.
 */
export function contains(
  set: SpecifierSet,
  version: Version | string,
  { prereleases }: PrereleaseChoice = {},
): boolean {
  const parsed = versionOf(version);
  if (prereleases === false && parsed && isPrerelease(parsed)) return false;
  return set.specifiers.every((specifier) => specifier.admits(parsed, version));
}

/**
 * The versions that satisfy all clauses, in the order given. Pre-releases are left out unless a clause names one
 * or there is nothing else (PEP 440, "Handling of pre-releases").
 */
export function filterVersions<T extends Version | string>(
  set: SpecifierSet,
  versions: Iterable<T>,
  { prereleases }: PrereleaseChoice = {},
): T[] {
  const chosen = prereleases ?? (impliesPrereleases(set) || undefined);
  const candidates = Array.from(versions, (given) => ({
    given,
    parsed: versionOf(given),
  })).filter(({ given, parsed }) => set.specifiers.every((specifier) => specifier.admits(parsed, given)));
  const others = candidates.filter(({ parsed }) => !parsed || !isPrerelease(parsed));
  const wanted = chosen === undefined ? others.some(({ parsed }) => parsed) : !chosen;
  return (wanted ? others : candidates).map(({ given }) => given);
}

function versionOf(given: Version | string): Version | undefined {
  return typeof given === 'string' ? parseVersion(given) : given;
}

/** Whether a clause asks for pre-releases by naming one. */
function impliesPrereleases(set: SpecifierSet): boolean {
  return set.specifiers.some((specifier) => specifier.impliesPrereleases);
}

/** In the order written: `>=1.0,<2`. */
export function formatSpecifierSet(set: SpecifierSet): string {
  return set.specifiers.map(({ operator, version }) => operator + version).join(',');
}

/** The version that a set pins by `==` or `===`, as written; undefined where several may satisfy it. */
export function pinnedVersion(set: SpecifierSet): string | undefined {
  const pin = set.specifiers.find(
    ({ operator, version }) => operator === '===' || (operator === '==' && !version.endsWith('.*')),
  );
  return pin?.version;
}
