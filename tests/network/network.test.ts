/** What all that fetch over HTTP share. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import tls from 'node:tls';
import { describe, expect, test } from 'vitest';
import { NetworkError } from '../../src/limits/errors.ts';
import { credentialsIn, redirected, shownAddress } from '../../src/network/addresses.ts';
import { announcedBytes, collect } from '../../src/network/answers.ts';
import { openClient } from '../../src/network/client.ts';
import { failure, Passing, Refused, refusal } from '../../src/network/failures.ts';
import { withRetries } from '../../src/network/retries.ts';
import { certificateFor, hasOpenssl } from '../artifacts/remote/support/tls.ts';

const ADVICE = { address: 'the address', credentials: 'the credentials', again: 'once more' };
const HERE = new URL('https://anna:s%40cret@a.example/x?token=secret#secret');

describe('addresses', () => {
  test('are shown without what may be secret', () => {
    expect(shownAddress(HERE)).toBe('https://a.example/x');
  });

  test('give their credentials decoded', () => {
    const pair = Buffer.from('anna:s@cret').toString('base64');
    expect(credentialsIn(HERE)).toEqual({ authorization: `Basic ${pair}` });
    expect(credentialsIn(new URL('https://a.example/'))).toEqual({});
  });

  test.each([
    ['https://a/', 'http://a/', undefined],
    ['https://a/x/', 'y', 'https://a/x/y'],
    ['https://a/', 'https://b/', 'https://b/'],
    ['http://a/', 'https://a/', 'https://a/'],
    ['http://a/', 'http://b/', 'http://b/'],
    ['http://a/', 'file:///etc/passwd', undefined],
  ])('from %s to %s a redirect leads to %s', (from, location, to) => {
    const follow = () => redirected(new URL(from), location, 'next').href;
    if (to) expect(follow()).toBe(to);
    else expect(follow).toThrow('which nothing protects');
  });
});

describe('failures', () => {
  test.each([
    [404, Refused, 'the address'],
    [401, Refused, 'the credentials'],
    [407, Refused, expect.stringContaining('HTTPS_PROXY')],
    [429, Passing, undefined],
    [503, Passing, undefined],
  ])('status %d', (status, kind, nextStep) => {
    const error = refusal(HERE, status, undefined, ADVICE);
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toBe(`https://a.example/x answered with status ${status}`);
    expect((error as Partial<NetworkError>).nextStep).toEqual(nextStep);
  });

  test.each([
    ['ECONNREFUSED', Passing, 'cannot be fetched: it refuses connections'],
    ['ENOTFOUND', NetworkError, 'cannot be fetched: its name is not known'],
    ['SELF_SIGNED_CERT_IN_CHAIN', NetworkError, 'its certificate is not trusted (SELF_SIGNED_CERT_IN_CHAIN)'],
    ['E_OTHER', Passing, 'cannot be fetched: inner'],
  ])('%s, inside of what was thrown', (code, kind, message) => {
    const inner = Object.assign(new Error('inner'), { code });
    const error = failure(HERE, new Error('outer', { cause: new AggregateError([inner]) }), ADVICE);
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toContain(message);
  });
});

describe('retries', () => {
  async function tried(...errors: Error[]) {
    let times = 0;
    const pauses: number[] = [];
    const pause = async (milliseconds: number) => void pauses.push(milliseconds);
    const attempt = async () => {
      times += 1;
      throw errors[times - 1] ?? errors[0];
    };
    const network = { patience: 1000, pause };
    const thrown: unknown = await withRetries(network, ADVICE, attempt).catch((reason: unknown) => reason);
    return { times, thrown, pauses };
  }

  test('three times for what may pass, and then it is said what to do', async () => {
    const { times, thrown, pauses } = await tried(new Passing('it was busy'));
    expect([times, thrown]).toEqual([3, new NetworkError('it was busy', 'once more')]);
    expect(pauses).toEqual([20, 40]);
  });

  test('never for what the server means', async () => {
    expect((await tried(new Refused('no', 'next'))).times).toBe(1);
  });

  test('as late as the server asks, and not past patience', async () => {
    expect((await tried(new Passing('busy', { pause: 300 }))).pauses).toEqual([300, 300]);
    expect((await tried(new Passing('busy', { pause: 60_000 }))).pauses).toEqual([1000, 1000]);
  });

  test('tell what the server said before it fell silent', async () => {
    const [busy, silent] = [new Passing('status 503', { isAnswer: true }), new Passing('no answer')];
    const message = async (...errors: Error[]) => ((await tried(...errors)).thrown as Error).message;
    expect(await message(busy, silent, silent)).toBe('no answer; before that, status 503');
    expect(await message(silent, silent, busy)).toBe('status 503');
    expect(await message(silent)).toBe('no answer');
  });
});

describe('bodies', () => {
  const chunks = () => Readable.from([Buffer.from('ab'), Buffer.from('cd'), Buffer.from('ef')]);

  test('whole, as far as wanted, or not at all', async () => {
    const error = new Error('too large');
    const tooLarge = () => error;
    expect((await collect(chunks(), 6, tooLarge)).toString()).toBe('abcdef');
    expect((await collect(chunks(), 4, tooLarge, (chunk) => chunk.includes('d'))).toString()).toBe('abcd');
    await expect(collect(chunks(), 5, tooLarge)).rejects.toBe(error);
  });

  test('that break off, or that nobody can read, are errors', async () => {
    const fault = new Error('fault');
    const never = () => new Error('never');
    const throwing = () => {
      throw fault;
    };
    await expect(collect(chunks(), 9, never, throwing)).rejects.toBe(fault);
    const dying = new Readable({ read: () => {} });
    const read = collect(dying, 9, never);
    dying.destroy();
    await expect(read).rejects.toThrow('Premature close');
  });

  test('announce their length, or do not', () => {
    expect(announcedBytes({ 'content-length': '12' })).toBe(12);
    expect([announcedBytes({}), announcedBytes({ 'content-length': 'many' })]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('proxies', () => {
  async function listening(server: Server): Promise<string> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** What a proxy is asked that hands on nothing and lets nobody through, and what came of each address. */
  async function through(change: { noProxy?: string }, addresses: readonly string[]) {
    const asked: string[] = [];
    const proxy = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.end('by the proxy');
    });
    proxy.on('connect', (request, socket) => {
      asked.push(`CONNECT ${request.url} ${request.headers['proxy-authorization']}`);
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    const address = `http://anna:secret@${await listening(proxy)}`;
    const client = openClient({ httpProxy: address, httpsProxy: address, ...change });
    const outcomes: string[] = [];
    for (const one of addresses) {
      const answer = client.get(new URL(one), {}).then(
        async ({ status, body }) => `${status} ${await collect(body, 99, () => new Error('too much'))}`,
        (error) => failure(new URL(one), error, ADVICE).message,
      );
      outcomes.push(await answer);
    }
    await client.close();
    proxy.close();
    return { asked, outcomes };
  }

  test('are asked for what has no TLS, and for a way to what has', async () => {
    const { asked, outcomes } = await through({}, ['http://a.example/x?y', 'https://b.example/z']);
    expect(asked).toEqual([
      'GET http://a.example/x?y',
      `CONNECT b.example:443 Basic ${Buffer.from('anna:secret').toString('base64')}`,
    ]);
    expect(outcomes).toEqual([
      '200 by the proxy',
      'https://b.example/z cannot be fetched: the proxy gives no way to it',
    ]);
  });

  test('are left out for hosts that need none', async () => {
    const server = createServer((_, response) => response.end('itself'));
    const place = await listening(server);
    const { asked, outcomes } = await through({ noProxy: '127.0.0.1' }, [`http://${place}/`]);
    server.close();
    expect([asked, outcomes]).toEqual([[], ['200 itself']]);
  });

  test.each(['socks5://127.0.0.1:1080', 'proxy.example'])('%s is none', (httpsProxy) => {
    expect(() => openClient({ httpsProxy })).toThrow('HTTPS_PROXY names no proxy that speaks HTTP');
  });
});

