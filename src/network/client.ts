/**
 * One request, one answer, for everything that is fetched. Node's own client: it loads and runs several times faster
 * than a library, and goes through proxies by itself. Redirects, statuses and tries are for those who ask.
 */
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https, { type AgentOptions, type RequestOptions } from 'node:https';
import type { Readable } from 'node:stream';
import { NetworkError } from '../limits/errors.ts';
import type { Headers } from './answers.ts';
import { lookupOnce } from './lookups.ts';
import { type Network, patienceOf } from './network.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** To be read to its end, or discarded, or destroyed. */
  readonly body: Readable;
}

export interface Client {
  /**
   * A GET without the credentials that the address may carry. Throws what the network says. What `signal` is aborted
   * with ends the request, and the body with it.
   */
  get(address: URL, headers: Headers, signal?: AbortSignal): Promise<Answered>;
  close(): Promise<void>;
}

/** `connections` is how many are held to one host at a time. Throws {@link NetworkError} for proxies it cannot go through. */
export function openClient(network: Network, connections?: number): Client {
  const patience = patienceOf(network);
  const options: AgentOptions = {
    keepAlive: true,
    lookup: lookupOnce(),
    timeout: patience,
    ...(connections !== undefined && { maxSockets: connections }),
    ...proxyOf(network),
  };
  const agents = new Map<string, http.Agent>();
  // Made when it is needed: TLS takes time to load.
  const agentFor = (protocol: string): http.Agent => {
    const agent =
      agents.get(protocol) ?? (protocol === 'https:' ? new https.Agent(options) : new http.Agent(options));
    agents.set(protocol, agent);
    return agent;
  };
  return {
    get: (address, headers, signal) =>
      ask(address, signal, {
        ...{ headers: { 'user-agent': 'wherefrom', ...headers }, timeout: patience },
        ...{ agent: agentFor(address.protocol), ...certificateFor(address, network) },
      }),
    async close() {
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

function ask(
  { protocol, hostname, port, pathname, search }: URL,
  signal: AbortSignal | undefined,
  options: RequestOptions,
): Promise<Answered> {
  const place = { host: hostname.replace(/^\[|\]$/g, ''), port, path: pathname + search };
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? https : http).get({ ...place, ...options });
    let body: IncomingMessage | undefined;
    const end = (error: Error) => (body ?? request).destroy(error);
    const abort = () => end(signal?.reason as Error);
    signal?.addEventListener('abort', abort);
    request.on('close', () => signal?.removeEventListener('abort', abort));
    request.on('error', reject);
    request.on('timeout', () => whenSilent(request, () => end(silence(body))));
    request.on('response', (answer) => {
      body = answer.on('error', () => {}); // told to whoever reads it
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
    });
    if (signal?.aborted) abort();
  });
}

function silence(body: IncomingMessage | undefined): Error {
  return Object.assign(new Error('silence'), { code: body ? STALLED : 'ETIMEDOUT' });
}

/** The code of an answer that began and does not go on. */
export const STALLED = 'ESTALLED';

/**
 * A timer that fires late, because this process was busy with something else, says nothing about the server: what has
 * come in the meantime is looked at first.
 */
function whenSilent(request: ClientRequest, then: () => void): void {
  const heard = request.socket?.bytesRead;
  setImmediate(() => {
    if (request.socket?.bytesRead === heard) then();
  });
}

function certificateFor({ origin }: URL, { certificate }: Network): RequestOptions {
  return certificate?.origins.has(origin) ? { cert: certificate.pem, key: certificate.pem } : {};
}

/** What Node takes from variables is handed to it. */
function proxyOf({ httpProxy, httpsProxy, noProxy }: Network): AgentOptions {
  if (!httpProxy && !httpsProxy) return {};
  if (!knowsProxies(process.versions.node))
    throw new NetworkError(
      `Node.js ${process.versions.node} cannot go through a proxy`,
      'use Node.js 22.21, 24.5 or later, or unset HTTP_PROXY and HTTPS_PROXY',
    );
  const proxies = { HTTP_PROXY: httpProxy, HTTPS_PROXY: httpsProxy };
  for (const [name, address] of Object.entries(proxies))
    if (address && !/^https?:\/\/[^/]/i.test(address))
      throw new NetworkError(
        `${name} names no proxy that speaks HTTP`,
        `set ${name} to http://HOST:PORT, or unset it`,
      );
  return { proxyEnv: { ...proxies, NO_PROXY: noProxy } };
}

function knowsProxies(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);
}
