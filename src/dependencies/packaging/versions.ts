/** Versions as PEP 440 has them: parsed, compared, normalised. The oracle is PyPI's `packaging`. */
import { strip } from './text.ts';

/** A number of any size, exactly. Compare with `<` and `>` only: there, both kinds mix. */
export type Numeral = number | bigint;

export interface PreRelease {
  readonly phase: 'a' | 'b' | 'rc';
  readonly number: Numeral;
}

/** `epoch!release[{a|b|rc}N][.postN][.devN][+local]` */
export interface Version {
  readonly epoch: Numeral;
  /** As written: `1.0` and `1.0.0` are equal versions with releases of different length. */
  readonly release: readonly Numeral[];
  readonly pre: PreRelease | undefined;
  readonly post: Numeral | undefined;
  readonly dev: Numeral | undefined;
  readonly local: readonly (Numeral | string)[] | undefined;
}

/** The segments of PEP 440, appendix B, in its permissive spelling; each number ends at a non-digit. */
const VERSION = new RegExp(
  [
    /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)/,
    /(?:[._-]?(alpha|a|beta|b|preview|pre|c|rc)[._-]?(\d+)?)?/,
    /(?:-(\d+)|[._-]?(post|rev|r)[._-]?(\d+)?)?/,
    /(?:[._-]?(dev)[._-]?(\d+)?)?/,
    /(?:\+([a-z\d]+(?:[._-][a-z\d]+)*))?$/,
  ]
    .map((part) => part.source)
    .join(''),
  'i',
);

const PHASES: Readonly<Record<string, PreRelease['phase']>> = {
  alpha: 'a',
  a: 'a',
  beta: 'b',
  b: 'b',
  preview: 'rc',
  pre: 'rc',
  c: 'rc',
  rc: 'rc',
};

/** CPython refuses to read longer numbers, and so does `packaging`. */
const MOST_DIGITS = 4300;
const TOO_LONG = new RegExp(`\\d{${MOST_DIGITS + 1}}`);

/** The version that a text spells, white space around it allowed; undefined if it spells none. */
export function parseVersion(text: string): Version | undefined {
  const plain = plainRelease(text);
  if (plain) return { epoch: 0, release: plain, ...NOTHING_ELSE };
  const match = VERSION.exec(strip(text));
  if (!match || (text.length > MOST_DIGITS && TOO_LONG.test(text))) return undefined;
  const [, epoch, release, phase, pre, postByDash, post, postNumber, dev, devNumber, local] = match;
  return {
    epoch: epoch === undefined ? 0 : numeral(epoch),
    release: release!.split('.').map(numeral),
    pre:
      phase === undefined ? undefined : { phase: PHASES[phase.toLowerCase()]!, number: numeral(pre ?? '0') },
    post:
      postByDash !== undefined || post !== undefined ? numeral(postByDash ?? postNumber ?? '0') : undefined,
    dev: dev === undefined ? undefined : numeral(devNumber ?? '0'),
    local: local === undefined ? undefined : local.toLowerCase().split(/[._-]/).map(localSegment),
  };
}

const NOTHING_ELSE = { pre: undefined, post: undefined, dev: undefined, local: undefined };
/** So many digits make a number that is exact. */
const EXACT_DIGITS = 15;
const [ZERO, NINE, DOT] = [0x30, 0x39, 0x2e];

/** What most versions are, numbers and dots, several times faster than by the expression. */
function plainRelease(text: string): number[] | undefined {
  const release: number[] = [];
  let [number, digits] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE && digits < EXACT_DIGITS) {
      number = number * 10 + (code - ZERO);
      digits += 1;
    } else if (code === DOT && digits > 0) {
      release.push(number);
      [number, digits] = [0, 0];
    } else return undefined;
  }
  if (digits === 0) return undefined;
  release.push(number);
  return release;
}

function numeral(digits: string): Numeral {
  const value = Number(digits);
  return value <= Number.MAX_SAFE_INTEGER ? value : BigInt(digits);
}

function localSegment(segment: string): Numeral | string {
  return /^\d+$/.test(segment) ? numeral(segment) : segment;
}

/** Below zero if `a` comes before `b`, above if after, zero if they are the same version (`1.0` and `1`). */
export function compareVersions(a: Version, b: Version): number {
  return comparePublic(a, b) || compareLocal(a.local, b.local);
}

/** The same without local segments. */
export function comparePublic(a: Version, b: Version): number {
  return (
    compareReleases(a, b) ||
    phaseRank(a) - phaseRank(b) ||
    compare(a.pre?.number ?? 0, b.pre?.number ?? 0) ||
    compare(a.post ?? -1, b.post ?? -1) ||
    compare(a.dev ?? Infinity, b.dev ?? Infinity)
  );
}

/** By epoch and release alone; trailing zeros do not count. */
function compareReleases(a: Version, b: Version): number {
  const length = Math.max(a.release.length, b.release.length);
  let order = compare(a.epoch, b.epoch);
  for (let i = 0; order === 0 && i < length; i += 1) order = compare(a.release[i] ?? 0, b.release[i] ?? 0);
  return order;
}

/** Whether both are forms (development, post-release, local) of the same final or pre-release. */
export function sameRelease(a: Version, b: Version): boolean {
  return (
    a.pre?.phase === b.pre?.phase &&
    compare(a.pre?.number ?? 0, b.pre?.number ?? 0) === 0 &&
    compareReleases(a, b) === 0
  );
}

function compare(a: Numeral | string, b: Numeral | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A development release of a final release comes before its alphas: 1.0.dev1 < 1.0a1 < 1.0b1 < 1.0rc1 < 1.0. */
function phaseRank({ pre, post, dev }: Version): number {
  if (pre) return pre.phase === 'a' ? 1 : pre.phase === 'b' ? 2 : 3;
  return post === undefined && dev !== undefined ? 0 : 4;
}

/** None before any; then segment by segment, words before numbers; a prefix before what is longer. */
function compareLocal(a: Version['local'], b: Version['local']): number {
  if (!a || !b) return (a ? 1 : 0) - (b ? 1 : 0);
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [left, right] = [a[i]!, b[i]!];
    const order =
      (typeof left === 'string' ? 0 : 1) - (typeof right === 'string' ? 0 : 1) || compare(left, right);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** True for alphas, betas, release candidates and development releases. */
export function isPrerelease(version: Version): boolean {
  return version.pre !== undefined || version.dev !== undefined;
}

/** The normal form: `1!2.0rc1.post2.dev3+local.4`. */
export function formatVersion({ epoch, release, pre, post, dev, local }: Version): string {
  let text = release.join('.');
  if (epoch > 0) text = `${epoch}!${text}`;
  if (pre) text += pre.phase + pre.number;
  if (post !== undefined) text += `.post${post}`;
  if (dev !== undefined) text += `.dev${dev}`;
  if (local) text += `+${local.join('.')}`;
  return text;
}

/** One text for all spellings of one version, trailing zeros included; other text is given back as it is. */
export function canonicalVersion(text: string): string {
  const version = parseVersion(text);
  if (!version) return text;
  const { release } = version;
  const significant = release.findLastIndex((part) => part > 0) + 1;
  return formatVersion({ ...version, release: release.slice(0, Math.max(1, significant)) });
}

/** Whether two texts spell one version: `1.0` and `1.0.0`. */
export function sameVersion(a: string, b: string): boolean {
  return a === b || canonicalVersion(a) === canonicalVersion(b);
}
