/** The one way to advisories: chooses the source, and says what it could not get. */

import { basename } from 'node:path';
import type { Incomplete } from '../../finding/incomplete.ts';
import { NetworkError } from '../../limits/errors.ts';
import { counted } from '../../report/words.ts';
import { ageOf, inWords, isStale } from './age.ts';
import type { Exploitation, ExploitationFiles } from './exploitation.ts';
import type { AdvisoryIndex, IndexMeta } from './index-file.ts';
import { inOrder, type Match, match } from './match.ts';
import { type Circumstances, type Obtained, obtainLocal, obtainRemote } from './obtain.ts';
import { OSV_EXPORT, type Source, sourceFrom } from './source.ts';
import { load, sourcePath, storePath } from './store.ts';

export interface AdvisoryOptions extends Circumstances {
  /** `--advisories`: a file, a folder or an address; undefined for the store, which is fetched when there is none. */
  readonly source: string | undefined;
  /** What a relative path in `source` is relative to. */
  readonly folder: string;
  /** Where indexes are kept; undefined to keep and use none. */
  readonly cacheDir: string | undefined;
  /** What is known of attacks; nothing where it is absent. */
  readonly exploitation?: ExploitationFiles;
}

export interface Advisories {
  /** What is known about a version of a package; nothing where `index` is absent, which `incomplete` then says. */
  match(name: string, version: string): Match;
  /** For questions other than {@link match}; absent if no advisories could be had. */
  readonly index?: AdvisoryIndex;
  /** Count, source and age in words, or why there are none. */
  readonly description: string;
  readonly incomplete: readonly Incomplete[];
  /** What did not work and was got along without; the description ends with it. */
  readonly notes: readonly string[];
}

/**
 * Throws a UsageError or an UnreadableError for a named source that is not one. A network that fails is no error:
 * what is kept serves, and where nothing is kept `incomplete` says that nothing was checked.
 */
export async function openAdvisories(options: AdvisoryOptions): Promise<Advisories> {
  const exploitation = await exploitationOf(options.exploitation);
  try {
    return advisoriesFrom(await obtain(options), options.now, exploitation);
  } catch (error) {
    if (error instanceof NetworkError) return none(error);
    throw error;
  }
}

/** What was imported with `advisories update --advisories …` is used as it is; only what came from OSV is fetched again. */
async function obtain(options: AdvisoryOptions): Promise<Obtained> {
  const { source, folder, cacheDir } = options;
  if (source !== undefined) return obtainFrom(sourceFrom(source, folder), options);
  const kept = cacheDir && storePath(cacheDir);
  const stored = load(kept);
  if (stored.state === 'ready' && stored.index.meta.source !== OSV_EXPORT) {
    return { index: stored.index, bytes: stored.bytes, changed: false, notes: [] };
  }
  return obtainRemote({ kind: 'address', address: OSV_EXPORT, shown: OSV_EXPORT }, kept, options);
}

function obtainFrom(source: Source, options: AdvisoryOptions): Promise<Obtained> {
  const kept = options.cacheDir && sourcePath(options.cacheDir, identityOf(source));
  return source.kind === 'path' ? obtainLocal(source, kept, options) : obtainRemote(source, kept, options);
}

export function identityOf(source: Source): string {
  return source.kind === 'path' ? source.path : source.address;
}

/** Loaded when there is something to read. */
export async function exploitationOf(files: ExploitationFiles = {}): Promise<Exploitation | undefined> {
  if (files.epss === undefined && files.kev === undefined) return undefined;
  const { readExploitation } = await import('./exploitation.ts');
  return readExploitation(files);
}

/** What an index of advisories tells. */
export function advisoriesFrom(
  { index, notes }: Pick<Obtained, 'index' | 'notes'>,
  now: Date,
  exploitation: Exploitation | undefined,
): Advisories {
  const enriched = (found: Match): Match =>
    exploitation && found.advisories.length > 0
      ? { ...found, advisories: inOrder(found.advisories.map(exploitation.enrich)) }
      : found;
  return {
    match: (name, version) => enriched(match(index, name, version)),
    index,
    description: [describe(index.meta, now), ...(exploitation?.notes ?? []), ...notes].join('; '),
    incomplete: brokenRecords(index.meta),
    notes,
  };
}

/** `18,204 advisories about 9,310 packages, the newest 5 hours old` */
export function describe(meta: IndexMeta, now: Date): string {
  const { source, records, packages } = meta;
  const from = source === OSV_EXPORT ? '' : ` from ${basename(source)}`;
  const count = `${counted(records, 'advisory', 'advisories')} about ${counted(packages, 'package', 'packages')}${from}`;
  const stale = isStale(meta, now) ? ': out of date' : '';
  return `${count}, the newest ${inWords(ageOf(meta, now))} old${stale}`;
}

function brokenRecords({ source, brokenCount, broken }: IndexMeta): Incomplete[] {
  if (brokenCount === 0) return [];
  const count = brokenCount === 1 ? '1 record' : `${brokenCount} records`;
  return [{ path: '.', reason: `${count} of the advisories from ${source} cannot be read: ${broken[0]}` }];
}

function none({ message, nextStep }: NetworkError): Advisories {
  return {
    match: () => ({ advisories: [], undecided: [] }),
    description: `none: ${message}`,
    incomplete: [
      { path: '.', reason: `no dependency was checked against advisories: ${message}; ${nextStep}` },
    ],
    notes: [],
  };
}
