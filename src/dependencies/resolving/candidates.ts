/** From an index page to the versions that a target can use, and why it cannot use the others. */
import { compareText } from '../../finding/location.ts';
import type { IndexFile, ProjectPage } from '../index/page.ts';
import { type NamedVersion, releaseNames, type WheelTags } from '../packaging/filenames.ts';
import { contains, type SpecifierSet } from '../packaging/specifiers.ts';
import { tagRank } from '../packaging/tags.ts';
import { compareVersions, parseVersion, type Version } from '../packaging/versions.ts';
import type { Target } from './target.ts';

/** One version that can be used, and the file that tells what it needs. */
export interface Candidate {
  readonly version: Version;
  readonly text: string;
  readonly file: IndexFile | undefined;
  readonly yanked: boolean;
}

export interface CandidateList {
  /** Oldest first. */
  readonly usable: readonly Candidate[];
  /** What is there and cannot be used, oldest first, and why. */
  readonly refused: readonly {
    readonly version: Version;
    readonly reason: string;
    /** Its source archive could be used. */
    readonly source?: true;
  }[];
  /** Whether a source archive of what is refused could be used. */
  readonly hasSources: boolean;
}

/** What the project itself says about which versions of one package count. */
export interface Wishes {
  /** Versions that it asks for by `==`: withdrawn ones and source archives count then. */
  readonly pins: readonly SpecifierSet[];
  /** Versions count that have only a source archive, also where others have wheels. */
  readonly sources: boolean;
}

interface Offer {
  readonly named: NamedVersion;
  readonly wheel: IndexFile | undefined;
  readonly sdist: IndexFile | undefined;
  /** Of the file that came closest. */
  readonly obstacle: string;
}

/**
 * As `uv pip compile --only-binary :all:` has it: withdrawn releases for who pins them. Source archives count where
 * there is no wheel of any version, or by a pin. Pre-releases are candidates: who chooses prefers others.
 */
export function candidatesOf(name: string, page: ProjectPage, target: Target, wishes: Wishes): CandidateList {
  const judgeAll = (files: readonly IndexFile[]) => judged(name, files, target, wishes);
  const isAsked = wishes.sources || wishes.pins.length > 0;
  // Beside wheels, source archives are only told of, should there be no solution.
  const quick = isAsked ? undefined : page.filesFor && judgeAll(page.filesFor(target.wheels, false));
  const isEnough = quick?.usable.some(isWheel) ?? false;
  const read = isEnough ? quick! : judgeAll(page.filesFor?.(target.wheels, true) ?? page.files);
  let all: CandidateList['refused'] | undefined;
  return {
    usable: read.usable,
    get hasSources() {
      return this.refused.some(({ source }) => source);
    },
    get refused() {
      all ??= page.filesFor ? judgeAll(page.files).refused : read.refused;
      return all;
    },
  };
}

function judged(
  name: string,
  files: readonly IndexFile[],
  target: Target,
  wishes: Wishes,
): Pick<CandidateList, 'usable' | 'refused'> {
  const offers = inOrder(offersOf(name, files, target));
  const pinned = (version: Version) => wishes.pins.some((set) => contains(set, version));
  const all = offers.map((offer) => judge(offer, pinned(offer.named.version)));
  const wheels = all.some(({ candidate }) => candidate && isWheel(candidate));
  const isUsable = ({ candidate }: Judged) =>
    candidate !== undefined && (!wheels || wishes.sources || isWheel(candidate) || pinned(candidate.version));
  return {
    usable: all.filter(isUsable).map(({ candidate }) => candidate as Candidate),
    refused: all
      .filter((one) => !isUsable(one))
      .map(({ version, candidate, reason }) => ({
        version,
        reason: reason || 'has only a source archive',
        ...(candidate && { source: true as const }),
      })),
  };
}

/** Oldest first. Where both are numbers and dots, as nearly all are, one number each tells. */
function inOrder(offers: readonly Offer[]): Offer[] {
  const keyed = offers.map((offer) => ({ offer, key: plainOrder(offer.named.version) }));
  return keyed
    .sort((a, b) => a.key - b.key || compareNamed(a.offer.named, b.offer.named))
    .map(({ offer }) => offer);
}

