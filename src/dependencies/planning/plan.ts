/**
 * The smallest set of changes that clears the chosen flaws, proved by resolving: what is installed stays wherever it
 * can, what must move moves as little as it can, and as few packages as can be move along.
 */

import { compareText } from '../../finding/location.ts';
import type { PlannedChange, ProjectPlan, UnsolvedFlaw } from '../../report/plan.ts';
import type { DependencyGraph } from '../graph/graph.ts';
import type { PackageIndex } from '../index/client.ts';
import { sameVersion } from '../packaging/versions.ts';
import type { DeclaredRequirement } from '../reading/declarations.ts';
import type { Want } from '../resolving/needs.ts';
import type { Asked } from '../resolving/packages.ts';
import { askedFor, isOffline, requirementsOf } from '../resolving/project.ts';
import { type Resolution, type ResolvedPackage, resolve } from '../resolving/resolve.ts';
import type { Target } from '../resolving/target.ts';
import { commandFor } from './commands.ts';
import type { Policy } from './due.ts';
import { editFor, type LinesOf } from './edits.ts';
import { type Attempt, fewest } from './fewest.ts';
import { type Choice, type ChosenFlaw, chosenFlaws, type Knowledge, type Planned } from './flaws.ts';
import { type Freedom, loosened } from './loosen.ts';
import { risksOf } from './risks.ts';

export interface PlanOptions {
  readonly choice: Choice;
  readonly knowledge: Knowledge;
  readonly policy: Policy;
  /** `2026-11-21` */
  readonly today: string;
  readonly target: Target;
  readonly index: PackageIndex;
  readonly linesOf: LinesOf;
}

export interface PlannedProject {
  readonly plan: ProjectPlan;
  /** What could not be found out. */
  readonly doubts: readonly string[];
}

/** To find the smallest plan: each is a resolution, from what has been fetched already. */
const MOST_ATTEMPTS = 200;

type Resolved = Extract<Resolution, { kind: 'resolved' }>;

/** Undefined for a project that has none of the chosen flaws. */
export async function planProject(
  project: Planned,
  options: PlanOptions,
): Promise<PlannedProject | undefined> {
  const { choice, knowledge, today, policy, target } = options;
  const flaws = await chosenFlaws(project, choice, knowledge, today, policy);
  if (flaws.length === 0) return undefined;
  const planner = new Planner(project, options);
  const movable = flaws.filter(({ stuck }) => stuck === undefined);
  const { cleared, resolution, ...open } = await planner.clearAsMany(movable);
  const unsolved = [
    ...open.unsolved,
    ...flaws.flatMap((flaw) => (flaw.stuck === undefined ? [] : [unsolvedFlaw(flaw, [flaw.stuck])])),
  ];
  const { smallest, proved } = resolution
    ? await planner.smallest(resolution, cleared)
    : { smallest: undefined, proved: false };
  const before = planner.installed;
  const after = new Map((smallest?.packages ?? []).map((one) => [one.name, one]));
  const names = smallest ? [...after.keys()] : [];
  return {
    plan: {
      name: project.manifests.name,
      folder: project.manifests.folder,
      target: target.label,
      changes: smallest ? planner.changes(smallest, cleared) : [],
      fewest: proved,
      added: names.filter((name) => !before.has(name)).sort(compareText),
      removed: smallest ? [...before.keys()].filter((name) => !after.has(name)).sort(compareText) : [],
      unsolved,
    },
    doubts: [...planner.doubts],
  };
}

interface Cleared {
  readonly cleared: readonly ChosenFlaw[];
  readonly unsolved: readonly UnsolvedFlaw[];
  readonly resolution: Resolved | undefined;
}

class Planner {
  readonly #project: Planned;
  readonly #options: PlanOptions;
  readonly #requirements: readonly DeclaredRequirement[];
  /** Version by name, of what has only one. */
  readonly installed = new Map<string, string>();
  readonly doubts = new Set<string>();
  /** Installed, and needed by nothing whose needs can be looked up. */
  readonly #alone: readonly string[];
  #freedom: Freedom = 'pins';

