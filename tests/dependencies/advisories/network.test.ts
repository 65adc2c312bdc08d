import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { INDEX_VERSION } from '../../../src/dependencies/advisories/index-file.ts';
import { updateAdvisories } from '../../../src/dependencies/advisories/maintain.ts';
import { openAdvisories } from '../../../src/dependencies/advisories/open.ts';
import { sourceFrom } from '../../../src/dependencies/advisories/source.ts';
import { sourcePath } from '../../../src/dependencies/advisories/store.ts';
import { HASTY, UNHURRIED } from '../../support/network.ts';
import { NOW, optionsWith, scratchFolder } from './support/options.ts';
import { jsonLines, record } from './support/records.ts';
import { type Handler, serve, type TestServer } from './support/server.ts';
import { zip } from './support/zip.ts';

const scratch = scratchFolder();
let serial = 0;
let server: TestServer | undefined;
afterEach(() => server?.close());

const EXPORT = zip({ 'PYSEC-1.json': JSON.stringify(record('PYSEC-1', 'demo')) });
const NEWER = zip({ 'PYSEC-2.json': JSON.stringify(record('PYSEC-2', 'demo')) });
const HOUR = 3_600_000;

/** Advisories from a server that answers so; `open` may be called again, later. */
async function from(handler: Handler, path = '/PyPI/all.zip') {
  server = await serve(handler);
  const source = server.address + path;
  serial += 1;
  const cacheDir = join(scratch, String(serial));
  const open = async (hours = 0, more = {}) => {
    const now = new Date(NOW.getTime() + hours * HOUR);
    const advisories = await openAdvisories(optionsWith({ source, cacheDir, now, ...more }));
    const { description, incomplete, notes } = advisories;
    return {
      ids: advisories.match('demo', '1').advisories.map(({ id }) => id),
      description,
      incomplete,
      notes,
    };
  };
  return { source, cacheDir, open, asked: server.asked };
}

const FINE = { ids: ['PYSEC-1'], incomplete: [], notes: [] };

describe('an address gives its advisories', () => {
  test.each<[string, Handler]>([
    ['as a zip', (_, response) => response.end(EXPORT)],
    [
      'as JSON lines in gzip',
      (_, response) => response.end(gzipSync(jsonLines([record('PYSEC-1', 'demo')]))),
    ],
    [
      'with another content type',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(EXPORT),
    ],
    [
      'in chunks without a length',
      (_, response) => void response.write(EXPORT.subarray(0, 99), () => response.end(EXPORT.subarray(99))),
    ],
    [
      'after a relative redirect',
      (request, response) => redirect(request.url === '/moved', response, '/moved'),
    ],
    [
      'after an absolute redirect',
      (request, response) =>
        redirect(request.url === '/moved', response, `http://${request.headers.host}/moved`),
    ],
  ])('%s', async (_, handler) => {
    const { open } = await from(handler);
    expect(await open()).toMatchObject(FINE);
  });

  test('when a busy server gives them the third time', async () => {
    let times = 0;
    const { open, asked } = await from((_, response) => {
      times += 1;
      if (times < 3) response.writeHead(503).end();
      else response.end(EXPORT);
    });
    expect([(await open()).ids, asked.length]).toEqual([['PYSEC-1'], 3]);
  });

  test('with the credentials in it, which no report and no other server gets to see', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end(EXPORT);
    });
    const { source, open } = await from((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: `${other.address}/x` }).end();
    });
    const withCredentials = source.replace('//', '//anna:s%40cret@');
    const { ids, description } = await open(0, { source: withCredentials });
    await other.close();
    expect(seen).toEqual([`Basic ${Buffer.from('anna:s@cret').toString('base64')}`, undefined]);
    expect([ids, description]).toEqual([['PYSEC-1'], expect.not.stringContaining('cret')]);
  });
});

function redirect(arrived: boolean, response: ServerResponse, location: string): void {
  if (arrived) response.end(EXPORT);
  else response.writeHead(301, { location }).end();
}