/** Of two texts of one version (`1.0`, `1.0.0`) it does not matter which stands first on the page. */
function compareNamed(a: NamedVersion, b: NamedVersion): number {
  return compareVersions(a.version, b.version) || compareText(a.text, b.text);
}

/** In the order of versions, for those of up to four small numbers; NaN, which decides nothing, for others. */
function plainOrder({ epoch, release, pre, post, dev, local }: Version): number {
  if (epoch !== 0 || pre || post !== undefined || dev !== undefined || local || release.length > 4)
    return Number.NaN;
  let key = 0;
  for (let i = 0; i < 4; i += 1) {
    const part = release[i] ?? 0;
    if (typeof part !== 'number' || part >= 10_000) return Number.NaN;
    key = key * 10_000 + part;
  }
  return key <= Number.MAX_SAFE_INTEGER ? key : Number.NaN;
}

export function isWheel({ file }: Candidate): boolean {
  return file?.name.endsWith('.whl') === true;
}

interface Judged {
  readonly version: Version;
  readonly candidate: Candidate | undefined;
  readonly reason: string;
}

function judge({ named: { version, text }, wheel, sdist, obstacle }: Offer, pinned: boolean): Judged {
  const file = wheel ?? sdist;
  const refused = (reason: string): Judged => ({ version, candidate: undefined, reason });
  if (!file) return refused(obstacle);
  if (file.yanked !== undefined && !pinned)
    return refused(file.yanked ? `was withdrawn: ${file.yanked}` : 'was withdrawn');
  return { version, candidate: { version, text, file, yanked: file.yanked !== undefined }, reason: obstacle };
}

/** Files of one version, as far as they have been looked at. */
type Growing = { -readonly [K in keyof Offer]: Offer[K] } & { rank: number };

/** Files by version: the best wheel and the source archive, of those that the target can use. */
function offersOf(name: string, files: readonly IndexFile[], target: Target): Offer[] {
  const offers = new Map<NamedVersion, Growing>();
  const read = releaseNames(name);
  const rankOf = ranker(target);
  for (const file of files) {
    const release = read(file.name);
    if (!release) continue;
    const { named, tags } = release;
    const offer = offers.get(named) ?? newOffer(named);
    offers.set(named, offer);
    if (!target.runs(file.requiresPython)) offer.obstacle = `needs Python ${file.requiresPython}`;
    else if (tags) takeWheel(offer, file, rankOf(tags), target);
    else if (isBetter(file, offer.sdist)) offer.sdist = file;
  }
  return [...offers.values()];
}

/** Most wheels of a project have the tags of others. */
function ranker({ tags: supported }: Target): (tags: WheelTags) => number | undefined {
  const known = new Map<WheelTags, number | undefined>();
  return (tags) => {
    if (!known.has(tags)) known.set(tags, tagRank(tags, supported));
    return known.get(tags);
  };
}

function newOffer(named: NamedVersion): Growing {
  return { named, wheel: undefined, rank: 0, sdist: undefined, obstacle: '' };
}

function takeWheel(offer: Growing, file: IndexFile, rank: number | undefined, { label }: Target): void {
  if (rank === undefined) {
    offer.obstacle ||= `has no wheel for ${label}`;
    return;
  }
  const asGood = offer.wheel?.yanked === file.yanked;
  if (!isBetter(file, offer.wheel) && !(asGood && rank < offer.rank)) return;
  offer.wheel = file;
  offer.rank = rank;
}

/** What is not withdrawn is better than what is. */
function isBetter(one: IndexFile, other: IndexFile | undefined): boolean {
  return other === undefined || (other.yanked !== undefined && one.yanked === undefined);
}

/** A single candidate that nobody needs to look for: of a URL. */
export function fixedCandidate(text: string): CandidateList {
  const version = parseVersion(text) ?? (parseVersion('0') as Version);
  return {
    usable: [{ version, text, file: undefined, yanked: false }],
    refused: [],
    hasSources: false,
  };
}
