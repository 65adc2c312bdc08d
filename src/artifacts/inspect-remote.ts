/** Inspects a file at an address by fetching only the parts that the inspection reads. */
import type { ByteSource } from '../archive/source.ts';
import { Budget, DEFAULT_LIMITS } from '../limits/budget.ts';
import { LimitReached } from '../limits/errors.ts';
import { shownAddress } from '../network/addresses.ts';
import type { Network } from '../network/network.ts';
import { type Judged, judged } from './entry.ts';
import { inspectContent } from './inspect.ts';
import { contentOf, type Inspection, undecided } from './inspection/format.ts';
import { limitReason } from './inspection/reason.ts';
import { type RemoteFile, withRemoteFile } from './remote/http.ts';
import { directoryOf, memberRanges, tailOf } from './remote/plan.ts';
import { coalesced, MissingBytes, type Range, SparseSource } from './remote/sparse.ts';

export interface RemoteLimits {
  /** Bytes that are fetched for one file. */
  readonly bytes: number;
  readonly requests: number;
  /** Files up to this size are fetched as a whole. */
  readonly whole: number;
}

const LIMITS: RemoteLimits = { bytes: 512 * 1024 * 1024, requests: 3_000, whole: 2 * 1024 * 1024 };

export interface RemoteInspection {
  readonly judged: readonly Judged[];
  readonly notes: readonly string[];
  /** Bytes of the file, and of these fetched. */
  readonly size: number;
  readonly fetched: number;
  readonly requests: number;
}

/** Throws {@link NetworkError}. */
export function inspectRemote(
  address: URL,
  network: Network,
  limits: RemoteLimits = LIMITS,
): Promise<RemoteInspection> {
  return withRemoteFile(address, network, (file) => inspectParts(file, shownAddress(address), limits));
}

/** The same verdict as for the file itself, which has no digest because not all of it is read. */
export async function inspectParts(
  file: RemoteFile,
  path: string,
  limits: RemoteLimits = LIMITS,
): Promise<RemoteInspection> {
  const parts = new Parts(file, limits);
  const inspection = (await inspected(parts, path)) ?? notKnown(file.size);
  const { size, notes } = file;
  const { fetched, requests } = parts;
  return { judged: judged(path, parts.source, inspection, () => ''), notes, size, fetched, requests };
}

async function inspected(parts: Parts, path: string): Promise<Inspection | undefined> {
  try {
    await prefetch(parts);
    return await parts.run((source) =>
      inspectContent(
        contentOf(source, path.slice(path.lastIndexOf('/') + 1)),
        new Budget(DEFAULT_LIMITS),
        {},
      ),
    );
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    return undecided('unknown', limitReason(error));
  }
}

/** Small files as a whole; of archives the directory and what is certainly read, in few requests. */
async function prefetch(parts: Parts): Promise<void> {
  const { size } = parts.source;
  if (size <= parts.whole) return parts.get([{ start: 0, end: size }]);
  await parts.get([tailOf(size)]);
  const directory = await parts.run(directoryOf);
  if (!directory) return;
  await parts.get([directory]);
  await parts.get(await parts.run((source) => memberRanges(source, directory)));
}

function notKnown(size: number): Inspection {
  const message = size === 0 ? 'it is empty' : 'its content is of no format that is known';
  return undecided('unknown', { rule: 'unsupported', verdict: 'unreadable', message });
}

/** Ranges that are nearer than this are one request. */
const GAP = 16 * 1024;
const AT_ONCE = 6;
const LEAST_AHEAD = 64 * 1024;
const MOST_AHEAD = 64 * 1024 * 1024;

/** What is here of the file, and how more of it comes here. */
class Parts {
  readonly source: SparseSource;
  readonly #file: RemoteFile;
  readonly #limits: RemoteLimits;
  fetched: number;
  requests = 1;
  /** How long the parts were that a reader asked for, by where they end. */
  readonly #lengths = new Map<number, number>();

  constructor(file: RemoteFile, limits: RemoteLimits) {
    this.#file = file;
    this.#limits = limits;
    this.source = new SparseSource(file.size);
    this.source.put(0, file.beginning);
    this.fetched = file.beginning.length;
    this.#lengths.set(this.fetched, this.fetched);
  }

  get whole(): number {
    return this.#limits.whole;
  }

  /** Runs the reader until it has all that it asks for. Whoever swallows the error about what is missing runs again, too. */
  async run<T>(read: (source: ByteSource) => T): Promise<T> {
    for (;;) {
      let result: T | undefined;
      try {
        result = read(this.source);
      } catch (error) {
        if (!(error instanceof MissingBytes)) throw error;
      }
      const missing = this.source.takeMissing();
      if (!missing) return result as T;
      await this.get([this.#withMore(missing)]);
    }
  }

  /** Who reads on where an earlier part ended gets twice as much, so that beginning again stays rare. */
  #withMore({ start, end }: Range): Range {
    const before = this.#lengths.get(start);
    const length = before === undefined ? 0 : Math.min(MOST_AHEAD, Math.max(LEAST_AHEAD, before * 2));
    const last = Math.min(this.source.size, Math.max(end, start + length));
    this.#lengths.set(last, last - start);
    return { start, end: last };
  }

  async get(ranges: readonly Range[]): Promise<void> {
    const missing = coalesced(
      ranges.flatMap((range) => this.source.missingIn(range) ?? []),
      GAP,
    );
    for (let at = 0; at < missing.length; at += AT_ONCE)
      await Promise.all(missing.slice(at, at + AT_ONCE).map((range) => this.#fetch(range)));
  }

  async #fetch(range: Range): Promise<void> {
    const { bytes, requests } = this.#limits;
    const length = range.end - range.start;
    if (this.fetched + length > bytes || this.requests >= requests)
      throw new LimitReached(
        'network',
        `more than ${bytes} bytes or ${requests} requests to fetch; download the file`,
      );
    this.fetched += length;
    this.requests += 1;
    this.source.put(range.start, await this.#file.fetch(range));
  }
}
