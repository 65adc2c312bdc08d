/** Addresses: how they are shown, whose credentials they carry, where they may redirect. */
import { NetworkError } from '../limits/errors.ts';

export const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Without credentials, and without the query, which may be one. */
export function shownAddress({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}

/** The credentials that are written in an address, for a request to its own server alone. */
export function credentialsIn({ username, password }: URL): Record<string, string> {
  return username || password
    ? authorization(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)
    : {};
}

/** The header for `user:password`. */
export function authorization(pair: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/** Where a redirect leads; from TLS only to TLS. `next` is what to try. Throws {@link NetworkError}. */
export function redirected(from: URL, location: string | undefined, next: string): URL {
  if (!location || !URL.canParse(location, from.href))
    throw new NetworkError(`${shownAddress(from)} redirects to nowhere`, next);
  const to = new URL(location, from.href);
  if (keepsProtection(from, to)) return to;
  throw new NetworkError(
    `${shownAddress(from)} redirects to ${to.protocol}//${to.host}, which nothing protects`,
    'give the address that it leads to, if that is what you want',
  );
}

export function tooManyRedirects(start: URL, next: string): NetworkError {
  return new NetworkError(`${shownAddress(start)} redirects more than ${MOST_REDIRECTS} times`, next);
}

/** From TLS only to TLS, and never to another protocol. */
function keepsProtection(from: URL, to: URL): boolean {
  return to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:');
}