describe('without anything kept it is said that nothing was checked, when the server', () => {
  test.each<[string, Handler, string]>([
    [
      'answers 404',
      (_, response) => response.writeHead(404).end(),
      'answered with status 404; check the address',
    ],
    ['wants credentials', (_, response) => response.writeHead(401).end(), 'give credentials in the address'],
    [
      'is out of order',
      (_, response) => response.writeHead(500).end(),
      'answered with status 500; check the network',
    ],
    [
      'sends a web page',
      (_, response) => response.end('<!DOCTYPE html>'),
      'is not an OSV export: it is a web page',
    ],
    ['sends nothing', (_, response) => response.end(), 'is not an OSV export: it is empty'],
    ['hangs up', (_, response) => response.destroy(), 'it broke the connection'],
    ['breaks off', (_, response) => breakOff(response), 'cannot be fetched'],
    [
      'breaks off without having said the length',
      (_, response) => void response.write(EXPORT.subarray(0, 99), () => response.destroy()),
      'it broke the connection',
    ],
    [
      'sends half of a zip as if it were whole',
      (_, response) => response.end(EXPORT.subarray(0, 99)),
      'is a damaged zip',
    ],
    [
      'redirects in a circle',
      (_, response) => response.writeHead(302, { location: '/PyPI/all.zip' }).end(),
      'redirects more than 5 times',
    ],
    [
      'redirects to a file',
      (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'which nothing protects',
    ],
    [
      'redirects without saying where',
      (_, response) => response.writeHead(302).end(),
      'redirects to nowhere',
    ],
    [
      'says that nothing changed since never',
      (_, response) => response.writeHead(304).end(),
      'says that nothing changed',
    ],
    [
      'announces more than anybody needs',
      (_, response) => response.writeHead(200, { 'content-length': 3e9 }).end(),
      'is larger than 2 GiB',
    ],
  ])('%s', async (_, handler, reason) => {
    await saysSo(handler, expect.stringContaining(reason));
  });

  test('never answers', async () => {
    await saysSo(() => {}, expect.stringContaining('it does not answer'), { network: HASTY });
  });

  test('stops in the middle', async () => {
    const handler: Handler = (_, response) => void response.write(EXPORT.subarray(0, 99));
    // On a busy machine even the beginning may come too late.
    const reason = expect.stringMatching(/it stopped sending|it does not answer/);
    await saysSo(handler, reason, { network: { ...HASTY, patience: 1000 } });
  });

  async function saysSo(handler: Handler, reason: string, more = {}) {
    const { open, cacheDir } = await from(handler);
    const { ids, description, incomplete } = await open(0, more);
    expect([ids, incomplete]).toEqual([[], [{ path: '.', reason }]]);
    expect(incomplete[0]!.reason).toMatch(/^no dependency was checked against advisories: /);
    expect(description).toMatch(/^none: /);
    expect(existsSync(cacheDir)).toBe(false);
  }
});

function breakOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': EXPORT.length });
  response.write(EXPORT.subarray(0, 99), () => response.destroy());
}

/** How often the whole export was asked for. */
function wholes(asked: readonly string[]): number {
  return asked.filter((request) => request.endsWith('/all.zip')).length;
}

describe('what was fetched', () => {
  /** A server whose export has a version that clients may ask for. */
  const versioned =
    (state: { content: Buffer; tag: string }): Handler =>
    (request, response) => {
      const headers = { etag: state.tag, 'last-modified': 'Wed, 01 May 2024 00:00:00 GMT' };
      if (request.headers['if-none-match'] === state.tag) response.writeHead(304, headers).end();
      else response.writeHead(200, headers).end(state.content);
    };

  test('serves for a day without asking', async () => {
    const { open, asked } = await from(versioned({ content: EXPORT, tag: '"1"' }));
    expect([await open(), await open(23)]).toMatchObject([FINE, FINE]);
    expect(asked).toEqual(['GET /PyPI/all.zip']);
  });

  test('serves another day when the server says that it is the newest', async () => {
    const { open, asked, cacheDir, source } = await from(versioned({ content: EXPORT, tag: '"1"' }));
    await open();
    const before = readFileSync(sourcePath(cacheDir, source), 'utf8');
    expect([await open(25), await open(48)]).toMatchObject([FINE, FINE]);
    expect(wholes(asked)).toBe(2);
    const after = readFileSync(sourcePath(cacheDir, source), 'utf8');
    expect(after.split('\n').slice(2)).toEqual(before.split('\n').slice(2));
  });

  test('is replaced by something newer', async () => {
    const state = { content: EXPORT, tag: '"1"' };
    const { open } = await from(versioned(state));
    await open();
    Object.assign(state, { content: NEWER, tag: '"2"' });
    expect((await open(25)).ids).toEqual(['PYSEC-2']);
  });

  test('serves when the network fails later, which is noted, and tried again after an hour', async () => {
    let broken = false;
    const { open, asked } = await from((_, response) =>
      broken ? response.writeHead(404).end() : response.end(EXPORT),
    );
    await open();
    broken = true;
    expect((await open(30)).description).toMatch(/; the advisories could not be brought up to date: .* 404$/);
    expect((await open(31.1)).notes).toEqual([
      expect.stringMatching(/^the advisories could not be brought up to date: .* status 404$/),
    ]);
    expect([await open(31.5), wholes(asked)]).toMatchObject([FINE, 3]);
    expect([(await open(32.5)).notes.length, wholes(asked)]).toEqual([1, 4]);
    broken = false;
    expect(await open(34)).toMatchObject(FINE);
  });

  test('is not replaced by what is no export', async () => {
    const state = { content: EXPORT, tag: '"1"' };
    const { open } = await from(versioned(state));
    await open();
    Object.assign(state, { content: Buffer.from('<html>Sign in to the network</html>'), tag: '"2"' });
    expect(await open(25)).toMatchObject({
      ids: ['PYSEC-1'],
      notes: [expect.stringContaining('it is a web page')],
    });
    expect(await open(26, { offline: true })).toMatchObject(FINE);
  });

  test('serves offline, however old, and says how old', async () => {
    const { open, asked } = await from(versioned({ content: EXPORT, tag: '"1"' }));
    await open();
    expect(await open(24 * 40, { offline: true })).toMatchObject({
      ids: ['PYSEC-1'],
      description: expect.stringMatching(/the newest 42 days old: out of date$/),
    });
    expect(asked.length).toBe(1);
  });

  test('is fetched again when the index is damaged; offline it is said', async () => {
    const { open, cacheDir, source, asked } = await from(versioned({ content: EXPORT, tag: '"1"' }));
    await open();
    writeFileSync(sourcePath(cacheDir, source), `wherefrom-advisories ${INDEX_VERSION} 00000000 5\n12345`);
    expect((await open(0, { offline: true })).incomplete[0]!.reason).toContain(
      'damaged (its checksum is wrong)',
    );
    expect([await open(), asked.length]).toMatchObject([FINE, 2]);
  });

  test('leaves nothing else behind', async () => {
    const { open, cacheDir } = await from((_, response) => response.end(EXPORT));
    await open();
    expect(readdirSync(join(cacheDir, 'advisories'))).toEqual([
      expect.stringMatching(/^source-[0-9a-f]{24}\.index$/),
    ]);
  });
});

