/**
 * HTTP for an index: bounded in time, size and number, with retries; redirects never leave TLS, and credentials go to
 * the host that they are for alone.
 */
import { gunzipSync } from 'node:zlib';
import { messageOf, NetworkError } from '../../limits/errors.ts';
import {
  authorization,
  isRedirect,
  MOST_REDIRECTS,
  redirected,
  shownAddress,
  tooManyRedirects,
} from '../../network/addresses.ts';
import { announcedBytes, collect, discard, type Headers, headerOf } from '../../network/answers.ts';
import { type Answered, type Client, openClient } from '../../network/client.ts';
import { type Advice, brokeOff, failure, refusal } from '../../network/failures.ts';
import type { Network } from '../../network/network.ts';
import { withRetries } from '../../network/retries.ts';

export interface Fetched {
  /** 200, 206, 304, 404, 410; everything else is an error. */
  readonly status: number;
  /** Where it came from in the end. */
  readonly address: string;
  readonly header: (name: string) => string | undefined;
  readonly bytes: Buffer;
}

export interface FetchOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** More is an error. */
  readonly most?: number;
  /** Looks at what has come so far, and may end it: true for enough. */
  readonly enough?: (chunk: Buffer) => boolean;
}

export interface Fetcher {
  /** Throws {@link NetworkError}. */
  fetch(address: string, options?: FetchOptions): Promise<Fetched>;
  close(): Promise<void>;
}

/** `user:password` for a host, from wherever the user keeps it. */
export type Credentials = (url: URL) => string | undefined;

const LONGEST = 5 * 60_000;
const CONNECTIONS = 24;
const MOST_BYTES = 64 * 1024 ** 2;
const USUAL = new Set([200, 206, 304, 404, 410]);

const ADVICE: Advice = {
  address: 'check the address of the index',
  credentials: 'give credentials in the address of the index, or in .netrc',
  again: 'check the network and the index, or try again later',
};

export function openFetcher(network: Network, credentials: Credentials): Fetcher {
  const client = openClient(network, CONNECTIONS);
  let closed = false;
  return {
    fetch: (address, options = {}) =>
      withRetries(
        network,
        ADVICE,
        () => followed(address, options, client, credentials),
        () => closed,
      ),
    close: () => {
      closed = true;
      return client.close();
    },
  };
}

async function followed(
  start: string,
  options: FetchOptions,
  client: Client,
  credentials: Credentials,
): Promise<Fetched> {
  let address = new URL(start);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await ask(address, options, client, credentials);
    const { status, headers } = response;
    if (USUAL.has(status)) {
      const bytes = unpacked(address, headers, await read(address, response, options), options);
      return { status, address: shownAddress(address), header: (name) => headerOf(headers, name), bytes };
    }
    discard(response.body);
    if (!isRedirect(status)) throw refusal(address, status, headerOf(headers, 'retry-after'), ADVICE);
    address = redirected(address, headerOf(headers, 'location'), ADVICE.address);
  }
  throw tooManyRedirects(new URL(start), ADVICE.address);
}

async function ask(
  address: URL,
  { headers = {} }: FetchOptions,
  client: Client,
  credentials: Credentials,
): Promise<Answered> {
  const secret = credentials(address);
  try {
    return await client.get(address, { ...headers, ...(secret && authorization(secret)) });
  } catch (error) {
    throw failure(address, error, ADVICE);
  }
}

/**
 * As it was before it was packed for the way, where that was asked for: servers say `gzip` of archives, too, which are to
 * stay as they are. Throws {@link NetworkError}.
 */
function unpacked(
  address: URL,
  answered: Headers,
  bytes: Buffer,
  { most = MOST_BYTES, headers = {} }: FetchOptions,
): Buffer {
  const wasAsked = headers['accept-encoding'] === 'gzip';
  if (!wasAsked || headerOf(answered, 'content-encoding')?.toLowerCase() !== 'gzip') return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    const why = `${shownAddress(address)} cannot be unpacked: ${messageOf(error)}`;
    throw new NetworkError(why, ADVICE.address);
  }
}

async function read(
  address: URL,
  { body, headers }: Answered,
  { most = MOST_BYTES, enough }: FetchOptions,
): Promise<Buffer> {
  const tooLarge = () =>
    new NetworkError(`${shownAddress(address)} is larger than ${most} bytes`, ADVICE.address);
  const announced = announcedBytes(headers);
  if (announced !== undefined && announced > most && !enough) {
    body.destroy();
    throw tooLarge();
  }
  const late = setTimeout(() => body.destroy(new Error('it takes too long')), LONGEST);
  try {
    const bytes = await collect(body, most, tooLarge, enough);
    if (!enough && announced !== undefined && bytes.length !== announced)
      throw brokeOff(address, bytes.length, announced);
    return bytes;
  } catch (error) {
    throw failure(address, error, ADVICE);
  } finally {
    clearTimeout(late);
  }
}
