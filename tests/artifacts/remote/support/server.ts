/** A server on this machine that behaves, or misbehaves in one way. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Served {
  readonly address: URL;
  /** `method range` of each request, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

export async function serve(handler: Handler): Promise<Served> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.url} ${request.headers.range ?? ''}`.trim());
    handler(request, response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: new URL(`http://127.0.0.1:${port}/model.pt?token=secret`),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export interface Behaviour {
  readonly headers?: Record<string, string>;
  /** Bytes of the body, in place of those that were asked for. */
  readonly body?: (bytes: Buffer) => Buffer;
  readonly contentRange?: (start: number, end: number, size: number) => string;
}

/** A part as RFC 9110 says it, but for the given behaviour. */
export function part(
  bytes: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
  { headers = {}, body, contentRange }: Behaviour = {},
): void {
  const [, first = '0', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const start = Number(first);
  const end = Math.min(bytes.length, last === '' ? bytes.length : Number(last) + 1);
  if (start >= bytes.length) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  const range = contentRange?.(start, end, bytes.length) ?? `bytes ${start}-${end - 1}/${bytes.length}`;
  const sent = bytes.subarray(start, end);
  response.writeHead(206, { 'content-range': range, ...headers });
  response.end(body ? body(sent) : sent);
}
