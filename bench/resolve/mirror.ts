/**
 * An index on loopback that hands on what the real one says and keeps it, so that two programs are told the same, and
 * the second run asks nobody. Release files are served by ranges; nothing is ever kept whole that was not asked whole.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Agent, request } from 'undici';

export interface Mirror {
  /** `http://127.0.0.1:PORT/simple` */
  readonly index: string;
  /** What was asked since the last call. */
  asked(): number;
  close(): void;
}

interface Kept {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

const PASSED_ON = ['content-type', 'content-range', 'accept-ranges', 'content-length'];

/** `delay` in milliseconds is added to every answer, as a network would. */
export async function openMirror(upstream: string, folder: string, delay: number): Promise<Mirror> {
  mkdirSync(folder, { recursive: true });
  const agent = new Agent({ connections: 16 });
  let asked = 0;
  const server = createServer((incoming, outgoing) => {
    asked += 1;
    answer(incoming, outgoing).catch((error) => {
      outgoing.writeHead(502);
      outgoing.end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? '/';
    const page = path.startsWith('/simple/');
    const address = page ? upstream + path.slice('/simple'.length) : `https:/${path.slice('/files'.length)}`;
    const range = incoming.headers.range;
    const name = createHash('sha256')
      .update(`${incoming.method} ${address} ${range ?? ''}`)
      .digest('hex');
    const file = join(folder, name);
    if (!existsSync(`${file}.json`)) await fetchInto(file, incoming.method ?? 'GET', address, range);
    const { status, headers } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Kept;
    let body = readFileSync(`${file}.body`);
    // File addresses lead back here, and pages may be kept as long as those of the default index.
    if (page)
      body = Buffer.from(
        body.toString('utf8').replace(/https:\/\/([^/"]+)\/(?=packages\/)/g, `${own}/files/$1/`),
      );
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    outgoing.writeHead(status, {
      ...headers,
      ...(page && { 'cache-control': 'max-age=600, public' }),
      ...(incoming.method !== 'HEAD' && { 'content-length': String(body.length) }),
    });
    outgoing.end(incoming.method === 'HEAD' ? undefined : body);
  }

  async function fetchInto(file: string, method: string, address: string, range: string | undefined) {
    const { statusCode, headers, body } = await request(address, {
      method: method as 'GET' | 'HEAD',
      dispatcher: agent,
      headers: { 'user-agent': 'wherefrom', accept: 'text/html', ...(range && { range }) },
    });
    const kept = Object.fromEntries(
      PASSED_ON.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
    );
    writeFileSync(`${file}.body`, Buffer.from(await body.arrayBuffer()));
    writeFileSync(`${file}.json`, JSON.stringify({ status: statusCode, headers: kept } satisfies Kept));
  }

  return {
    index: `${own}/simple`,
    asked: () => {
      const count = asked;
      asked = 0;
      return count;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
      void agent.close();
    },
  };
}
