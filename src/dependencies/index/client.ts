/**
 * The index as the solver sees it: pages of projects and metadata of files, from the cache, else from the network,
 * each asked for once.
 */
import { createHash } from 'node:crypto';
import { withoutEnding } from '../../limits/endings.ts';
import { NetworkError } from '../../limits/errors.ts';
import type { Network } from '../../network/network.ts';
import { parseSdistFilename, parseWheelFilename } from '../packaging/filenames.ts';
import { isStatic, parseMetadata } from '../packaging/metadata.ts';
import { normalizeName } from '../packaging/names.ts';
import { formatVersion, sameVersion } from '../packaging/versions.ts';
import type { AttestationBundle } from '../provenance/provenance.ts';
import { type AnswerCache, type KeptAnswer, NO_CACHE, openCache } from './cache.ts';
import type { Credentials, Fetcher } from './fetch.ts';
import { filesIn, isLocal, localMetadata } from './folders.ts';
import { readHtmlPage } from './html-page.ts';
import { readJsonPage } from './json-page.ts';
import { BadPage, type IndexFile, isAsSafe, type ProjectPage } from './page.ts';
import { pkgInfoFinder } from './sdist-metadata.ts';
import { metadataOfWheel, type RangeReader } from './wheel-metadata.ts';

export interface IndexOptions {
  /** In the order of preference, without credentials. */
  readonly indexes: readonly string[];
  /** Pages that link to files of any project; they count with those of the indexes. */
  readonly links?: readonly string[];
  /** Folders with files of any project, absolute; they count before the indexes, as nobody else supplies them. */
  readonly folders?: readonly string[];
  /** pip looks in all of them; uv takes a project from the first that has it. */
  readonly order: 'all' | 'first';
  /** Instead of all of them, where a package may come from certain ones only. */
  readonly reserved?: (name: string) => readonly string[] | undefined;
  /** Where everybody may register a name that is free; undefined where it is not among the indexes. */
  readonly publicIndex?: string | undefined;
  readonly cacheDir: string | undefined;
  readonly offline: boolean;
  readonly now: Date;
  readonly network: Network;
  readonly credentials: Credentials;
}

export interface Release {
  readonly requiresDist: readonly string[];
  readonly requiresPython?: string;
  readonly providesExtra: readonly string[];
}

/** Undefined: no index has the project. A text says why nobody can tell. */
export type PageAnswer = ProjectPage | string | undefined;

/** The text of what is not kept while the network is off; the same for every project and file. */
export const NOT_LOOKED_UP = 'not looked up, since the network is off';

export interface PackageIndex {
  /** Where it has looked in vain, in words that follow a name; absent for package indexes. */
  readonly nowhere?: string;
  /** `name` is normalised. */
  page(name: string): Promise<PageAnswer>;
  /** A text says why there is none. Where it does not stand beside the file, no more than `most` bytes of that are fetched at a time. */
  metadata(file: IndexFile, most?: number): Promise<Release | string>;
  /** Who published a file that has a provenance, and how that was signed; a text says why nobody can tell. */
  provenance(file: IndexFile): Promise<readonly AttestationBundle[] | string>;
  /** What the index itself says of flaws in one version, each as it has it; a text says why nobody can tell. */
  vulnerabilities(name: string, version: string): Promise<readonly unknown[] | string>;
  /** Whether the public index is searched for a name that it does not have, while another index has it. */
  isClaimable(name: string): Promise<boolean>;
  close(): Promise<void>;
}

/** What the default index asks caches to do, for those that ask for nothing. */
const FRESH_SECONDS = 600;
const LONGEST_FRESH_SECONDS = 3600;
const LARGEST_METADATA = 16 * 1024 ** 2;
const LARGEST_ARCHIVE = 512 * 1024 ** 2;
const NOTHING = Buffer.alloc(0);
/**
 * As pip and uv ask, so that caches on the way have the answer. Either is read: JSON is longer, and HTML what many indexes
 * speak alone.
 */
const ACCEPT =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01';

/** What is kept of a page beside its text. */
interface AboutPage {
  readonly absent?: true;
  readonly until: number;
  /** Where it came from, and as what. */
  readonly address: string;
  readonly type: string;
  readonly etag?: string;
  readonly modified?: string;
}

