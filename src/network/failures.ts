/** What goes wrong on the way, in words: what the server refuses, and what the network does. */
import { messageOf, NetworkError } from '../limits/errors.ts';
import { shownAddress } from './addresses.ts';
import { STALLED } from './client.ts';

/** What the user may try next, in the words of what is fetched. */
export interface Advice {
  /** The address is wrong. */
  readonly address: string;
  /** The server wants credentials. */
  readonly credentials: string;
  /** It cannot be reached, or not as often as it was tried. */
  readonly again: string;
}

/** Worth another try: what networks and busy servers do. Not: what the server means. */
export class Passing extends Error {
  /** Milliseconds that the server asks to wait. */
  readonly pause: number | undefined;
  /** Whether the server said it, with a status. */
  readonly isAnswer: boolean;

  constructor(message: string, { pause, isAnswer = false }: { pause?: number; isAnswer?: boolean } = {}) {
    super(message);
    this.pause = pause;
    this.isAnswer = isAnswer;
  }
}

/** The server was reached, and does not have it or does not give it. */
export class Refused extends NetworkError {}

/** What a status means that is neither content nor a redirect. */
export function refusal(address: URL, status: number, retryAfter: string | undefined, advice: Advice): Error {
  const message = `${shownAddress(address)} answered with status ${status}`;
  const seconds = Number(retryAfter ?? Number.NaN);
  const pause = Number.isNaN(seconds) ? {} : { pause: seconds * 1000 };
  if (status === 429 || status >= 500) return new Passing(message, { ...pause, isAnswer: true });
  const next: Record<number, string> = {
    401: advice.credentials,
    403: advice.credentials,
    407: 'check HTTPS_PROXY: the proxy wants credentials',
  };
  return new Refused(message, next[status] ?? advice.address);
}

/** What a client of HTTP threw; errors of our own stay as they are. */
export function failure(address: URL, error: unknown, advice: Advice): Error {
  if (error instanceof NetworkError || error instanceof Passing) return error;
  const { code = '', message } = rootOf(error);
  const shown = shownAddress(address);
  if (/CERTIFICATE_REQUIRED$|HANDSHAKE_FAILURE$/.test(code))
    return new NetworkError(
      `${shown} cannot be fetched: it asks for a certificate of yours, or refuses it`,
      'set PIP_CLIENT_CERT or SSL_CLIENT_CERT to a PEM file with the certificate and its key',
    );
  if (code.startsWith('ERR_OSSL_'))
    return new NetworkError(
      `${shown} cannot be fetched: the client certificate cannot be used (${code})`,
      'give one PEM file with the certificate and its key, without a password',
    );
  if (/CERT|SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY/.test(code)) {
    return new NetworkError(
      `${shown}: its certificate is not trusted (${code})`,
      'behind a proxy that opens TLS, set NODE_EXTRA_CA_CERTS to its certificate',
    );
  }
  if ((error as Error)?.name === 'TimeoutError')
    return new NetworkError(`${shown} takes too long`, 'try again later');
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') {
    const why = NO_TLS.test(`${code} ${message}`)
      ? 'what answers there speaks no TLS'
      : `TLS fails (${code})`;
    return new NetworkError(`${shown} cannot be fetched: ${why}`, advice.address);
  }
  if (code === 'ERR_PROXY_TUNNEL')
    return new NetworkError(
      `${shown} cannot be fetched: the proxy gives no way to it`,
      'check HTTPS_PROXY and the credentials in it, or name the host in NO_PROXY',
    );
  const reason = `${shown} cannot be fetched: ${FAILURES[code] ?? message}`;
  return code === 'ENOTFOUND' ? new NetworkError(reason, advice.again) : new Passing(reason);
}

/** Less came than was announced. */
export function brokeOff(address: URL, received: number, announced: number): Passing {
  return new Passing(`${shownAddress(address)} broke off after ${received} of ${announced} bytes`);
}

const NO_TLS = /wrong.version.number|packet.length.too.long/i;

const FAILURES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name cannot be looked up',
  ECONNREFUSED: 'it refuses connections',
  ECONNRESET: 'it broke the connection',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
  ETIMEDOUT: 'it does not answer',
  EPIPE: 'it broke the connection',
  [STALLED]: 'it stopped sending',
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
