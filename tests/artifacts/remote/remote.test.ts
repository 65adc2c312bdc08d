/** Files at addresses: the verdict of the file itself for few of its bytes, and no verdict from a server that misbehaves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { assemble } from '../../../scripts/pickle-assembly.ts';
import { inspectParts, inspectRemote } from '../../../src/artifacts/inspect-remote.ts';
import type { RemoteFile } from '../../../src/artifacts/remote/http.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { recordedConsole } from '../../support/console.ts';
import { HASTY, UNHURRIED } from '../../support/network.ts';
import { inspected, transcript } from '../support/inspected.ts';
import { zip } from '../support/zip.ts';
import { type Handler, part, type Served, serve } from './support/server.ts';

const FORMATS = join(import.meta.dirname, '..', 'formats');
const LIMITS = { bytes: 1 << 28, requests: 1_000, whole: 0 };

let server: Served | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function inspect(handler: Handler, network = UNHURRIED) {
  server = await serve(handler);
  return inspectRemote(server.address, network);
}

const fixtures = readdirSync(FORMATS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.includes('/') && !path.endsWith('expected.txt'))
  .sort();

function fixture(path: string): Buffer {
  const bytes = readFileSync(join(FORMATS, path));
  return path.endsWith('.asm') ? assemble(bytes.toString()) : bytes;
}

/** Gives exactly what is asked for, and the first block without being asked. */
function partsOf(bytes: Buffer): RemoteFile {
  return {
    size: bytes.length,
    beginning: bytes.subarray(0, 4096),
    notes: [],
    fetch: async ({ start, end }) => bytes.subarray(start, end),
  };
}

/** A list of many numbers, in three bytes each. */
function numbers(count: number): Buffer {
  return Buffer.concat([Buffer.from([0x80, 2, 0x5d]), Buffer.from('K\x01a'.repeat(count)), Buffer.from('.')]);
}

/** A checkpoint of torch with much in it that nobody need read. */
function checkpoint(): Buffer {
  const pickle = assemble('PROTO 2\nGLOBAL os system\nBINUNICODE "id"\nTUPLE1\nREDUCE\nSTOP');
  const storages = Array.from({ length: 60 }, (_, i) => ({
    name: `model/data/${i}`,
    data: Buffer.alloc(300_000, i),
  }));
  return zip([
    { name: 'model/data.pkl', data: pickle },
    ...storages,
    { name: 'model/version', data: Buffer.from('3\n') },
  ]);
}

describe('in parts', () => {
  test('every fixture has the verdict that it has as a file', async () => {
    for (const path of fixtures) {
      const bytes = fixture(path);
      const name = path.slice(path.indexOf('/') + 1).replace(/\.asm$/, '');
      const whole = transcript(inspected(bytes, name));
      const found = transcript((await inspectParts(partsOf(bytes), name, LIMITS)).judged);
      if (whole === '') expect(found, path).toContain(`${name}: unreadable (unknown)`);
      else expect(found, path).toBe(whole);
    }
  });

  test('a checkpoint of 18 MB costs its directory, its headers and its pickle', async () => {
    const bytes = checkpoint();
    const { judged, fetched, size } = await inspectParts(partsOf(bytes), 'model.pt', LIMITS);
    expect(size).toBe(bytes.length);
    expect(transcript(judged)).toBe(transcript(inspected(bytes, 'model.pt')));
    expect(judged[0]?.entry.verdict).toBe('dangerous');
    expect(fetched).toBeLessThan(size / 15);
  });

  test('of safetensors the header is read', async () => {
    const header = Buffer.from('{"a":{"dtype":"U8","shape":[9000000],"data_offsets":[0,9000000]}}');
    const length = Buffer.alloc(8);
    length.writeUInt32LE(header.length);
    const bytes = Buffer.concat([length, header, Buffer.alloc(9_000_000)]);
    const { judged, fetched } = await inspectParts(partsOf(bytes), 'a.safetensors', LIMITS);
    expect(judged[0]?.entry).toMatchObject({ format: 'safetensors', verdict: 'safe' });
    expect(fetched).toBeLessThan(bytes.length / 20);
  });

  test('who reads on and on is not begun again each time', async () => {
    const bytes = numbers(4_000_000);
    const { judged, requests } = await inspectParts(partsOf(bytes), 'a.pkl', LIMITS);
    expect(judged[0]?.entry.verdict).toBe('safe');
    expect(requests).toBeLessThan(20);
  });

  test('a file that would cost too much is unreadable, and not safe', async () => {
    const bytes = numbers(200_000);
    const { judged } = await inspectParts(partsOf(bytes), 'a.pkl', { ...LIMITS, bytes: 300_000 });
    expect(judged[0]?.entry.verdict).toBe('unreadable');
    expect(judged[0]?.entry.reasons[0]?.message).toMatch(/download the file/);
  });
});

