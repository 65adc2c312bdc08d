/** Parts of a file over HTTP, each checked to be the part that was asked for, of the file that was there first. */
import { NetworkError } from '../../limits/errors.ts';
import {
  credentialsIn,
  isRedirect,
  MOST_REDIRECTS,
  redirected,
  shownAddress,
  tooManyRedirects,
} from '../../network/addresses.ts';
import { announcedBytes, collect, discard, headerOf } from '../../network/answers.ts';
import { type Answered, type Client, openClient } from '../../network/client.ts';
import { type Advice, brokeOff, failure, refusal } from '../../network/failures.ts';
import type { Network } from '../../network/network.ts';
import { withRetries } from '../../network/retries.ts';
import type { Range } from './sparse.ts';

export interface RemoteFile {
  readonly size: number;
  /** All of it, where the server gives no parts; else its beginning. */
  readonly beginning: Uint8Array;
  /** What the user should know: redirects, a server without ranges. */
  readonly notes: readonly string[];
  /** Exactly the range. Throws {@link NetworkError}. */
  fetch(range: Range): Promise<Uint8Array>;
}

const BEGINNING = 64 * 1024;
const LONGEST = 10 * 60_000;
/** A file without ranges is fetched as a whole up to this size. */
const LARGEST_WHOLE = 256 * 1024 * 1024;

const NEXT = 'download the file and inspect it';
const ADVICE: Advice = {
  address: 'check the address',
  credentials: 'give credentials in the address (https://user:password@host/…)',
  again: `check the network, or ${NEXT}`,
};

/** Opens, hands to `use`, and closes. Throws {@link NetworkError} with what to try next. */
export async function withRemoteFile<T>(
  address: URL,
  network: Network,
  use: (file: RemoteFile) => Promise<T>,
): Promise<T> {
  const client = openClient(network);
  const signal = AbortSignal.timeout(network.patience === undefined ? LONGEST : network.patience * 20);
  try {
    return await use(await new Connection(address, client, signal, network).open());
  } finally {
    await client.close();
  }
}

interface Part {
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly isWhole: boolean;
}

class Connection {
  readonly #start: URL;
  readonly #client: Client;
  readonly #signal: AbortSignal;
  readonly #network: Network;
  readonly #notes: string[] = [];
  /** Where the redirects of the first answer led. */
  #address: URL;
  /** What the first answer said of the file: an entity tag, or a date. */
  #validator: { readonly name: 'etag' | 'last-modified'; readonly value: string } | undefined;
  #size: number | undefined;

  constructor(address: URL, client: Client, signal: AbortSignal, network: Network) {
    this.#start = address;
    this.#address = address;
    this.#client = client;
    this.#signal = signal;
    this.#network = network;
  }

