/**
 * One request, one answer. Node's own client, which loads and runs several times faster than a library; behind a
 * proxy the one that knows how to go through it.
 */
import http, { type ClientRequest, type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { type Network, patienceOf } from '../../network/network.ts';

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

export function openTransport(network: Network, connections: number): Transport {
  const { httpProxy, httpsProxy } = network;
  return httpProxy || httpsProxy
    ? throughProxy(network, connections)
    : direct(connections, patienceOf(network));
}

/** `patience` in milliseconds is for a connection, an answer, and more of it. */
function direct(connections: number, patience: number): Transport {
  const options = { keepAlive: true, maxSockets: connections, timeout: patience };
  const agents = new Map<string, http.Agent>();
  // Made when it is needed: TLS takes time to load.
  const agentFor = (protocol: string): http.Agent => {
    const agent =
      agents.get(protocol) ?? (protocol === 'https:' ? new https.Agent(options) : new http.Agent(options));
    agents.set(protocol, agent);
    return agent;
  };
  return {
    get: (address, headers) =>
      new Promise((resolve, reject) => {
        const client = address.protocol === 'https:' ? https : http;
        const agent = agentFor(address.protocol);
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
        request.on('timeout', () => endIfSilent(request));
        request.on('error', reject);
      }),
    async close() {
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

/**
 * A timer that fires late, because this process was busy with something else, says nothing about the server: what has
 * come in the meantime is looked at first.
 */
function endIfSilent(request: ClientRequest): void {
  const heard = request.socket?.bytesRead;
  setImmediate(() => {
    if (request.socket?.bytesRead === heard)
      request.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }));
  });
}

function throughProxy(network: Network, connections: number): Transport {
  const opened = import('../../network/proxied.ts').then(({ openClient }) =>
    openClient(network, connections),
  );
  return {
    async get(address, asked) {
      const { statusCode: status, headers, body } = await (await opened).get(address, asked);
      return { status, headers, body };
    },
    close: async () => (await opened).close(),
  };
}
