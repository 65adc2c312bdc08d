/** Fetches an export over HTTP into memory: checked for size, time and being whole; redirects never leave TLS. */
import { type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import { messageOf, NetworkError } from '../../limits/errors.ts';
import type { Progress } from '../../project/progress.ts';

/** How the network is reached: proxies as `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` say, handed in by the command line. */
export interface Network {
  readonly httpProxy?: string | undefined;
  readonly httpsProxy?: string | undefined;
  readonly noProxy?: string | undefined;
  /** Milliseconds to wait for a connection, an answer, or more of it. */
  readonly patience?: number;
}

export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export type Answer =
  | { readonly kind: 'unchanged' }
  | ({ readonly kind: 'content'; readonly bytes: Buffer } & Validators);

const PATIENCE = 20_000;
/** For the whole of a download, however steadily it drips. */
const LONGEST_DOWNLOAD = 15 * 60_000;
const MEGABYTE = 1e6;
const LARGEST_DOWNLOAD = 2 * 1024 ** 3;
const MOST_REDIRECTS = 5;
const TRIES = 3;

/** Throws {@link NetworkError} with what to try next. */
export async function download(
  address: string,
  validators: Validators,
  network: Network,
  progress: Progress,
): Promise<Answer> {
  const patience = network.patience ?? PATIENCE;
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: network.httpProxy ?? '',
    httpsProxy: network.httpsProxy ?? '',
    noProxy: network.noProxy ?? '',
    connect: { timeout: patience },
    headersTimeout: patience,
    bodyTimeout: patience,
  });
  try {
    return await withRetries(patience / 50, () =>
      followed(new URL(address), validators, dispatcher, progress),
    );
  } finally {
    await dispatcher.destroy();
  }
}

/** Worth another try: what networks and busy servers do. Not: what the server means. */
class Passing extends Error {}

/** Pauses longer after each failure, beginning with `pause` milliseconds. */
async function withRetries<T>(pause: number, attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      if (tried === TRIES)
        throw new NetworkError(
          error.message,
          'check the network, or take an OSV export along with --advisories FILE',
        );
      await new Promise((resolve) => setTimeout(resolve, pause * tried));
    }
  }
}

async function followed(
  start: URL,
  validators: Validators,
  dispatcher: Dispatcher,
  progress: Progress,
): Promise<Answer> {
  let address = start;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await ask(address, start, validators, dispatcher);
    const { statusCode, headers } = response;
    if (statusCode === 304) {
      await response.body.dump();
      return { kind: 'unchanged' };
    }
    if (statusCode === 200) return content(address, response, progress);
    await response.body.dump();
    if (![301, 302, 303, 307, 308].includes(statusCode)) throw refused(address, statusCode);
    address = redirected(address, one(headers.location));
  }
  throw new NetworkError(`${shown(start)} redirects more than ${MOST_REDIRECTS} times`, 'check the address');
}

async function ask(address: URL, start: URL, validators: Validators, dispatcher: Dispatcher) {
  const own = address.origin === start.origin;
  try {
    return await request(address.origin + address.pathname + address.search, {
      dispatcher,
      signal: AbortSignal.timeout(LONGEST_DOWNLOAD),
      headers: {
        accept: '*/*',
        'user-agent': 'wherefrom',
        ...(own && credentials(start)),
        ...(validators.etag && { 'if-none-match': validators.etag }),
        ...(validators.lastModified && { 'if-modified-since': validators.lastModified }),
      },
    });
  } catch (error) {
    throw failure(address, error);
  }
}

/** Credentials in an address go to its own server alone. */
function credentials({ username, password }: URL): Record<string, string> {
  if (!username && !password) return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

async function content(
  address: URL,
  { headers, body }: Dispatcher.ResponseData,
  progress: Progress,
): Promise<Answer> {
  const announced = Number(one(headers['content-length']) ?? Number.NaN);
  if (announced > LARGEST_DOWNLOAD) throw tooLarge(address);
  progress.stage('fetching advisories, MB', announced ? Math.ceil(announced / MEGABYTE) : undefined);
  const chunks: Buffer[] = [];
  let [received, told] = [0, 0];
  try {
    for await (const chunk of body) {
      received += (chunk as Buffer).length;
      if (received > LARGEST_DOWNLOAD) throw tooLarge(address);
      chunks.push(chunk as Buffer);
      for (; told < Math.floor(received / MEGABYTE); told += 1) progress.advance();
    }
  } catch (error) {
    throw error instanceof NetworkError ? error : failure(address, error);
  }
  if (!Number.isNaN(announced) && received !== announced) {
    throw new Passing(`${shown(address)} broke off after ${received} of ${announced} bytes`);
  }
  return {
    kind: 'content',
    bytes: Buffer.concat(chunks),
    etag: one(headers.etag),
    lastModified: one(headers['last-modified']),
  };
}

/** Where a redirect leads; from TLS only to TLS. Throws {@link NetworkError}. */
export function redirected(from: URL, location: string | undefined): URL {
  if (!location || !URL.canParse(location, from.href)) {
    throw new NetworkError(`${shown(from)} redirects to nowhere`, 'check the address');
  }
  const to = new URL(location, from.href);
  const keepsTls = to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:');
  if (keepsTls) return to;
  throw new NetworkError(
    `${shown(from)} redirects to ${to.protocol}//${to.host}, which nothing protects`,
    'give the address that it leads to, if that is what you want',
  );
}

/** The server was reached, and does not have it or does not give it. */
export class Refused extends NetworkError {}

function refused(address: URL, status: number): Error {
  const message = `${shown(address)} answered with status ${status}`;
  if (status === 429 || status >= 500) return new Passing(message);
  const next: Record<number, string> = {
    401: 'give credentials in the address (https://user:password@host/…)',
    403: 'give credentials in the address (https://user:password@host/…)',
    407: 'check HTTPS_PROXY: the proxy wants credentials',
  };
  return new Refused(message, next[status] ?? 'check the address');
}

function tooLarge(address: URL): NetworkError {
  return new NetworkError(
    `${shown(address)} is larger than ${LARGEST_DOWNLOAD / 1024 ** 3} GiB`,
    'give the export of PyPI alone instead of the one of all ecosystems',
  );
}

const FAILURES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name cannot be looked up',
  ECONNREFUSED: 'it refuses connections',
  ECONNRESET: 'it broke the connection',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
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
  if ((error as Error)?.name === 'TimeoutError')
    return new NetworkError(`${shown(address)} takes too long`, 'try again later');
  return new Passing(`${shown(address)} cannot be fetched: ${FAILURES[code] ?? message}`);
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

function shown(address: URL): string {
  return `${address.protocol}//${address.host}${address.pathname}`;
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
