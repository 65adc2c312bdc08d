/**
 * HTTP for an index: bounded in time, size and number, with retries; redirects never leave TLS, and credentials go to
 * the host that they are for alone.
 */
import { messageOf, NetworkError } from '../../limits/errors.ts';
import { openTransport, type Response, type Transport } from './transport.ts';

export interface Network {
  readonly httpProxy?: string | undefined;
  readonly httpsProxy?: string | undefined;
  readonly noProxy?: string | undefined;
  /** Milliseconds to wait for a connection, an answer, or more of it. */
  readonly patience?: number;
}

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

const PATIENCE = 20_000;
const LONGEST = 5 * 60_000;
const CONNECTIONS = 24;
const MOST_REDIRECTS = 5;
const TRIES = 3;
const MOST_BYTES = 64 * 1024 ** 2;
const USUAL = new Set([200, 206, 304, 404, 410]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Worth another try: what networks and busy servers do. */
class Passing extends Error {
  readonly pause: number | undefined;
  constructor(message: string, pause?: number) {
    super(message);
    this.pause = pause;
  }
}

export function openFetcher(network: Network, credentials: Credentials): Fetcher {
  const patience = network.patience ?? PATIENCE;
  const transport = openTransport(network, CONNECTIONS, patience);
  let closed = false;
  return {
    fetch: (address, options = {}) =>
      withRetries(
        patience,
        () => followed(address, options, transport, credentials),
        () => closed,
      ),
    close: () => {
      closed = true;
      return transport.close();
    },
  };
}

/** Waits longer after each failure, as long as the server asks for if it asks, and never past patience. */
async function withRetries<T>(
  patience: number,
  attempt: () => Promise<T>,
  isOver: () => boolean,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      if (tried === TRIES || isOver())
        throw new NetworkError(error.message, 'check the network and the index, or try again later');
      const pause = Math.min(patience, error.pause ?? (patience / 50) * tried);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

async function followed(
  start: string,
  options: FetchOptions,
  transport: Transport,
  credentials: Credentials,
): Promise<Fetched> {
  let address = new URL(start);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await ask(address, options, transport, credentials);
    const { status, headers } = response;
    if (USUAL.has(status)) {
      const bytes = await read(address, response, options);
      return { status, address: shown(address), header: (name) => one(headers[name]), bytes };
    }
    response.body.resume();
    if (!REDIRECTS.has(status)) throw refused(address, status, one(headers['retry-after']));
    address = redirected(address, one(headers.location));
  }
  throw new NetworkError(`${shown(new URL(start))} redirects too often`, 'check the address of the index');
}

async function ask(
  address: URL,
  { headers = {} }: FetchOptions,
  transport: Transport,
  credentials: Credentials,
): Promise<Response> {
  const secret = credentials(address);
  try {
    return await transport.get(address, {
      'user-agent': 'wherefrom',
      ...headers,
      ...(secret && { authorization: `Basic ${Buffer.from(secret).toString('base64')}` }),
    });
  } catch (error) {
    throw failure(address, error);
  }
}

async function read(
  address: URL,
  { body, headers }: Response,
  { most = MOST_BYTES, enough }: FetchOptions,
): Promise<Buffer> {
  const tooLarge = new NetworkError(
    `${shown(address)} is larger than ${most} bytes`,
    'check the address of the index',
  );
  const announced = Number(one(headers['content-length']) ?? Number.NaN);
  if (announced > most && !enough) {
    body.destroy();
    throw tooLarge;
  }
  const chunks: Buffer[] = [];
  const late = setTimeout(() => body.destroy(new Error('it takes too long')), LONGEST);
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) throw tooLarge;
      chunks.push(chunk);
      if (enough?.(chunk)) break;
    }
  } catch (error) {
    throw error instanceof NetworkError ? error : failure(address, error);
  } finally {
    clearTimeout(late);
  }
  if (!enough && !Number.isNaN(announced) && size !== announced)
    throw new Passing(`${shown(address)} broke off after ${size} of ${announced} bytes`);
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

function redirected(from: URL, location: string | undefined): URL {
  if (!location || !URL.canParse(location, from.href))
    throw new NetworkError(`${shown(from)} redirects to nowhere`, 'check the address of the index');
  const to = new URL(location, from.href);
  if (to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:')) return to;
  throw new NetworkError(
    `${shown(from)} redirects to ${to.protocol}//${to.host}, which nothing protects`,
    'give the address that it leads to, if that is what you want',
  );
}

function refused(address: URL, status: number, retryAfter: string | undefined): Error {
  const message = `${shown(address)} answered with status ${status}`;
  const seconds = Number(retryAfter ?? Number.NaN);
  if (status === 429 || status >= 500)
    return new Passing(message, Number.isNaN(seconds) ? undefined : seconds * 1000);
  const next: Record<number, string> = {
    401: 'give credentials in the address of the index, or in .netrc',
    403: 'give credentials in the address of the index, or in .netrc',
    407: 'check HTTPS_PROXY: the proxy wants credentials',
  };
  return new NetworkError(message, next[status] ?? 'check the address of the index');
}

const FAILURES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name cannot be looked up',
  ECONNREFUSED: 'it refuses connections',
  ECONNRESET: 'it broke the connection',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
  ETIMEDOUT: 'it does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'it does not answer',
  UND_ERR_BODY_TIMEOUT: 'it stopped sending',
  UND_ERR_SOCKET: 'it broke the connection',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'it sent less or more than it announced',
};

function failure(address: URL, error: unknown): Error {
  const { code = '', message } = rootOf(error);
  if (/CERT|SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY/.test(code)) {
    return new NetworkError(
      `${shown(address)}: its certificate is not trusted (${code})`,
      'behind a proxy that opens TLS, set NODE_EXTRA_CA_CERTS to its certificate',
    );
  }
  const reason = `${shown(address)} cannot be fetched: ${FAILURES[code] ?? message}`;
  return code === 'ENOTFOUND'
    ? new NetworkError(reason, 'check the address of the index')
    : new Passing(reason);
}

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

/** Without credentials and whatever else may be secret. */
export function shown(address: URL): string {
  return `${address.protocol}//${address.host}${address.pathname}`;
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