const EVIL = assemble('PROTO 2\nGLOBAL os system\nBINUNICODE "id"\nTUPLE1\nREDUCE\nSTOP');
/** Larger than what the first request asks for, and than what is fetched as a whole. */
const LARGE = checkpoint();

describe('over HTTP', () => {
  test('a server that behaves: few requests, no credentials in what is shown', async () => {
    const found = await inspect((request, response) =>
      part(LARGE, request, response, { headers: { etag: '"1"' } }),
    );
    expect(transcript(found.judged).replaceAll(/http:\S+model\.pt/g, 'model.pt')).toBe(
      transcript(inspected(LARGE, 'model.pt')),
    );
    expect(found.fetched).toBeLessThan(LARGE.length / 15);
    expect(JSON.stringify(found)).not.toContain('secret');
    expect(server?.requests.every((request) => request.includes('bytes='))).toBe(true);
  });

  test('redirects are followed and told', async () => {
    const { judged, notes } = await inspect((request, response) => {
      if (request.url?.startsWith('/model')) response.writeHead(302, { location: '/elsewhere' }).end();
      else part(EVIL, request, response);
    });
    expect(judged[0]?.entry.verdict).toBe('dangerous');
    expect(notes.join()).toMatch(/model\.pt redirects to http:.*elsewhere/);
  });

  test('a server without ranges gives all of it, which is told', async () => {
    const { judged, notes } = await inspect((_, response) => response.end(EVIL));
    expect(judged[0]?.entry.verdict).toBe('dangerous');
    expect(notes.join()).toMatch(/gives no parts/);
  });

  test('an empty file is unreadable', async () => {
    const { judged } = await inspect((request, response) => part(Buffer.alloc(0), request, response));
    expect(judged[0]?.entry).toMatchObject({ verdict: 'unreadable' });
  });

  test('what passes is tried again', async () => {
    const { judged } = await inspect((request, response, count) => {
      if (count < 3) response.writeHead(503).end();
      else part(EVIL, request, response);
    });
    expect(judged[0]?.entry.verdict).toBe('dangerous');
  });

  const later =
    (behave: Handler): Handler =>
    (request, response, count) =>
      count === 1
        ? part(LARGE, request, response, { headers: { etag: '"1"' } })
        : behave(request, response, count);
  const cases: [string, RegExp, Handler][] = [
    [
      'redirects without end',
      /redirects more than 5 times/,
      (_, response) => response.writeHead(302, { location: '/' }).end(),
    ],
    [
      'a redirect to another protocol',
      /redirects to ftp:/,
      (_, response) => response.writeHead(302, { location: 'ftp://a/b' }).end(),
    ],
    ['a redirect to nowhere', /redirects to nowhere/, (_, response) => response.writeHead(302).end()],
    ['no such file', /status 404/, (_, response) => response.writeHead(404).end()],
    ['a closed door', /status 403/, (_, response) => response.writeHead(403).end()],
    ['a server that is out of order', /status 500/, (_, response) => response.writeHead(500).end()],
    [
      'a whole file that is too large',
      /gives no parts of the file, which has 9999999999 bytes/,
      (_, response) => {
        response.writeHead(200, { 'content-length': '9999999999' });
        response.write('x');
      },
    ],
    [
      'a part of somewhere else',
      /was asked for bytes 0 to 65535 and gives bytes 1-/,
      (request, response) =>
        part(LARGE, request, response, {
          contentRange: (start, end, size) => `bytes ${start + 1}-${end}/${size}`,
        }),
    ],
    ['a part without a place', /gives others/, (_, response) => response.writeHead(206).end(EVIL)],
    [
      'a file without a size',
      /gives bytes 0-65535\/\*/,
      (request, response) =>
        part(LARGE, request, response, { contentRange: (start, end) => `bytes ${start}-${end - 1}/*` }),
    ],
    [
      'less than announced',
      /broke off/,
      (request, response) => part(LARGE, request, response, { body: (bytes) => bytes.subarray(1) }),
    ],
    [
      'more than asked for',
      /sends more than/,
      (request, response) =>
        part(LARGE, request, response, { body: (bytes) => Buffer.concat([bytes, bytes]) }),
    ],
    [
      'compressed parts',
      /packs what it sends \(gzip\)/,
      (request, response) => part(LARGE, request, response, { headers: { 'content-encoding': 'gzip' } }),
    ],
    ['a broken connection', /broke the connection|other side closed/, (request) => request.socket.destroy()],
    [
      'another file by its tag',
      /has another file/,
      later((request, response) => part(LARGE, request, response, { headers: { etag: '"2"' } })),
    ],
    [
      'another file by its size',
      /has another file|was asked for/,
      later((request, response) =>
        part(Buffer.concat([LARGE, LARGE]), request, response, { headers: { etag: '"1"' } }),
      ),
    ],
    [
      'another file by If-Range',
      /has another file/,
      later((request, response) =>
        request.headers['if-range'] === '"1"' ? response.end(LARGE) : response.writeHead(400).end(),
      ),
    ],
    [
      'a part too short later on',
      /broke off|was asked for/,
      later((request, response) =>
        part(LARGE, request, response, {
          headers: { etag: '"1"' },
          contentRange: (start, end, size) => `bytes ${start}-${end - 2}/${size}`,
        }),
      ),
    ],
  ];
  test.each(cases)('no verdict from %s', async (_, message, handler) => {
    await expect(inspect(handler)).rejects.toThrow(message);
  });

  test('no verdict from no answer', async () => {
    await expect(inspect(() => {}, HASTY)).rejects.toThrow(/does not answer/);
  });

  test('no verdict from an answer that stops', async () => {
    const handler: Handler = (_, response) => {
      const range = `bytes 0-65535/${LARGE.length}`;
      response.writeHead(206, { 'content-range': range, 'content-length': '65536' });
      response.write('x');
    };
    // On a busy machine even the beginning may come too late.
    const message = /stopped sending|does not answer/;
    await expect(inspect(handler, { ...HASTY, patience: 1000 })).rejects.toThrow(message);
  });

  test('the command: verdict, what it cost, exit status', async () => {
    server = await serve((request, response) => part(EVIL, request, response));
    const console = recordedConsole({ width: 100 });
    expect(await runProgram(['inspect', server.address.href], console)).toBe(1);
    expect(console.stdout()).toMatch(/dangerous +http:.*model\.pt/);
    expect(console.stderr()).toMatch(/bytes fetched in 1 requests?/);
    expect(console.stdout() + console.stderr()).not.toContain('secret');
  });

  test('--offline forbids it', async () => {
    server = await serve((_, response) => response.end());
    const console = recordedConsole();
    expect(await runProgram(['inspect', '--offline', server.address.href], console)).toBe(2);
    expect(console.stderr()).toMatch(/--offline forbids it/);
    expect(server.requests).toEqual([]);
  });
});
