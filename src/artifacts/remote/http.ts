/** Parts of a file over HTTP, each checked to be the part that was asked for, of the file that was there first. */
import { type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import { messageOf, NetworkError } from '../../limits/errors.ts';
import type { Range } from './sparse.ts';

/** How the network is reached; proxies as the command line hands them in. */
export interface Network {
  readonly httpProxy?: string | undefined;
  readonly httpsProxy?: string | undefined;
  readonly noProxy?: string | undefined;
  /** Milliseconds to wait for a connection, an answer, or more of it. */
  readonly patience?: number;
}

export interface RemoteFile {
  readonly size: number;
  /** All of it, where the server gives no parts; else its beginning. */
  readonly beginning: Uint8Array;
  /** What the user should know: redirects, a server without ranges. */
  readonly notes: readonly string[];
  /** Exactly the range. Throws {@link NetworkError}. */
  fetch(range: Range): Promise<Uint8Array>;
}

export const BEGINNING = 64 * 1024;
const PATIENCE = 20_000;
const LONGEST = 10 * 60_000;
const MOST_REDIRECTS = 5;
const TRIES = 3;
/** A file without ranges is fetched as a whole up to this size. */
export const LARGEST_WHOLE = 256 * 1024 * 1024;

/** Opens, hands to `use`, and closes. Throws {@link NetworkError} with what to try next. */
export async function withRemoteFile<T>(
  address: URL,
  network: Network,
  use: (file: RemoteFile) => Promise<T>,
): Promise<T> {
  const patience = network.patience ?? PATIENCE;
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: network.httpProxy ?? '',
    httpsProxy: network.httpsProxy ?? '',
    noProxy: network.noProxy ?? '',
    connect: { timeout: patience },
    headersTimeout: patience,
    bodyTimeout: patience,
  });
  const signal = AbortSignal.timeout(network.patience === undefined ? LONGEST : network.patience * 20);
  try {
    return await use(await new Connection(address, dispatcher, signal, patience).open());
  } finally {
    await dispatcher.destroy();
  }
}

/** Worth another try: what networks and busy servers do. Not: what the server means. */
class Passing extends Error {}

interface Part {
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly isWhole: boolean;
}

class Connection {
  readonly #start: URL;
  readonly #dispatcher: Dispatcher;
  readonly #signal: AbortSignal;
  readonly #pause: number;
  readonly #notes: string[] = [];
  /** Where the redirects of the first answer led. */
  #address: URL;
  /** What the first answer said of the file: an entity tag, or a date. */
  #validator: { readonly name: 'etag' | 'last-modified'; readonly value: string } | undefined;
  #size: number | undefined;

  constructor(address: URL, dispatcher: Dispatcher, signal: AbortSignal, patience: number) {
    this.#start = address;
    this.#address = address;
    this.#dispatcher = dispatcher;
    this.#signal = signal;
    this.#pause = patience / 50;
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

  async #part(range: Range): Promise<Part> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.#followed(range);
      } catch (error) {
        if (!(error instanceof Passing)) throw error;
        if (tried === TRIES)
          throw this.#failed(error.message, 'check the network, or download the file and inspect it');
        await new Promise((resolve) => setTimeout(resolve, this.#pause * tried));
      }
    }
  }

