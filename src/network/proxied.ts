import type { Dispatcher } from 'undici';
import type { Headers } from './answers.ts';
import { type Network, patienceOf } from './network.ts';

export type Answered = Dispatcher.ResponseData;

/** The client that knows how to go through a proxy, and does without where none is set. */
export interface Client {
  /** A GET without the credentials that the address may carry. Throws what the network says. */
  get(address: URL, headers: Headers, signal?: AbortSignal): Promise<Answered>;
  close(): Promise<void>;
}

/** The library is loaded here, because loading it takes longer than most commands. */
export async function openClient(network: Network, connections?: number): Promise<Client> {
  const { EnvHttpProxyAgent, request } = await import('undici');
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