interface LinkedFiles {
  /** By the project's normalised name. */
  readonly files: ReadonlyMap<string, readonly IndexFile[]>;
  readonly lacks: string | undefined;
}

export function openIndex(options: IndexOptions): PackageIndex {
  const client = new Client(options);
  const pages = new Map<string, Promise<PageAnswer>>();
  const releases = new Map<string, Promise<Release | string>>();
  const provenances = new Map<string, Promise<readonly AttestationBundle[] | string>>();
  return {
    ...(options.indexes.length === 0 && { nowhere: NOWHERE }),
    page: (name) => once(pages, name, () => client.page(name)),
    metadata: (file, most) =>
      releases.get(file.url) ??
      once(releases, most === undefined ? file.url : `${file.url} ${most}`, () =>
        client.metadata(file, most ?? LARGEST_ARCHIVE),
      ),
    provenance: (file) => once(provenances, file.url, () => client.provenance(file)),
    vulnerabilities: (name, version) => client.vulnerabilities(name, version),
    isClaimable: (name) => client.isClaimable(name),
    close: () => client.close(),
  };
}

const NOWHERE = 'is nowhere among the find-links, and no index is asked (no-index)';

function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const answer = known.get(key) ?? ask();
  known.set(key, answer);
  return answer;
}

class Client {
  readonly #options: IndexOptions;
  readonly #cache: AnswerCache;
  #fetcher: Promise<Fetcher> | undefined;
  #linked: Promise<LinkedFiles> | undefined;
  /** Hosts that said they have no metadata beside a file, though the index did not promise any: not asked again. */
  readonly #withoutMetadata = new Map<string, number>();

  constructor(options: IndexOptions) {
    this.#options = options;
    this.#cache = options.cacheDir === undefined ? NO_CACHE : openCache(options.cacheDir);
  }

  async page(name: string): Promise<PageAnswer> {
    const own = await this.#indexed(name);
    const { links = [], folders = [], reserved } = this.#options;
    if (links.length + folders.length === 0 || typeof own === 'string' || reserved?.(name)) return own;
    this.#linked ??= this.#readLinks(links, folders);
    const { files, lacks } = await this.#linked;
    const linked = files.get(name) ?? [];
    if (linked.length === 0 && lacks === undefined) return own;
    if (!own && linked.length === 0) return lacks;
    // Of two files of one version the first counts.
    return {
      files: [...linked, ...(own?.files ?? [])],
      ...(own?.status && { status: own.status }),
      ...(lacks !== undefined && { lacks }),
    };
  }