  async #followed(range: Range): Promise<Part> {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const response = await this.#ask(range);
      const { statusCode, headers } = response;
      if (statusCode === 206) return this.#partial(range, response);
      if (statusCode === 200) return this.#whole(response);
      await response.body.dump();
      // An empty file has no part at all.
      if (statusCode === 416 && /^bytes \*\/0$/.test(one(headers['content-range']) ?? ''))
        return { bytes: new Uint8Array(0), size: 0, isWhole: false };
      if (![301, 302, 303, 307, 308].includes(statusCode)) throw this.#refused(statusCode);
      this.#redirect(one(headers.location));
    }
    throw this.#failed(`redirects more than ${MOST_REDIRECTS} times`, 'check the address');
  }

  async #ask({ start, end }: Range): Promise<Dispatcher.ResponseData> {
    const { origin, pathname, search } = this.#address;
    try {
      return await request(origin + pathname + search, {
        dispatcher: this.#dispatcher,
        signal: this.#signal,
        headers: {
          accept: '*/*',
          'accept-encoding': 'identity',
          'user-agent': 'wherefrom',
          range: `bytes=${start}-${end - 1}`,
          ...(this.#validator &&
            !this.#validator.value.startsWith('W/') && { 'if-range': this.#validator.value }),
          ...(origin === this.#start.origin && credentials(this.#start)),
        },
      });
    } catch (error) {
      throw this.#broken(error);
    }
  }

  #redirect(location: string | undefined): void {
    const from = this.#address;
    if (!location || !URL.canParse(location, from.href))
      throw this.#failed('redirects to nowhere', 'check the address');
    const to = new URL(location, from.href);
    if (!keepsProtection(from, to))
      throw this.#failed(
        `redirects to ${to.protocol}//${to.host}, which nothing protects`,
        'give the address that it leads to, if that is what you want',
      );
    const note = `${shownAddress(from)} redirects to ${shownAddress(to)}`;
    if (!this.#notes.includes(note)) this.#notes.push(note);
    this.#address = to;
  }

  async #partial(asked: Range, { headers, body }: Dispatcher.ResponseData): Promise<Part> {
    this.#check(headers);
    const given = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(one(headers['content-range']) ?? '');
    const [start, last, size] = (given ?? []).slice(1).map(Number) as [number?, number?, number?];
    const end = Math.min(asked.end, this.#size ?? size ?? 0);
    if (size === undefined || last === undefined || start !== asked.start || last + 1 !== Math.min(end, size))
      throw this.#failed(
        `was asked for bytes ${asked.start} to ${asked.end - 1} and gives ${one(headers['content-range']) ?? 'others'}`,
        'download the file and inspect it',
      );
    if (this.#size !== undefined && size !== this.#size) throw this.#changed();
    const bytes = await this.#body(body, last + 1 - start);
    if (bytes.length !== last + 1 - start)
      throw new Passing(`broke off after ${bytes.length} bytes of a part`);
    return { bytes, size, isWhole: false };
  }

  /** A server that does not know ranges, or whose file is another by now. */
  async #whole({ headers, body }: Dispatcher.ResponseData): Promise<Part> {
    if (this.#size !== undefined) {
      await body.dump();
      throw this.#changed();
    }
    this.#check(headers);
    const announced = Number(one(headers['content-length']) ?? Number.NaN);
    if (announced > LARGEST_WHOLE) throw this.#tooLarge(body, announced);
    const bytes = await this.#body(body, LARGEST_WHOLE);
    if (!Number.isNaN(announced) && announced !== bytes.length)
      throw new Passing(`broke off after ${bytes.length} of ${announced} bytes`);
    return { bytes, size: bytes.length, isWhole: true };
  }

  #tooLarge(body: Dispatcher.ResponseData['body'], size: number): NetworkError {
    body.destroy();
    return this.#failed(
      `gives no parts of the file, which has ${size} bytes`,
      'download the file and inspect it, or ask a server that knows range requests',
    );
  }

  async #body(body: Dispatcher.ResponseData['body'], most: number): Promise<Uint8Array> {
    const chunks: Buffer[] = [];
    let received = 0;
    try {
      for await (const chunk of body) {
        received += (chunk as Buffer).length;
        if (received > most)
          throw this.#failed(`sends more than the ${most} bytes that were asked for`, NEXT);
        chunks.push(chunk as Buffer);
      }
    } catch (error) {
      throw error instanceof NetworkError ? error : this.#broken(error);
    }
    return Buffer.concat(chunks);
  }

  /** The same file as at first, and its own bytes. */
  #check(headers: Dispatcher.ResponseData['headers']): void {
    const encoding = one(headers['content-encoding']);
    if (encoding !== undefined && encoding !== 'identity')
      throw this.#failed(
        `packs what it sends (${encoding}), so that its parts are not those of the file`,
        NEXT,
      );
    const name = headers.etag ? 'etag' : 'last-modified';
    const value = one(headers[name]);
    if (this.#size === undefined) this.#validator = value === undefined ? undefined : { name, value };
    else if (this.#validator && one(headers[this.#validator.name]) !== this.#validator.value)
      throw this.#changed();
  }

  #changed(): NetworkError {
    return this.#failed('has another file than a moment ago', 'try again');
  }

  #refused(status: number): Error {
    const message = `answered with status ${status}`;
    if (status === 429 || status >= 500) return new Passing(message);
    const closed = status === 401 || status === 403;
    return this.#failed(
      message,
      closed ? 'give credentials in the address (https://user:password@host/…)' : 'check the address',
    );
  }

  #broken(error: unknown): Error {
    const { code = '', message } = rootOf(error);
    if (/CERT|SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY/.test(code))
      return this.#failed(
        `has a certificate that is not trusted (${code})`,
        'behind a proxy that opens TLS, set NODE_EXTRA_CA_CERTS to its certificate',
      );
    if ((error as Error)?.name === 'TimeoutError') return this.#failed('takes too long', 'try again later');
    return new Passing(`cannot be read: ${FAILURES[code] ?? message}`);
  }

  #failed(what: string, next: string): NetworkError {
    return new NetworkError(`${shownAddress(this.#address)} ${what}`, next);
  }
}

/** From TLS only to TLS, and never to another protocol. */
export function keepsProtection(from: URL, to: URL): boolean {
  return to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:');
}

const NEXT = 'download the file and inspect it';

const FAILURES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name cannot be looked up',
  ECONNREFUSED: 'it refuses connections',
  ECONNRESET: 'it broke the connection',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'it does not answer',
  UND_ERR_BODY_TIMEOUT: 'it stopped sending',
  UND_ERR_SOCKET: 'it broke the connection',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'it sent less or more than it announced',
};

/** The innermost reason: several addresses of one host fail as one error with a list in it. */
function rootOf(error: unknown): { code?: string; message: string } {
  let at = error as { code?: string; cause?: unknown; errors?: unknown[] };
  for (let depth = 0; depth < 5; depth += 1) {
    const inner = at?.cause ?? at?.errors?.[0];
    if (!inner) break;
    at = inner as typeof at;
  }
  return { ...(at?.code && { code: at.code }), message: messageOf(at) };
}

/** Credentials in an address go to its own server alone. */
function credentials({ username, password }: URL): Record<string, string> {
  if (!username && !password) return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** Without credentials, and without the query, which may be one. */
export function shownAddress({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