  async open(): Promise<RemoteFile> {
    const { bytes, size, isWhole } = await this.#part({ start: 0, end: BEGINNING });
    this.#size = size;
    if (this.#address.protocol === 'http:')
      this.#notes.push(
        `${this.#address.host} is reached without TLS: whoever is in between can change the file`,
      );
    if (isWhole)
      this.#notes.push(`${shownAddress(this.#address)} gives no parts, so that all of it was fetched`);
    return {
      size,
      beginning: bytes,
      notes: this.#notes,
      fetch: async (range) => (await this.#part(range)).bytes,
    };
  }

  #part(range: Range): Promise<Part> {
    return withRetries(this.#network, ADVICE, () => this.#followed(range));
  }

  async #followed(range: Range): Promise<Part> {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const response = await this.#ask(range);
      const { status, headers } = response;
      if (status === 206) return this.#partial(range, response);
      if (status === 200) return this.#whole(response);
      discard(response.body);
      // An empty file has no part at all.
      if (status === 416 && /^bytes \*\/0$/.test(headerOf(headers, 'content-range') ?? ''))
        return { bytes: new Uint8Array(0), size: 0, isWhole: false };
      if (!isRedirect(status)) throw refusal(this.#address, status, headerOf(headers, 'retry-after'), ADVICE);
      this.#redirect(headerOf(headers, 'location'));
    }
    throw tooManyRedirects(this.#address, ADVICE.address);
  }

  async #ask({ start, end }: Range): Promise<Answered> {
    const headers = {
      accept: '*/*',
      'accept-encoding': 'identity',
      range: `bytes=${start}-${end - 1}`,
      ...(this.#validator &&
        !this.#validator.value.startsWith('W/') && { 'if-range': this.#validator.value }),
      ...(this.#address.origin === this.#start.origin && credentialsIn(this.#start)),
    };
    try {
      return await this.#client.get(this.#address, headers, this.#signal);
    } catch (error) {
      throw failure(this.#address, error, ADVICE);
    }
  }

  #redirect(location: string | undefined): void {
    const from = this.#address;
    this.#address = redirected(from, location, ADVICE.address);
    const note = `${shownAddress(from)} redirects to ${shownAddress(this.#address)}`;
    if (!this.#notes.includes(note)) this.#notes.push(note);
  }

  async #partial(asked: Range, { headers, body }: Answered): Promise<Part> {
    this.#check(headers);
    const given = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headerOf(headers, 'content-range') ?? '');
    const [start, last, size] = (given ?? []).slice(1).map(Number) as [number?, number?, number?];
    const end = Math.min(asked.end, this.#size ?? size ?? 0);
    if (size === undefined || last === undefined || start !== asked.start || last + 1 !== Math.min(end, size))
      throw this.#failed(
        `was asked for bytes ${asked.start} to ${asked.end - 1} and gives ${headerOf(headers, 'content-range') ?? 'others'}`,
        'download the file and inspect it',
      );
    if (this.#size !== undefined && size !== this.#size) throw this.#changed();
    const bytes = await this.#body(body, last + 1 - start);
    if (bytes.length !== last + 1 - start) throw brokeOff(this.#address, bytes.length, last + 1 - start);
    return { bytes, size, isWhole: false };
  }

  /** A server that does not know ranges, or whose file is another by now. */
  async #whole({ headers, body }: Answered): Promise<Part> {
    if (this.#size !== undefined) {
      discard(body);
      throw this.#changed();
    }
    this.#check(headers);
    const announced = announcedBytes(headers);
    if (announced !== undefined && announced > LARGEST_WHOLE) throw this.#tooLarge(body, announced);
    const bytes = await this.#body(body, LARGEST_WHOLE);
    if (announced !== undefined && announced !== bytes.length)
      throw brokeOff(this.#address, bytes.length, announced);
    return { bytes, size: bytes.length, isWhole: true };
  }

  #tooLarge(body: Answered['body'], size: number): NetworkError {
    body.destroy();
    return this.#failed(
      `gives no parts of the file, which has ${size} bytes`,
      'download the file and inspect it, or ask a server that knows range requests',
    );
  }

  async #body(body: Answered['body'], most: number): Promise<Uint8Array> {
    const tooLarge = () => this.#failed(`sends more than the ${most} bytes that were asked for`, NEXT);
    try {
      return await collect(body, most, tooLarge);
    } catch (error) {
      throw failure(this.#address, error, ADVICE);
    }
  }

  /** The same file as at first, and its own bytes. */
  #check(headers: Answered['headers']): void {
    const encoding = headerOf(headers, 'content-encoding');
    if (encoding !== undefined && encoding !== 'identity')
      throw this.#failed(
        `packs what it sends (${encoding}), so that its parts are not those of the file`,
        NEXT,
      );
    const name = headers.etag ? 'etag' : 'last-modified';
    const value = headerOf(headers, name);
    if (this.#size === undefined) this.#validator = value === undefined ? undefined : { name, value };
    else if (this.#validator && headerOf(headers, this.#validator.name) !== this.#validator.value)
      throw this.#changed();
  }

  #changed(): NetworkError {
    return this.#failed('has another file than a moment ago', 'try again');
  }

  #failed(what: string, next: string): NetworkError {
    return new NetworkError(`${shownAddress(this.#address)} ${what}`, next);
  }
}
