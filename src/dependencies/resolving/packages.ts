/**
 * The solver's source of facts: packages of an index for one target. Whatever is likely to be asked is fetched ahead,
 * along the newest versions, so that the solver seldom waits.
 */
import { compareText } from '../../finding/location.ts';
import { NOT_LOOKED_UP, type PackageIndex, type PageAnswer, type Release } from '../index/client.ts';
import type { ProjectPage } from '../index/page.ts';
import { contains, parseSpecifierSet, pinnedVersion, type SpecifierSet } from '../packaging/specifiers.ts';
import {
  compareVersions,
  formatVersion,
  isPrerelease,
  parseVersion,
  sameVersion,
} from '../packaging/versions.ts';
import { listed } from '../trust/setting.ts';
import { type Candidate, type CandidateList, candidatesOf, fixedCandidate, isWheel } from './candidates.ts';
import { type PackageId, ROOT } from './incompatibility.ts';
import { type Want, wantsOf } from './needs.ts';
import type { Candidates, Dependency, Source } from './solve.ts';
import { ABSENT, NONE, newestIn, type States, statesWhere, versionState, versionsIn } from './states.ts';
import type { Target } from './target.ts';

/** What is asked for and what restricts it; markers have been evaluated. */
export interface Asked {
  readonly wants: readonly Want[];
  /** Names may repeat. */
  readonly constraints: readonly Want[];
  /** Instead of whatever anything says about these packages. */
  readonly overrides: readonly Want[];
  /** Versions to keep where they fit, by name. */
  readonly preferred: ReadonlyMap<string, string>;
  /** What cannot be kept moves to the next newer version rather than to the newest. */
  readonly smallSteps?: boolean;
  /** Source archives count for every version that has no wheel, even if nobody can tell what they need. */
  readonly takeSources?: boolean;
  /** Names whose preferred version is kept whatever else happens. */
  readonly held?: ReadonlySet<string>;
  /** Why a version must not be taken. */
  readonly refuse?: (name: string, version: string) => string | undefined;
}

/** Something that could not be found out. */
interface Doubt {
  readonly text: string;
  /** It matters only if this version is chosen; undefined where it may have changed the choice. */
  readonly about: { readonly name: string; readonly index: number } | undefined;
}

interface Loaded extends Candidates {
  readonly list: CandidateList;
  /** All but pre-releases. */
  readonly finals: States;
  /** All that have a wheel. */
  readonly wheels: States;
  /** Index of the version to keep; -1 where there is none. */
  readonly kept: number;
  /** What is pinned or kept: it counts even if nobody can tell what it needs. */
  readonly settled: States;
  /** Why nothing is known of it. */
  readonly missing: string | undefined;
}

/** How many versions of one package are fetched on suspicion. */
const MOST_GUESSES = 2;

/** How many are fetched together after one another was refused. */
const MOST_AHEAD = 50;

export class Packages implements Source {
  readonly #index: PackageIndex;
  readonly #target: Target;
  readonly #asked: Asked;
  readonly #loading = new Map<string, Promise<Loaded>>();
  readonly #loaded = new Map<string, Loaded>();
  readonly #wants = new Map<string, readonly Want[]>();
  readonly #guessed = new Map<string, Set<number>>();
  readonly #tried = new Map<string, Set<number>>();
  readonly #doubts: Doubt[] = [];
  readonly #notLookedUp = new Set<string>();
  /** Why pages could not be had, with an ellipsis for the names that are then told together. */
  readonly #refused = new Map<string, { readonly names: string[]; readonly text: string }>();
  /** What is needed of packages that come from a URL, a repository, conda. */
  readonly #elsewhere = new Set<string>();
  #sawSources = false;
  /** Called for every project that becomes known. */
  readonly onProject: () => void;

  constructor(index: PackageIndex, target: Target, asked: Asked, onProject: () => void = () => {}) {
    this.#index = index;
    this.#target = target;
    this.#asked = asked;
    this.onProject = onProject;
  }

