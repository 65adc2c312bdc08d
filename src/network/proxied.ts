/**
 * This module is loaded when something is fetched, because the library takes longer to load than most commands. Not the
 * library itself: of a CommonJS package that is imported dynamically the bundle has the default export alone.
 */
import { type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import type { Headers } from './answers.ts';
import { type Network, patienceOf } from './network.ts';

export type Answered = Dispatcher.ResponseData;

/** The client that knows how to go through a proxy, and does without where none is set. */
export interface Client {
  /** A GET without the credentials that the address may carry. Throws what the network says. */
  get(address: URL, headers: Headers, signal?: AbortSignal): Promise<Answered>;
  close(): Promise<void>;
}

export function openClient(network: Network, connections?: number): Client {
  const patience = patienceOf(network);
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: network.httpProxy ?? '',
    httpsProxy: network.httpsProxy ?? '',
    noProxy: network.noProxy ?? '',
    ...(connections && { connections }),
    connect: { timeout: patience },
    headersTimeout: patience,
    bodyTimeout: patience,
  });
  return {
    get: ({ origin, pathname, search }, headers, signal) =>
      request(origin + pathname + search, {
        dispatcher,
        headers: { 'user-agent': 'wherefrom', ...headers },
        ...(signal && { signal }),
      }),
    close: () => dispatcher.destroy(),
  };
}