  constructor(project: Planned, options: PlanOptions) {
    this.#project = project;
    this.#options = options;
    this.#requirements = requirementsOf(project.manifests);
    const several = new Set<string>();
    for (const { name, version, applies, source } of project.graph.dependencies) {
      if (version === undefined || !applies || source.kind !== 'index') continue;
      if (this.installed.has(name) && this.installed.get(name) !== version) several.add(name);
      this.installed.set(name, version);
    }
    for (const name of several) this.installed.delete(name);
    this.#alone = unaccounted(project.graph).filter((name) => this.installed.has(name));
  }

  /** All at once if that can be; else one after the other, the most important first. */
  async clearAsMany(flaws: readonly ChosenFlaw[]): Promise<Cleared> {
    if (flaws.length === 0) return { cleared: [], unsolved: [], resolution: undefined };
    if (!(await this.#canResolve()))
      return {
        cleared: [],
        unsolved: flaws.map((flaw) => unsolvedFlaw(flaw, [])),
        resolution: undefined,
      };
    for (const freedom of ['pins', 'all'] as const) {
      this.#freedom = freedom;
      const all = await this.#resolve(flaws, new Set());
      if (all.kind === 'resolved') return { cleared: flaws, unsolved: [], resolution: all };
    }
    const cleared: ChosenFlaw[] = [];
    const unsolved: UnsolvedFlaw[] = [];
    let resolution: Resolved | undefined;
    for (const flaw of flaws) {
      const answer = await this.#resolve([...cleared, flaw], new Set());
      if (answer.kind === 'resolved') {
        cleared.push(flaw);
        resolution = answer;
      } else unsolved.push(unsolvedFlaw(flaw, reasonsOf(answer)));
    }
    return { cleared, unsolved, resolution };
  }

  /** Whether what is installed can be had at all; if not, nothing can be said about what else could. */
  async #canResolve(): Promise<boolean> {
    this.#freedom = 'all';
    const answer = await this.#resolve([], new Set());
    if (answer.kind === 'resolved') return true;
    if (![...this.doubts].some(isOffline))
      this.doubts.add(`no plan could be made: ${reasonsOf(answer).join(' ')}`);
    return false;
  }

  /**
   * Whatever has a flaw has to change; of the others as few as can be. Where the proof would take too long, what can be
   * taken back one by one is.
   */
  async smallest(
    found: Resolved,
    cleared: readonly ChosenFlaw[],
  ): Promise<{ readonly smallest: Resolved; readonly proved: boolean }> {
    const flawed = new Set(cleared.map(({ name }) => name));
    const others = [...this.installed.keys()].filter((name) => !flawed.has(name)).sort(compareText);
    const along = this.#moved(found).filter(({ name }) => !flawed.has(name)).length;
    const attempt = async (held: ReadonlySet<string>): Promise<Attempt<Resolved>> => {
      const answer = await this.#resolve(cleared, held);
      if (answer.kind === 'resolved') return { kind: 'possible', value: answer };
      if (answer.kind !== 'unsolvable' || answer.doubts.length > 0) return { kind: 'unknown' };
      return { kind: 'impossible', blamed: answer.restricted.filter((name) => held.has(name)) };
    };
    const { value, proved } = await fewest(others, attempt, along, MOST_ATTEMPTS);
    if (value || proved) return { smallest: value ?? found, proved };
    return { smallest: await this.#withoutNeedless(found, cleared), proved: false };
  }

  /** Takes back what can be taken back, one by one. */
  async #withoutNeedless(found: Resolved, cleared: readonly ChosenFlaw[]): Promise<Resolved> {
    const held = new Set<string>();
    let best = found;
    const flawed = new Set(cleared.map(({ name }) => name));
    for (const { name } of this.#moved(found)) {
      if (flawed.has(name)) continue;
      const answer = await this.#resolve(cleared, new Set([...held, name]));
      if (answer.kind !== 'resolved' || this.#moved(answer).length >= this.#moved(best).length) continue;
      held.add(name);
      best = answer;
    }
    return best;
  }

  #moved({ packages }: Resolved): readonly ResolvedPackage[] {
    return packages.filter(({ name, version }) => {
      const before = this.installed.get(name);
      return before !== undefined && version !== undefined && !sameVersion(before, version);
    });
  }

  async #resolve(cleared: readonly ChosenFlaw[], held: ReadonlySet<string>): Promise<Resolution> {
    const { target, index } = this.#options;
    const free = this.#requirements.map((one) => loosened(one, this.#freedom));
    const own = askedFor(free, target, this.installed);
    const asked: Asked = {
      ...own,
      wants: [
        ...own.wants,
        ...this.#alone.filter((name) => own.wants.every((want) => want.name !== name)).map(anyVersion),
      ],
      smallSteps: true,
      held,
      refuse: (name, version) => this.#refusal(name, version, cleared),
    };
    const answer = await resolve(asked, target, index);
    for (const doubt of answer.doubts) this.doubts.add(doubt);
    return answer;
  }