describe.skipIf(!hasOpenssl)('a server that asks for a certificate', () => {
  /** What comes of a request with a certificate for certain origins, to a server that trusts only its own. */
  async function asked(pem: (own: string) => string, isFor: (origin: string) => boolean) {
    const { key, cert } = certificateFor('IP:127.0.0.1');
    // As the server's own CA: what it signed itself.
    const server = https.createServer({ key, cert, ca: cert, requestCert: true }, (_, response) =>
      response.end('welcome'),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { origin } = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const certificate = { pem: pem(key + cert), origins: new Set(isFor(origin) ? [origin] : []) };
    const trusted = tls.getCACertificates('default');
    tls.setDefaultCACertificates([...trusted, cert]);
    const client = openClient({ certificate });
    const address = new URL(`${origin}/simple/`);
    const outcome = await client.get(address, {}).then(
      async ({ body }) => (await collect(body, 99, () => new Error('too much'))).toString(),
      (error) => failure(address, error, ADVICE).message.replace(origin, ''),
    );
    await client.close();
    server.close();
    tls.setDefaultCACertificates(trusted);
    return outcome;
  }

  test('is shown the one of the user', async () => {
    expect(
      await asked(
        (own) => own,
        () => true,
      ),
    ).toBe('welcome');
  });

  test('and is not meant is shown none, which it may refuse', async () => {
    expect(
      await asked(
        (own) => own,
        () => false,
      ),
    ).toBe('/simple/ cannot be fetched: it asks for a certificate of yours, or refuses it');
  });

  test('is not asked with one that cannot be read', async () => {
    expect(
      await asked(
        () => 'nonsense',
        () => true,
      ),
    ).toMatch(/the client certificate cannot be used/);
  });
});