  /** What could not be found out and matters to a solution, each once; everything where there is none. */
  doubts(chosen: ReadonlyMap<PackageId, number> | undefined): string[] {
    const matters = ({ about }: Doubt) => !about || !chosen || chosen.get(about.name) === about.index;
    const texts = this.#doubts.filter(matters).map(({ text }) => text);
    for (const [shared, { names, text }] of this.#refused)
      texts.push(names.length > 1 ? `${shared} (${listed(names.toSorted(compareText))})` : text);
    const names = [...this.#notLookedUp].sort(compareText);
    if (names.length > 0)
      texts.push(`${listed(names)} ${names.length > 1 ? 'were' : 'was'} ${NOT_LOOKED_UP}`);
    const others = [...this.#elsewhere].filter((name) => !chosen || chosen.has(name)).sort(compareText);
    if (others.length === 1)
      texts.push(`${others[0]} does not come from an index, so what it needs is not known`);
    else if (others.length > 1)
      texts.push(`${listed(others)} do not come from an index, so what they need is not known`);
    return [...new Set(texts)].sort(compareText);
  }

  candidates(id: PackageId): Candidates {
    if (id === ROOT) return PROJECT;
    return this.#loaded.get(baseOf(id)) as Loaded;
  }

  /** The version to keep, else the newest; pre-releases only where nothing else is left. */
  prefer(id: PackageId, states: States): number {
    const kept = this.#asked.preferred.get(baseOf(id));
    if (id === ROOT || kept === undefined) return this.#newest(id, states);
    const index = (this.#loaded.get(baseOf(id)) as Loaded).kept;
    if (index >= 0 && (states & versionState(index)) !== NONE) return index;
    return (
      (this.#asked.smallSteps ? this.#nextNewer(id, states, kept) : undefined) ?? this.#newest(id, states)
    );
  }

  #newest(id: PackageId, states: States): number {
    if (id === ROOT) return newestIn(states);
    const { finals, wheels } = this.#loaded.get(baseOf(id)) as Loaded;
    const best = [states & finals & wheels, states & finals].find((some) => some !== NONE);
    return newestIn(best ?? states);
  }

  #nextNewer(id: PackageId, states: States, kept: string): number | undefined {
    const { list, finals } = this.#loaded.get(baseOf(id)) as Loaded;
    const from = parseVersion(kept);
    return versionsIn(states & finals).find(
      (index) => from && compareVersions((list.usable[index] as Candidate).version, from) > 0,
    );
  }

  /** Of a package that was refused once its next versions are fetched together, the more the longer it goes on. */
  trying(id: PackageId, index: number, others: States): void {
    if (id === ROOT) return;
    const name = baseOf(id);
    const tried = this.#tried.get(name) ?? new Set();
    this.#tried.set(name, tried.add(index));
    const ahead = tried.size < 2 ? 0 : Math.min(2 * tried.size, MOST_AHEAD);
    let left = others & ~ABSENT;
    for (let count = 0; count < ahead && left !== NONE; count += 1) {
      const next = this.prefer(id, left);
      left &= ~versionState(next);
      const { file } = this.candidate(id, next);
      if (file) void this.#index.metadata(file).catch(() => {});
    }
  }

  /** The candidate that a solution's index means. */
  candidate(id: PackageId, index: number): Candidate {
    return this.#loaded.get(baseOf(id))?.list.usable[index] as Candidate;
  }

  async dependencies(id: PackageId, index: number): Promise<readonly Dependency[] | string> {
    if (id === ROOT) return this.#toDependencies(this.#asked.wants);
    const extra = extraOf(id);
    const release = await this.#release(id, index);
    if (typeof release === 'string') return release;
    const wants = this.wants(id, index, release);
    const own = await this.#toDependencies(wants);
    if (extra === undefined) return own;
    const { versions } = this.candidates(id);
    return [
      { on: baseOf(id), allowed: versionState(index), text: `${baseOf(id)}==${versions[index]}` },
      ...own,
    ];
  }

  /** What a version needs; the release must have been asked for before where it is not given. */
  wants(id: PackageId, index: number, release?: Release): readonly Want[] {
    const key = `${id} ${index}`;
    const known = this.#wants.get(key);
    if (known || !release) return known ?? [];
    const wants = wantsOf(release, extraOf(id), this.#target.environment, (line) =>
      this.#doubt(
        `${id} ${this.candidates(id).versions[index]} needs "${line}", which cannot be read`,
        id,
        index,
      ),
    );
    this.#wants.set(key, wants);
    return wants;
  }

  async #release(id: PackageId, index: number): Promise<Release | string> {
    const { file, text } = this.candidate(id, index);
    const name = baseOf(id);
    if (!file) {
      this.#elsewhere.add(name);
      return { requiresDist: [], providesExtra: [] };
    }
    const release = await this.#index.metadata(file);
    if (release === NOT_LOOKED_UP) this.#notLookedUp.add(name);
    if (typeof release === 'string') {
      const isWheel = file.name.endsWith('.whl');
      if (this.#isSettled(name, index) || (!isWheel && this.#asked.takeSources)) {
        this.#doubt(`what ${name} ${text} needs is not known: ${release}`, id, index);
        return { requiresDist: [], providesExtra: [] };
      }
      if (release === NOT_LOOKED_UP) return `what it needs was ${release}`;
      if (isWheel) this.#doubt(`${name} ${text} was passed over: ${release}`);
      else this.#sawSources = true;
      return release;
    }
    if (!this.#target.runs(release.requiresPython)) return `it needs Python ${release.requiresPython}`;
    return release;
  }

  #isSettled(name: string, index: number): boolean {
    return ((this.#loaded.get(name) as Loaded).settled & versionState(index)) !== NONE;
  }

  /** An index that cannot be reached is one thing to say, however many packages are asked of it. */
  #refuse(name: string, text: string): void {
    const shared = text.replace(`/${name}/`, '/…/');
    const known = this.#refused.get(shared);
    if (known) known.names.push(name);
    else this.#refused.set(shared, { names: [name], text });
  }

  #doubt(text: string, id?: PackageId, index = -1): void {
    this.#doubts.push({ text, about: id === undefined ? undefined : { name: baseOf(id), index } });
  }

  async #toDependencies(wants: readonly Want[]): Promise<Dependency[]> {
    const actual = wants.map((want) => this.#overridden(want));
    for (const want of actual) this.#guess(want);
    await Promise.all(actual.map((want) => this.#load(want)));
    return actual.flatMap((want) => {
      const { list, missing } = this.#loaded.get(want.name) as Loaded;
      const allowed = statesAllowed(list, want.allowed);
      const nothing = allowed === NONE ? (missing ?? insteadOf(want, list)) : undefined;
      const ids = [want.name, ...want.extras.map((extra) => `${want.name}[${extra}]`)];
      return ids.map((on) => ({ on, allowed, text: textOf(want, on), nothing }));
    });
  }

  #overridden(want: Want): Want {
    const override = this.#asked.overrides.find(({ name }) => name === want.name);
    return override ? { ...override, extras: want.extras } : want;
  }

  #load({ name, url }: Want): Promise<Loaded> {
    const known = this.#loading.get(name);
    if (known) return known;
    const loading = (url === undefined ? this.#fromIndex(name) : Promise.resolve(elsewhere())).then(
      (loaded) => {
        this.#loaded.set(name, loaded);
        return loaded;
      },
    );
    this.#loading.set(name, loading);
    return loading;
  }

  async #fromIndex(name: string): Promise<Loaded> {
    const asked = this.#asked;
    const own = [...asked.wants, ...asked.constraints, ...asked.overrides].filter(
      (want) => want.name === name,
    );
    if (own.some(({ url }) => url !== undefined)) return elsewhere();
    const page = await this.#index.page(name);
    this.onProject();
    if (page === NOT_LOOKED_UP) this.#notLookedUp.add(name);
    else if (typeof page === 'string') this.#refuse(name, page);
    else if (page?.lacks !== undefined) this.#doubt(page.lacks);
    const kept = asked.preferred.get(name);
    const sets = own.flatMap(({ allowed }) => allowed);
    const wishes = {
      sources: asked.takeSources === true,
      pins: [...sets, ...pinTo(kept)].filter((set) => pinnedVersion(set) !== undefined),
    };
    const list = typeof page === 'object' ? candidatesOf(name, page, this.#target, wishes) : NO_CANDIDATES;
    const missing = whyMissing(name, page, this.#index.nowhere);
    const constraints = asked.constraints.filter((one) => one.name === name && one.url === undefined);
    return {
      list,
      missing,
      versions: list.usable.map(({ text }) => text),
      settled: statesWhere(list.usable.length, (at) =>
        wishes.pins.some((set) => contains(set, (list.usable[at] as Candidate).version)),
      ),
      kept: list.usable.findIndex(({ text }) => kept !== undefined && sameVersion(text, kept)),
      wheels: statesWhere(list.usable.length, (at) => isWheel(list.usable[at] as Candidate)),
      finals: statesWhere(list.usable.length, (at) => !isPrerelease((list.usable[at] as Candidate).version)),
      restrictions: [
        ...constraints.map(({ allowed, text }) => ({
          allowed: statesAllowed(list, allowed),
          text: `the constraint ${text} holds`,
        })),
        ...(kept !== undefined && asked.held?.has(name)
          ? [{ allowed: statesAllowed(list, pinTo(kept)), text: `${name} ${kept} is kept` }]
          : []),
        ...refusals(name, list, asked.refuse),
      ],
    };
  }

  /** Whether a source archive was refused: for the wheels of other versions, or as only its build can tell what it needs. */
  get sawSources(): boolean {
    return this.#sawSources || [...this.#loaded.values()].some(({ list }) => list.hasSources);
  }

  /** Fetches what the solver will probably want next, and what that needs. Failures show when it is really wanted. */
  #guess(want: Want): void {
    void this.#load(want)
      .then(async ({ list, restrictions }) => {
        let states = statesAllowed(list, want.allowed);
        for (const { allowed } of restrictions) states &= allowed;
        if (states === NONE) return;
        const index = this.prefer(want.name, states);
        const guessed = this.#guessed.get(want.name) ?? new Set();
        this.#guessed.set(want.name, guessed);
        const ids = [want.name, ...want.extras.map((extra) => `${want.name}[${extra}]`)];
        if ((guessed.has(index) && want.extras.length === 0) || guessed.size >= MOST_GUESSES) return;
        guessed.add(index);
        const { file } = this.candidate(want.name, index);
        const release = file && (await this.#index.metadata(file));
        if (typeof release !== 'object') return;
        for (const id of ids)
          for (const next of this.wants(id, index, release)) this.#guess(this.#overridden(next));
      })
      .catch(() => {});
  }
}

function whyMissing(
  name: string,
  page: PageAnswer,
  nowhere = 'is on no index that was asked',
): string | undefined {
  if (page === NOT_LOOKED_UP) return `${name} was ${page}`;
  if (typeof page === 'string') return page;
  return page ? withheld(name, page) : `${name} ${nowhere}`;
}

/** Of a project in quarantine an index offers nothing (PEP 792). */
function withheld(name: string, page: ProjectPage): string | undefined {
  return page.status === 'quarantined' && page.files.length === 0
    ? `${name} is in quarantine at its index`
    : undefined;
}

function pinTo(version: string | undefined): SpecifierSet[] {
  const set = version === undefined ? undefined : parseSpecifierSet(`==${version}`);
  return set ? [set] : [];
}

/** Versions that must not be taken, as one restriction. */
function refusals(
  name: string,
  { usable }: CandidateList,
  refuse: Asked['refuse'],
): Candidates['restrictions'] {
  if (!refuse) return [];
  const reasons = usable.map(({ text }) => refuse(name, text));
  const all = [...new Set(reasons.filter((reason) => reason !== undefined))];
  if (all.length === 0) return [];
  const allowed = statesWhere(usable.length, (index) => reasons[index] === undefined);
  return [{ allowed, text: `${name} must be free of ${listed(all)}` }];
}

const NO_CANDIDATES: CandidateList = { usable: [], refused: [], hasSources: false };

const PROJECT: Candidates = { versions: ['project'], restrictions: [] };

/** What comes from a URL or a repository: one version, which nobody has looked at. */
function elsewhere(): Loaded {
  return {
    list: fixedCandidate('0'),
    missing: undefined,
    finals: versionState(0),
    wheels: versionState(0),
    kept: -1,
    settled: NONE,
    versions: [ELSEWHERE],
    restrictions: [],
  };
}

export const ELSEWHERE = 'from elsewhere';

export function baseOf(id: PackageId): string {
  const bracket = id.indexOf('[');
  return bracket < 0 ? id : id.slice(0, bracket);
}

export function extraOf(id: PackageId): string | undefined {
  const bracket = id.indexOf('[');
  return bracket < 0 ? undefined : id.slice(bracket + 1, -1);
}

function statesAllowed({ usable }: CandidateList, allowed: readonly SpecifierSet[]): States {
  return statesWhere(usable.length, (index) => {
    const { version, file } = usable[index] as Candidate;
    if (!file || allowed.length === 0) return true;
    return allowed.some((set) => contains(set, version, { prereleases: true }));
  });
}

function textOf({ name, text }: Want, on: PackageId): string {
  return on === name ? text : on + text.slice(name.length).replace(/^\[[^\]]*\]/, '');
}

/** Why nothing fits: what is there, or why what would fit cannot be used. */
function insteadOf({ name, allowed }: Want, { usable, refused }: CandidateList): string {
  const fits = refused.filter(({ version }) =>
    allowed.some((set) => contains(set, version, { prereleases: true })),
  );
  const best = fits.at(-1);
  if (best) {
    const others = fits.length > 1 ? ` (${fits.length - 1} others fit as little)` : '';
    return `${name} ${formatVersion(best.version)} ${best.reason}${others}`;
  }
  if (usable.length === 0) return `no version of ${name} can be used`;
  const [first, last] = [usable[0]?.text, usable.at(-1)?.text];
  return first === last ? `there is only ${name} ${first}` : `there are only ${name} ${first} to ${last}`;
}