  /** What lies in folders and what pages link to, by project. */
  async #readLinks(links: readonly string[], folders: readonly string[]): Promise<LinkedFiles> {
    const lying = folders.map(lyingIn);
    const answers = [...lying, ...(await Promise.all(links.map((address) => this.#pageOf(address))))];
    const pages = answers.filter((answer) => typeof answer === 'object');
    const failed = answers.findIndex((answer) => typeof answer === 'string');
    const files = Map.groupBy(
      pages.flatMap((page) => page.files),
      ({ name }) => (parseWheelFilename(name) ?? parseSdistFilename(name))?.name ?? '',
    );
    if (failed < 0) return { files, lacks: undefined };
    const [place, why] = [[...folders, ...links][failed] as string, answers[failed] as string];
    return { files, lacks: why === NOT_LOOKED_UP ? `${place} was ${why}` : why };
  }

  async #indexed(name: string): Promise<PageAnswer> {
    const found: ProjectPage[] = [];
    const { order, reserved } = this.#options;
    const indexes = reserved?.(name) ?? this.#options.indexes;
    for (const answer of order === 'all'
      ? await Promise.all(indexes.map((one) => this.#pageAt(one, name)))
      : []) {
      if (typeof answer === 'string') return answer;
      if (answer) found.push(answer);
    }
    for (const index of order === 'first' ? indexes : []) {
      const answer = await this.#pageAt(index, name);
      if (answer !== undefined) return answer;
    }
    if (found.length < 2) return found[0];
    return {
      files: found.flatMap(({ files }) => files),
      ...(found[0]?.status && { status: found[0].status }),
    };
  }

  async isClaimable(name: string): Promise<boolean> {
    const { indexes, reserved, publicIndex } = this.#options;
    if (publicIndex === undefined || indexes.length < 2 || reserved?.(name)) return false;
    if ((await this.#pageAt(publicIndex, name)) !== undefined) return false;
    const others = indexes.filter((index) => index !== publicIndex);
    const pages = await Promise.all(others.map((index) => this.#pageAt(index, name)));
    return pages.some((page) => typeof page === 'object');
  }

  #pageAt(index: string, name: string): Promise<PageAnswer> {
    // A name may be whatever stands in a table of somebody's manifest.
    return this.#pageOf(`${withoutEnding(index, '/')}/${encodeURIComponent(name)}/`);
  }

  async #pageOf(address: string): Promise<PageAnswer> {
    const kept = this.#cache.read(`page ${address}`);
    const { until } = (kept?.about as AboutPage | undefined) ?? { until: 0 };
    const now = this.#options.now.getTime();
    if (!kept && this.#options.offline) return NOT_LOOKED_UP;
    try {
      if (kept && (this.#options.offline || isFresh(until, now))) return keptPage(kept);
      return await this.#fetchPage(address, kept);
    } catch (error) {
      if (!(error instanceof NetworkError || error instanceof BadPage)) throw error;
      return error instanceof BadPage ? `${address} is ${error.message}` : error.message;
    }
  }

  async #fetchPage(address: string, kept: KeptAnswer | undefined): Promise<PageAnswer> {
    const fetcher = await this.#open();
    const before = kept?.about as AboutPage | undefined;
    const { status, header, bytes, ...answer } = await fetcher.fetch(address, {
      headers: {
        accept: ACCEPT,
        'accept-encoding': 'gzip',
        ...(before?.etag && { 'if-none-match': before.etag }),
        ...(before?.modified && { 'if-modified-since': before.modified }),
      },
    });
    const until = this.#options.now.getTime() + freshSeconds(header('cache-control')) * 1000;
    if (status === 304 && kept) {
      this.#cache.write(`page ${address}`, { ...before, until }, kept.bytes);
      return keptPage(kept);
    }
    const [type, etag, modified] = [header('content-type') ?? '', header('etag'), header('last-modified')];
    const about: AboutPage = {
      ...{ until, address: answer.address, type },
      ...(status !== 200 && { absent: true }),
      ...(etag && { etag }),
      ...(modified && { modified }),
    };
    const now = { about, bytes: status === 200 ? bytes : NOTHING };
    const page = keptPage(now);
    this.#cache.write(`page ${address}`, now.about, now.bytes);
    return page;
  }

  async metadata(file: IndexFile, most: number): Promise<Release | string> {
    const key = `release ${file.url} ${file.sha256 ?? ''}`;
    const kept = isLocal(file) ? undefined : this.#cache.read(key);
    if (kept) return kept.about as Release;
    if (this.#options.offline && !isLocal(file)) return NOT_LOOKED_UP;
    try {
      const release = releaseOf(await this.#textOf(file, most), file);
      if (typeof release !== 'string' && !isLocal(file)) this.#cache.write(key, release, NOTHING);
      return release;
    } catch (error) {
      if (error instanceof NetworkError) return error.message;
      if (error instanceof BadPage) return `${file.name} is ${error.message}`;
      throw error;
    }
  }

  /** Kept as the text that it came as, since what it says never changes. */
  async provenance(file: IndexFile): Promise<readonly AttestationBundle[] | string> {
    const { provenance: address } = file;
    if (address === undefined || !isAsSafe(address, file.url)) return 'there is none';
    const key = `provenance ${address} ${file.sha256 ?? ''}`;
    const kept = this.#cache.read(key);
    if (!kept && this.#options.offline) return NOT_LOOKED_UP;
    const { readProvenance } = await import('../provenance/provenance.ts');
    if (kept) return readProvenance(kept.bytes.toString('utf8'));
    try {
      const { status, bytes } = await (await this.#open()).fetch(address, {
        headers: { accept: 'application/vnd.pypi.integrity.v1+json, application/json;q=0.5' },
        most: LARGEST_METADATA,
      });
      if (status !== 200) return `${address} is not there`;
      const read = readProvenance(bytes.toString('utf8'));
      if (typeof read !== 'string') this.#cache.write(key, {}, bytes);
      return typeof read === 'string' ? `${address} is ${read}` : read;
    } catch (error) {
      if (error instanceof NetworkError) return error.message;
      throw error;
    }
  }

  /** The JSON API lies beside the simple pages: `/pypi/NAME/VERSION/json`. The first index that has the version tells. */
  async vulnerabilities(name: string, version: string): Promise<readonly unknown[] | string> {
    const { indexes, reserved } = this.#options;
    try {
      for (const index of reserved?.(name) ?? indexes) {
        const base = /^(.+)\/simple\/*$/.exec(index)?.[1];
        const parts = [name, version].map(encodeURIComponent).join('/');
        const flaws = base === undefined ? undefined : await this.#flawsAt(`${base}/pypi/${parts}/json`);
        if (flaws) return flaws;
      }
      return 'no index that was asked tells of flaws in it';
    } catch (error) {
      if (error instanceof NetworkError) return error.message;
      throw error;
    }
  }

  /** Undefined where there is no such answer. A text says that nobody could ask. */
  async #flawsAt(address: string): Promise<readonly unknown[] | string | undefined> {
    const key = `flaws ${address}`;
    const kept = this.#cache.read(key);
    const now = this.#options.now.getTime();
    const { until } = (kept?.about as Pick<AboutPage, 'until'> | undefined) ?? { until: 0 };
    if (kept && (this.#options.offline || isFresh(until, now))) return flawsIn(kept.bytes);
    if (this.#options.offline) return NOT_LOOKED_UP;
    const fetcher = await this.#open();
    const headers = { accept: 'application/json', 'accept-encoding': 'gzip' };
    const { status, header, bytes } = await fetcher.fetch(address, { headers, most: LARGEST_METADATA });
    const flaws = status === 200 ? flawsIn(bytes) : undefined;
    const fresh = now + freshSeconds(header('cache-control')) * 1000;
    if (flaws)
      this.#cache.write(key, { until: fresh }, Buffer.from(JSON.stringify({ vulnerabilities: flaws })));
    return flaws;
  }

  #textOf(file: IndexFile, most: number): Promise<string> {
    if (isLocal(file)) return localMetadata(file);
    return isSource(file) ? this.#sdistText(file, most) : this.#wheelText(file, most);
  }

  /** Beside the file, which many mirrors serve without saying so; else out of it. */
  async #wheelText(file: IndexFile, most: number): Promise<string> {
    const host = new URL(file.url).host;
    const refusals = () => this.#withoutMetadata.get(host) ?? 0;
    if (file.metadata !== undefined || refusals() < MOST_REFUSALS) {
      const { status, bytes } = await (await this.#open()).fetch(`${file.url}.metadata`, {
        most: LARGEST_METADATA,
      });
      if (status === 200 && (file.metadata !== undefined || looksLikeMetadata(bytes))) {
        verify(bytes, file);
        return bytes.toString('utf8');
      }
      this.#withoutMetadata.set(host, refusals() + 1);
    }
    return metadataOfWheel(this.#rangesOf(file, most));
  }

  #rangesOf(file: IndexFile, most: number): RangeReader {
    return async (from, to) => {
      const range = from < 0 ? `bytes=${from}` : `bytes=${from}-${to === undefined ? '' : to - 1}`;
      const fetcher = await this.#open();
      const answer = await fetcher.fetch(file.url, { headers: { range }, most });
      if (answer.status === 200) return { bytes: answer.bytes, start: 0, size: answer.bytes.length };
      const [, start, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(answer.header('content-range') ?? '') ?? [];
      if (answer.status !== 206 || start === undefined) throw new BadPage('not to be had from the index');
      return { bytes: answer.bytes, start: Number(start), size: Number(size) };
    };
  }

  async #sdistText(file: IndexFile, most: number): Promise<string> {
    if (!file.name.endsWith('.tar.gz')) throw new BadPage('a source archive that is no .tar.gz');
    const finder = pkgInfoFinder();
    const fetcher = await this.#open();
    let left = most;
    const enough = (chunk: Buffer) => {
      left -= chunk.length;
      return finder.take(chunk) || left <= 0;
    };
    const { status } = await fetcher.fetch(file.url, { most: LARGEST_ARCHIVE, enough });
    const text = await finder.finish();
    if (status !== 200 || text === undefined) throw new BadPage('a source archive without PKG-INFO');
    return text;
  }

  #open(): Promise<Fetcher> {
    const { network, credentials } = this.#options;
    // The library is loaded only when something must be fetched.
    this.#fetcher ??= import('./fetch.ts').then(({ openFetcher }) => openFetcher(network, credentials));
    return this.#fetcher;
  }

  async close(): Promise<void> {
    await (await this.#fetcher)?.close();
    await this.#cache.flush();
  }
}

function isSource({ name }: IndexFile): boolean {
  return !name.endsWith('.whl');
}

function lyingIn(folder: string): PageAnswer {
  try {
    return { files: filesIn(folder) };
  } catch (error) {
    if (error instanceof BadPage) return `${folder} is ${error.message}`;
    throw error;
  }
}

/** A host that has said no so often serves no metadata beside files. */
const MOST_REFUSALS = 3;

/** Whether an answer still counts; one that does for longer than anybody says was made by another clock. */
function isFresh(until: number, now: number): boolean {
  return until > now && until - now <= LONGEST_FRESH_SECONDS * 1000;
}

/** Undefined for what says nothing of them. */
function flawsIn(bytes: Buffer): readonly unknown[] | undefined {
  try {
    const { vulnerabilities } = JSON.parse(bytes.toString('utf8')) as { vulnerabilities?: unknown };
    return Array.isArray(vulnerabilities) ? vulnerabilities : undefined;
  } catch {
    return undefined; // no JSON, or null
  }
}

function freshSeconds(control: string | undefined): number {
  if (control && /\bno-(?:cache|store)\b/.test(control)) return 0;
  const seconds = Number(/\bmax-age=(\d+)/.exec(control ?? '')?.[1] ?? FRESH_SECONDS);
  return Math.min(seconds, LONGEST_FRESH_SECONDS);
}

/** Undefined where the index said that it does not have the project. Throws {@link BadPage}. */
function keptPage({ about, bytes }: KeptAnswer): ProjectPage | undefined {
  const { absent, address, type } = about as AboutPage;
  return absent ? undefined : readPage(bytes, type, address);
}

function readPage(bytes: Buffer, type: string, address: string): ProjectPage {
  const text = bytes.toString('utf8');
  const isJson = /\bjson\b/i.test(type) || /^\s*\{/.test(text);
  return isJson ? readJsonPage(text, address) : readHtmlPage(text, address);
}

/** A page that says "not found" with status 200 is none. */
function looksLikeMetadata(bytes: Buffer): boolean {
  return /^metadata-version:/im.test(bytes.toString('latin1', 0, 4096));
}

function verify(bytes: Buffer, { name, metadata }: IndexFile): void {
  if (!metadata) return;
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== metadata)
    throw new BadPage(`not what the index says: the hash of ${name}.metadata is another`);
}

function releaseOf(text: string, file: IndexFile): Release | string {
  const metadata = parseMetadata(text);
  if (metadata.name === undefined) return `the metadata of ${file.name} cannot be read`;
  const { name, version } = parseWheelFilename(file.name) ?? parseSdistFilename(file.name) ?? {};
  if (name !== undefined && normalizeName(metadata.name) !== name)
    return `the metadata of ${file.name} is of another package, ${metadata.name}`;
  if (version && metadata.version !== undefined && !sameVersion(metadata.version, formatVersion(version)))
    return `the metadata of ${file.name} is of another version, ${metadata.version}`;
  if (!file.name.endsWith('.whl') && !isStatic(metadata))
    return `${file.name} is a source archive whose needs only its build can tell`;
  const { requiresDist, requiresPython, providesExtra } = metadata;
  return { requiresDist, providesExtra, ...(requiresPython !== undefined && { requiresPython }) };
}
