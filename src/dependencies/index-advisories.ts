/**
 * What the package index itself says of flaws, as a source of advisories: `vulnerabilities` of its JSON API, which the
 * default index has for each version (its documentation, "JSON API"). It speaks of single versions alone, so that it is asked
 * about those that the project has, and of what nobody can tell that is said.
 */
import type { Incomplete } from '../finding/incomplete.ts';
import { Budget, DEFAULT_LIMITS } from '../limits/budget.ts';
import { pushAll } from '../limits/lists.ts';
import type { Progress } from '../project/progress.ts';
import { counted } from '../report/words.ts';
import { collect } from './advisories/collect.ts';
import type { ExploitationFiles } from './advisories/exploitation.ts';
import { decodeIndex, encodeIndex } from './advisories/index-file.ts';
import { type Advisories, advisoriesFrom, exploitationOf } from './advisories/open.ts';
import type { DependencyFacts, ProjectDependencies } from './audit.ts';
import { isPythons } from './graph/entry.ts';
import type { Dependency } from './graph/graph.ts';
import type { PackageIndex } from './index/client.ts';
import { compareVersions, parseVersion } from './packaging/versions.ts';
import { type IndexAccess, openFor, speaksFor } from './resolve.ts';
import { listed } from './trust/setting.ts';

export interface IndexAdvisoryOptions {
  readonly access: IndexAccess;
  readonly progress: Progress;
  readonly exploitation: ExploitationFiles;
}

/** Throws {@link UnreadableError} for files of `exploitation` that are not what they should be. */
export async function askIndexes(
  facts: DependencyFacts,
  { access, progress, exploitation }: IndexAdvisoryOptions,
): Promise<Advisories> {
  progress.stage('asking the index about flaws');
  const flaws = new Flaws();
  const incomplete: Incomplete[] = [];
  let count = 0;
  for (const project of facts.projects) {
    const { index, notes } = await openFor(project, facts.root, access);
    try {
      const { asked, unknown } = await askFor(project, index, flaws);
      count += asked;
      const path = speaksFor(project);
      pushAll(
        incomplete,
        [...notes, ...unknown].map((reason) => ({ path, reason })),
      );
    } finally {
      await index.close();
    }
  }
  const documents = flaws.records().map((record) => ({ place: record.id, read: () => record }));
  const { packages, foreign: _, ...counts } = collect(documents, new Budget(DEFAULT_LIMITS), progress);
  const meta = { source: 'the package index', read: access.now.toISOString(), packages: packages.size };
  const index = decodeIndex(encodeIndex({ ...meta, ...counts }, packages));
  const known = advisoriesFrom({ index, notes: [] }, access.now, await exploitationOf(exploitation));
  const found = counted(counts.records, 'advisory', 'advisories');
  return {
    ...known,
    description: `${found}, which the package index has of ${counted(count, 'version')}`,
    incomplete: [...known.incomplete, ...incomplete],
  };
}

async function askFor({ graph }: ProjectDependencies, index: PackageIndex, flaws: Flaws) {
  const pinned = graph.dependencies.filter((one) => one.version !== undefined && isPythons(one));
  const [own, others] = [pinned.filter(isOfIndex), pinned.filter((one) => !isOfIndex(one))];
  const answers = await Promise.all(
    own.map(({ name, version }) => index.vulnerabilities(name, version as string)),
  );
  const unknown = others.map(({ name }) => ({ name, why: 'not of an index' }));
  for (const [at, answer] of answers.entries()) {
    const { name, version } = own[at] as Dependency;
    if (typeof answer === 'string') unknown.push({ name, why: answer });
    else for (const one of answer) flaws.add(name, version as string, one);
  }
  return { asked: pinned.length - unknown.length, unknown: inWords(unknown) };
}

function isOfIndex({ source }: Dependency): boolean {
  return source.kind === 'index';
}

/** A sentence for each reason. */
function inWords(unknown: readonly { name: string; why: string }[]): string[] {
  return [...Map.groupBy(unknown, ({ why }) => why)].map(
    ([why, own]) => `not checked against advisories: ${listed(own.map(({ name }) => name))} (${why})`,
  );
}

interface OsvRecord {
  readonly id: string;
  readonly affected: unknown[];
}

/** Records as OSV has them, of what is said version by version; one flaw may be told of several. */
class Flaws {
  readonly #byId = new Map<string, OsvRecord>();

  add(name: string, version: string, said: unknown): void {
    const { id, fixed_in, ...about } = (said ?? {}) as { id?: unknown; fixed_in?: unknown };
    // What has no id is a broken record, which is counted.
    const key = typeof id === 'string' ? id : `without id ${this.#byId.size}`;
    const record = this.#byId.get(key) ?? { ...about, id: id as string, affected: [] };
    this.#byId.set(key, record);
    const fix = nextOf(version, fixed_in);
    record.affected.push({
      package: { ecosystem: 'PyPI', name },
      versions: [version],
      ...(fix !== undefined && {
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: version }, { fixed: fix }] }],
      }),
    });
  }

  records(): OsvRecord[] {
    return [...this.#byId.values()];
  }
}

/** The first fix after a version; what lies between them is taken to have the flaw. */
function nextOf(version: string, fixes: unknown): string | undefined {
  const from = parseVersion(version);
  const later = (Array.isArray(fixes) ? fixes : []).flatMap((text) => {
    const fix = typeof text === 'string' ? parseVersion(text) : undefined;
    return fix && from && compareVersions(fix, from) > 0 ? [{ text: text as string, fix }] : [];
  });
  return later.sort((a, b) => compareVersions(a.fix, b.fix))[0]?.text;
}
