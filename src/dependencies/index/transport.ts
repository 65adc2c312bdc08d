/**
 * One request, one answer. Node's own client, which loads and runs several times faster than a library; behind a
 * proxy undici, which knows how to go through one.
 */
import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import type { Network } from './fetch.ts';

export interface Response {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** To be read to its end, or resumed, or destroyed. */
  readonly body: Readable;
}

export interface Transport {
  /** Throws what the network says. */
  get(address: URL, headers: Readonly<Record<string, string>>): Promise<Response>;
  close(): Promise<void>;
}

/** `patience` in milliseconds is for a connection, an answer, and more of it. */
export function openTransport(network: Network, connections: number, patience: number): Transport {
  const { httpProxy, httpsProxy } = network;
  return httpProxy || httpsProxy
    ? throughProxy(network, connections, patience)
    : direct(connections, patience);
}

function direct(connections: number, patience: number): Transport {
  const options = { keepAlive: true, maxSockets: connections, timeout: patience };
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  return {
    get: (address, headers) =>
      new Promise((resolve, reject) => {
        const client = address.protocol === 'https:' ? https : http;
        const agent = agents[address.protocol as keyof typeof agents];
        const { hostname, port, pathname, search } = address;
        const host = hostname.replace(/^\[|\]$/g, '');
        const request = client.get({
          agent,
          host,
          port,
          path: pathname + search,
          headers,
          timeout: patience,
        });
        request.on('response', (body) =>
          resolve({ status: body.statusCode ?? 0, headers: body.headers, body }),
        );
        request.on('timeout', () =>
          request.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })),
        );
        request.on('error', reject);
      }),
    async close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function throughProxy(network: Network, connections: number, patience: number): Transport {
  const opened = import('undici').then(({ EnvHttpProxyAgent, request }) => {
    const dispatcher = new EnvHttpProxyAgent({
      httpProxy: network.httpProxy ?? '',
      httpsProxy: network.httpsProxy ?? '',
      noProxy: network.noProxy ?? '',
      connections,
      connect: { timeout: patience },
      headersTimeout: patience,
      bodyTimeout: patience,
    });
    return { request, dispatcher };
  });
  return {
    async get(address, headers) {
      const { request, dispatcher } = await opened;
      const url = address.origin + address.pathname + address.search;
      const { statusCode, headers: answered, body } = await request(url, { dispatcher, headers });
      return { status: statusCode, headers: answered, body };
    },
    close: async () => (await opened).dispatcher.destroy(),
  };
}
