/** From host to host, with TLS and without: whose certificate counts, what a redirect takes along, what is told of it. */
import type { IncomingMessage } from 'node:http';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assemble } from '../../../scripts/pickle-assembly.ts';
import { inspectRemote } from '../../../src/artifacts/inspect-remote.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { recordedConsole } from '../../support/console.ts';
import { UNHURRIED } from '../../support/network.ts';
import { type Handler, part, type Served, serve } from './support/server.ts';
import { type Certificate, certificateFor, hasOpenssl, serveSafely } from './support/tls.ts';

const EVIL = assemble('PROTO 2\nGLOBAL os system\nBINUNICODE "id"\nTUPLE1\nREDUCE\nSTOP');
const gives: Handler = (request, response) => part(EVIL, request, response);

const servers: Served[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function plain(handler: Handler): Promise<URL> {
  const server = await serve(handler);
  servers.push(server);
  return server.address;
}

async function safe(certificate: Certificate, handler: Handler): Promise<URL> {
  const server = await serveSafely(certificate, handler);
  servers.push(server);
  return server.address;
}

const redirectTo =
  (address: URL): Handler =>
  (_, response) =>
    response.writeHead(302, { location: address.href }).end();

describe('a redirect to another host', () => {
  test('is followed and told, without the credentials of the first', async () => {
    const asked: IncomingMessage[] = [];
    const there = await plain((request, response) => {
      asked.push(request);
      part(EVIL, request, response);
    });
    const here = await plain((request, response) => {
      asked.push(request);
      redirectTo(there)(request, response, 1);
    });
    here.username = 'someone';
    here.password = 'password';
    const { judged, notes } = await inspectRemote(here, UNHURRIED);
    expect(judged[0]?.entry.verdict).toBe('dangerous');
    expect(judged[0]?.entry.path).toBe(`http://${here.host}/model.pt`);
    expect(notes).toContain(`http://${here.host}/model.pt redirects to http://${there.host}/model.pt`);
    expect(asked.map(({ headers }) => headers.authorization !== undefined)).toEqual([true, false]);
  });

  test('may be to one that nobody listens at', async () => {
    const gone = await serve(gives);
    await gone.close();
    await expect(inspectRemote(await plain(redirectTo(gone.address)), UNHURRIED)).rejects.toThrow(
      /refuses connections/,
    );
  });
});

describe('what has no length', () => {
  const inChunks: Handler = (_, response) => {
    response.writeHead(200);
    for (const byte of EVIL) response.write(Buffer.of(byte));
    response.end();
  };

  test('is fetched whole where it ends as chunks do', async () => {
    const { judged, size } = await inspectRemote(await plain(inChunks), UNHURRIED);
    expect(judged[0]?.entry.verdict).toBe('dangerous');
    expect(size).toBe(EVIL.length);
  });

  test('and breaks off between two chunks gives no verdict', async () => {
    const address = await plain((request, response) => {
      response.writeHead(200);
      response.write(EVIL.subarray(0, 4), () => request.socket.destroy());
    });
    await expect(inspectRemote(address, UNHURRIED)).rejects.toThrow(
      /broke the connection|other side closed|terminated/,
    );
  });

  test('a part of it in chunks is a part', async () => {
    const address = await plain((_, response) => {
      const range = `bytes 0-${EVIL.length - 1}/${EVIL.length}`;
      response.writeHead(206, { 'content-range': range });
      response.write(EVIL.subarray(0, 7));
      response.end(EVIL.subarray(7));
    });
    const { judged } = await inspectRemote(address, UNHURRIED);
    expect(judged[0]?.entry.verdict).toBe('dangerous');
  });
});

describe('a server that lies', () => {
  test('about several parts at once gives no verdict', async () => {
    const address = await plain((_, response) =>
      response.writeHead(206, { 'content-type': 'multipart/byteranges; boundary=x' }).end('--x\r\n'),
    );
    await expect(inspectRemote(address, UNHURRIED)).rejects.toThrow(/gives others/);
  });

  test('about its end, with a page for people, is not safe', async () => {
    const page = Buffer.from('<html><body>Sign in to download</body></html>');
    const { judged } = await inspectRemote(await plain((_, response) => response.end(page)), UNHURRIED);
    expect(judged[0]?.entry.verdict).toBe('unreadable');
  });

  test('about its size, huge, is not read on and on', async () => {
    const size = 2 ** 50;
    const address = await plain((request, response) => {
      const [, first = '0', last = '0'] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      const length = Math.min(Number(last), size - 1) - Number(first) + 1;
      response.writeHead(206, { 'content-range': `bytes ${first}-${Number(first) + length - 1}/${size}` });
      // A text without an end, in a pickle.
      response.end(
        Buffer.concat([
          Number(first) === 0 ? Buffer.from('\x80\x02V', 'latin1') : Buffer.alloc(0),
          Buffer.alloc(length, 'a'),
        ]).subarray(0, length),
      );
    });
    const limits = { bytes: 2 ** 22, requests: 100, whole: 0 };
    const { judged, fetched } = await inspectRemote(address, UNHURRIED, limits);
    expect(judged[0]?.entry.verdict).toBe('unreadable');
    expect(fetched).toBeLessThanOrEqual(limits.bytes);
  });
});

describe.skipIf(!hasOpenssl)('over TLS', () => {
  let trusted: Certificate;
  let otherName: Certificate;
  let unknown: Certificate;
  const before = getCACertificates('default');

  beforeAll(() => {
    [trusted, otherName, unknown] = [
      certificateFor('IP:127.0.0.1'),
      certificateFor('DNS:elsewhere.example'),
      certificateFor('IP:127.0.0.1'),
    ];
    setDefaultCACertificates([...before, trusted.cert, otherName.cert]);
  });
  afterAll(() => setDefaultCACertificates(before));

  test('a certificate that is trusted', async () => {
    const { judged, notes } = await inspectRemote(await safe(trusted, gives), UNHURRIED);
    expect(judged[0]?.entry.verdict).toBe('dangerous');
    expect(notes).toEqual([]);
  });

  test('one that is not gives no verdict, and what to do about it', async () => {
    const console = recordedConsole();
    const address = await safe(unknown, gives);
    expect(await runProgram(['inspect', address.href], console)).toBe(2);
    expect(console.stderr()).toMatch(/its certificate is not trusted/);
    expect(console.stderr()).toMatch(/NODE_EXTRA_CA_CERTS/);
    expect(console.stdout() + console.stderr()).not.toContain('secret');
  });

  test('one for another name gives no verdict', async () => {
    await expect(inspectRemote(await safe(otherName, gives), UNHURRIED)).rejects.toThrow(
      /certificate is not trusted \(ERR_TLS_CERT_ALTNAME_INVALID\)/,
    );
  });

  test('a server without TLS gives no verdict', async () => {
    const address = await plain(gives);
    await expect(inspectRemote(new URL(address.href.replace(/^http:/, 'https:')), UNHURRIED)).rejects.toThrow(
      /speaks no TLS/,
    );
  });

  test('never leads to a server without', async () => {
    const address = await safe(trusted, redirectTo(await plain(gives)));
    await expect(inspectRemote(address, UNHURRIED)).rejects.toThrow(/which nothing protects/);
  });

  test('may be where a server without leads', async () => {
    const { judged } = await inspectRemote(await plain(redirectTo(await safe(trusted, gives))), UNHURRIED);
    expect(judged[0]?.entry.verdict).toBe('dangerous');
  });
});
