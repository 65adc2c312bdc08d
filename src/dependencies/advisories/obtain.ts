/** Gets the index of a source: kept, made anew, or fetched. */
import { Budget, type Limits } from '../../limits/budget.ts';
import { NetworkError, UnreadableError } from '../../limits/errors.ts';
import { reasonOf } from '../../limits/system.ts';
import type { Network } from '../../network/network.ts';
import type { Progress } from '../../project/progress.ts';
import { type AdvisoryIndex, decodeIndex, withMeta } from './index-file.ts';
import { readLocal, type Source, stampOf } from './source.ts';
import { lastTried, load, markTried, type Stored, save } from './store.ts';

/** PyPI's export unpacks to some 200 MB, a database of all ecosystems to a few GB. */
const EXPORT_LIMITS: Limits = { bytes: 8 * 1024 ** 3, operations: 5_000_000, depth: 2 };

const HOUR = 3_600_000;
/** An audit asks at most once a day whether there is something newer, and after a failure not for an hour. */
const REFRESH_AFTER = 24 * HOUR;
const TRY_AGAIN_AFTER = HOUR;

export interface Circumstances {
  readonly offline: boolean;
  readonly now: Date;
  readonly network: Network;
  readonly progress: Progress;
}

export interface Obtained {
  readonly index: AdvisoryIndex;
  readonly bytes: Buffer;
  /** False if the source has nothing newer than what was kept. */
  readonly changed: boolean;
  /** What did not work and was got along without; sentences. */
  readonly notes: readonly string[];
}

type PathSource = Extract<Source, { kind: 'path' }>;
type AddressSource = Extract<Source, { kind: 'address' }>;

/** `kept` is where the index may be; undefined to keep none. Throws {@link UnreadableError}. */
export async function obtainLocal(
  source: PathSource,
  kept: string | undefined,
  circumstances: Circumstances,
): Promise<Obtained> {
  const before = load(kept);
  const stamp = stampOf(source.path);
  if (before.state === 'ready' && before.index.meta.stamp === stamp) return unchanged(before);
  const budget = new Budget(EXPORT_LIMITS);
  const { documents, digest } = readLocal(source.path, budget);
  if (before.state === 'ready' && digest && before.index.meta.digest === digest) {
    return keep(kept, withMeta(before.bytes, { ...before.index.meta, source: source.shown, stamp }), false);
  }
  const { buildIndex } = await import('./build.ts');
  const provenance = { source: source.shown, read: circumstances.now.toISOString(), stamp, digest };
  return keep(kept, buildIndex(documents, provenance, budget, circumstances.progress), true);
}

/** Throws {@link NetworkError} if there is neither network nor a kept index. */
export async function obtainRemote(
  source: AddressSource,
  kept: string | undefined,
  circumstances: Circumstances,
): Promise<Obtained> {
  const before = load(kept);
  if (circumstances.offline) return withoutNetwork(before, source);
  if (before.state === 'ready' && isRecent(before.index, kept, circumstances.now)) return unchanged(before);
  try {
    return await fetchIndex(source, before, kept, circumstances);
  } catch (error) {
    if (before.state !== 'ready' || !(error instanceof NetworkError)) throw error;
    if (kept) markTried(kept, circumstances.now);
    return {
      ...unchanged(before),
      notes: [`the advisories could not be brought up to date: ${error.message}`],
    };
  }
}

function isRecent({ meta }: AdvisoryIndex, kept: string | undefined, now: Date): boolean {
  if (now.getTime() - Date.parse(meta.read) < REFRESH_AFTER) return true;
  return kept !== undefined && Math.abs(now.getTime() - lastTried(kept)) < TRY_AGAIN_AFTER;
}

function withoutNetwork(before: Stored, source: AddressSource): Obtained {
  if (before.state === 'ready') return unchanged(before);
  const why =
    before.state === 'damaged'
      ? `the kept advisories are damaged (${before.reason})`
      : 'no advisories are kept';
  throw new NetworkError(
    `${why}, and without network ${source.shown} cannot be fetched`,
    'run `wherefrom advisories update` with network, or give --advisories FILE',
  );
}

/** Asks the server, whatever is kept. Throws {@link NetworkError}, also for an answer that is no export. */
export async function fetchIndex(
  source: AddressSource,
  before: Stored,
  kept: string | undefined,
  { now, network, progress }: Omit<Circumstances, 'offline'>,
): Promise<Obtained> {
  const { download } = await import('./download.ts');
  const old = before.state === 'ready' ? before : undefined;
  const news = old && (await newsOf(source, old, kept, { now, network, progress }));
  if (news) return news;
  const answer = await download(source.address, old?.index.meta ?? {}, network, progress);
  const read = now.toISOString();
  if (answer.kind === 'unchanged') {
    if (!old)
      throw new NetworkError(`${source.shown} says that nothing changed since never`, 'check the address');
    return keep(kept, withMeta(old.bytes, { ...old.index.meta, read, whole: read }), false);
  }
  const { buildIndex } = await import('./build.ts');
  const { documentsOf } = await import('./documents.ts');
  const budget = new Budget(EXPORT_LIMITS);
  const provenance = { source: source.shown, read, etag: answer.etag, lastModified: answer.lastModified };
  try {
    const bytes = buildIndex(documentsOf(answer.bytes, source.shown, budget), provenance, budget, progress);
    return keep(kept, bytes, true);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    throw new NetworkError(error.message, error.nextStep);
  }
}

/** What is kept, with what is new in it; undefined where the whole has to be fetched. */
async function newsOf(
  { address }: AddressSource,
  { index, bytes }: Extract<Stored, { state: 'ready' }>,
  kept: string | undefined,
  { now, network, progress }: Omit<Circumstances, 'offline'>,
): Promise<Obtained | undefined> {
  const { fetchIncrement } = await import('./increment.ts');
  const increment = await fetchIncrement(address, index.meta, now, network, progress);
  if (!increment) return undefined;
  const read = now.toISOString();
  const whole = index.meta.whole ?? index.meta.read;
  if (increment.ids.length === 0) return keep(kept, withMeta(bytes, { ...index.meta, read, whole }), false);
  const { mergeIndex } = await import('./merge.ts');
  return keep(kept, mergeIndex(index, increment, read, new Budget(EXPORT_LIMITS), progress), true);
}

function unchanged({ index, bytes }: Extract<Stored, { state: 'ready' }>): Obtained {
  return { index, bytes, changed: false, notes: [] };
}

/** An index that cannot be kept serves this run all the same. */
function keep(path: string | undefined, bytes: Buffer, changed: boolean): Obtained {
  const index = decodeIndex(bytes);
  if (!path) return { index, bytes, changed, notes: [] };
  try {
    save(path, bytes);
    return { index, bytes, changed, notes: [] };
  } catch (error) {
    return {
      index,
      bytes,
      changed,
      notes: [`the advisories cannot be kept for the next run: ${reasonOf(error)}`],
    };
  }
}