  /** What is to be cleared, and what the installed version does not have: no plan may bring a new flaw. */
  #refusal(name: string, version: string, cleared: readonly ChosenFlaw[]): string | undefined {
    const { match } = this.#options.knowledge;
    const entries = match(name, version).advisories;
    if (entries.length === 0) return undefined;
    const wanted = entries.find(({ id }) => cleared.some((flaw) => flaw.name === name && flaw.id === id));
    if (wanted) return wanted.id;
    const before = this.installed.get(name);
    if (before !== undefined && sameVersion(before, version)) return undefined;
    const known = before === undefined ? [] : match(name, before).advisories;
    return entries.find(({ id }) => !known.some((one) => one.id === id))?.id;
  }

  /** In the order of the flaws that they clear; what only goes along comes last. */
  changes(found: Resolved, cleared: readonly ChosenFlaw[]): PlannedChange[] {
    const rank = new Map([...cleared].reverse().map(({ name }, i) => [name, cleared.length - i]));
    const last = cleared.length + 1;
    return this.#moved(found)
      .map((one) => this.#change(one, found, cleared))
      .sort((a, b) => (rank.get(a.name) ?? last) - (rank.get(b.name) ?? last) || compareText(a.name, b.name));
  }

  #change(one: ResolvedPackage, found: Resolved, cleared: readonly ChosenFlaw[]): PlannedChange {
    const { name, version = '' } = one;
    const from = this.installed.get(name) as string;
    const clears = cleared.filter((flaw) => flaw.name === name);
    const due = clears.map((flaw) => flaw.due).sort(compareText)[0];
    const own = this.#requirements.filter((requirement) => requirement.name === name);
    const edits = own.flatMap((requirement) => editFor(requirement, version, this.#options.linesOf) ?? []);
    const command = commandFor(this.#project.manifests, name, version);
    const others = this.#moved(found).filter((other) => isLinked(one, other));
    return {
      name,
      from,
      to: version,
      direct: own.some(({ role }) => role === 'requirement'),
      clears: clears.map(({ name: _name, from: _from, direct: _direct, stuck: _stuck, ...flaw }) => flaw),
      with: others.map((other) => other.name),
      ...(due !== undefined && { due }),
      risks: risksOf(from, one, this.#project.pythons),
      edits,
      ...(command !== undefined && { command }),
    };
  }
}

/**
 * What is there for whom the index knows nothing of: needed by packages of conda or from repositories, or, in an
 * environment and in a lock without its manifest, by nothing at all.
 */
function unaccounted({ dependencies, roots }: DependencyGraph): string[] {
  const elsewhere = dependencies.filter(({ source }) => source.kind !== 'index');
  const tops = roots.flatMap(({ needs }) => needs);
  return [...elsewhere.flatMap(({ needs }) => needs), ...tops]
    .filter(({ applies }) => applies)
    .map(({ dependency }) => dependency.name);
}

function anyVersion(name: string): Want {
  return { name, extras: [], allowed: [], url: undefined, text: name };
}

function isLinked(one: ResolvedPackage, other: ResolvedPackage): boolean {
  const needs = (a: ResolvedPackage, b: ResolvedPackage) => a.needs.some(({ name }) => name === b.name);
  return one !== other && (needs(one, other) || needs(other, one));
}

function unsolvedFlaw(
  { direct: _direct, stuck: _stuck, ...flaw }: ChosenFlaw,
  because: readonly string[],
): UnsolvedFlaw {
  return { ...flaw, because };
}

/** Empty where nobody could look: the proof would only say so of one version after the other. */
function reasonsOf(answer: Resolution): readonly string[] {
  if (answer.doubts.some(isOffline)) return [];
  if (answer.kind === 'unsolvable') return answer.because;
  return ['Neither a way nor the proof that there is none was found in the steps that were allowed.'];
}