test('offline nothing is asked, and what is missing is said', async () => {
  const { open, asked } = await from((_, response) => response.end(EXPORT));
  const { ids, incomplete } = await open(0, { offline: true });
  expect([ids, asked]).toEqual([[], []]);
  expect(incomplete[0]!.reason).toContain(
    'run `wherefrom advisories update` with network, or give --advisories FILE',
  );
});

test('without a cache it is fetched each time', async () => {
  const { open, asked } = await from((_, response) => response.end(EXPORT));
  expect([await open(0, { cacheDir: undefined }), await open(0, { cacheDir: undefined })]).toMatchObject([
    FINE,
    FINE,
  ]);
  expect(asked.length).toBe(2);
});

test('what is shown of an address has no secret in it', () => {
  const source = sourceFrom('https://anna:secret@a.example/all.zip?token=secret#secret', '/');
  expect(source).toMatchObject({ kind: 'address', shown: 'https://a.example/all.zip' });
});

describe('without a named source', () => {
  /** A proxy that lets nobody through, and whom it was asked for. */
  async function closedProxy() {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked.push(request.url!);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const { port } = proxy.address() as AddressInfo;
    const close = () => proxy.close();
    return { asked, close, network: { httpsProxy: `http://127.0.0.1:${port}`, ...UNHURRIED } };
  }

  test('OSV is asked for its export of PyPI', async () => {
    const { asked, close, network } = await closedProxy();
    const { incomplete } = await openAdvisories(optionsWith({ network }));
    close();
    expect(new Set(asked)).toEqual(new Set(['osv-vulnerabilities.storage.googleapis.com:443']));
    expect(incomplete[0]!.reason).toContain(
      'https://osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip',
    );
  });

  test('what was imported serves as it is, and nobody is asked', async () => {
    const { asked, close, network } = await closedProxy();
    const cacheDir = join(scratch, 'imported');
    const path = join(scratch, 'import.zip');
    writeFileSync(path, EXPORT);
    await updateAdvisories(optionsWith({ source: path, cacheDir }));
    const later = new Date(NOW.getTime() + 100 * HOUR);
    const { match, description, notes } = await openAdvisories(
      optionsWith({ cacheDir, network, now: later }),
    );
    close();
    expect([match('demo', '1').advisories.length, notes, asked]).toEqual([1, [], []]);
    expect(description).toBe('1 advisory about 1 package from import.zip, the newest 6 days old');
  });
});

test('a proxy is asked in place of the server', async () => {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url!);
    response.end(EXPORT);
  });
  proxy.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  const network = { httpProxy: `http://127.0.0.1:${port}`, ...UNHURRIED };
  await openAdvisories(optionsWith({ source: 'http://advisories.example/all.zip', network }));
  proxy.close();
  expect(asked[0]).toMatch(/advisories\.example/);
});
