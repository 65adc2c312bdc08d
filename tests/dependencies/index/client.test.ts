import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type IndexOptions, openIndex } from '../../../src/dependencies/index/client.ts';
import { readHtmlPage } from '../../../src/dependencies/index/html-page.ts';
import type { IndexFile } from '../../../src/dependencies/index/page.ts';
import { cpuMilliseconds } from '../../support/cpu.ts';
import { HASTY, UNHURRIED } from '../../support/network.ts';
import { type Handler, serve, type TestServer } from '../advisories/support/server.ts';
import { indexOf, type ServeOptions, worldOf } from './support/world.ts';

const WORLD = worldOf(`
  flask 2.0: werkzeug>=2, click | python>=3.8 | attested
  flask 1.0: werkzeug | yanked
  old 1.0: six | old-sdist
  new 1.0: six | sdist`);

const servers: TestServer[] = [];
const folder = mkdtempSync(join(tmpdir(), 'wherefrom-index-'));
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function started(handler: Handler): Promise<TestServer> {
  const server = await serve(handler);
  servers.push(server);
  return server;
}

function open(server: TestServer, change: Partial<IndexOptions> = {}) {
  return openIndex({
    ...{ indexes: [`${server.address}/simple`], order: 'all', cacheDir: undefined, offline: false },
    ...{
      now: new Date('2026-01-02T03:04:05Z'),
      network: UNHURRIED,
      credentials: () => undefined,
    },
    ...change,
  } as IndexOptions);
}

async function releasesOf(server: TestServer, name: string, change: Partial<IndexOptions> = {}) {
  const index = open(server, change);
  try {
    const page = await index.page(name);
    if (typeof page !== 'object') return page;
    return await Promise.all(page.files.map(async (file) => [file.name, await index.metadata(file)]));
  } finally {
    await index.close();
  }
}

const EXPECTED = [
  [
    'flask-2.0-py3-none-any.whl',
    { requiresDist: ['werkzeug>=2', 'click'], requiresPython: '>=3.8', providesExtra: [] },
  ],
  ['flask-1.0-py3-none-any.whl', { requiresDist: ['werkzeug'], providesExtra: [] }],
];

describe('metadata is had', () => {
  test.each<[string, ServeOptions]>([
    ['beside the file, as an HTML page says', {}],
    ['beside the file, as a JSON page says', { format: 'json' }],
    ['beside the file, though no page says so', { metadata: 'there' }],
    ['from the wheel, by ranges', { metadata: 'absent' }],
    ['from the wheel, whole, where there are no ranges', { metadata: 'absent', ranges: false }],
  ])('%s', async (_, options) => {
    const server = await started(indexOf(WORLD, options));
    expect(await releasesOf(server, 'flask')).toEqual(EXPECTED);
  });

  test('by ranges without fetching what is large', async () => {
    let sent = 0;
    const handler = indexOf(WORLD, { metadata: 'absent' });
    const server = await started((request, response) => {
      const end = response.end.bind(response) as (chunk?: Buffer | string) => typeof response;
      response.end = ((chunk?: Buffer | string) => {
        if (request.url?.endsWith('.whl')) sent += chunk?.length ?? 0;
        return end(chunk);
      }) as typeof response.end;
      handler(request, response);
    });
    await releasesOf(server, 'flask');
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(80_000);
  });

  test.each([
    ['no more of a file than is wanted', {}, EXPECTED[0]![1]],
    ['no file that is larger and cannot be had in part', { ranges: false }, /larger than 50000 bytes$/],
  ])('%s', async (_, options, expected) => {
    const index = open(await started(indexOf(WORLD, { metadata: 'absent', ...options })));
    const page = await index.page('flask');
    const answer = typeof page === 'object' && (await index.metadata(page.files[0]!, 50_000));
    if (expected instanceof RegExp) expect(answer).toMatch(expected);
    else expect(answer).toEqual(expected);
    await index.close();
  });

  test('without asking beside files again where that was refused, also to questions at one time', async () => {
    const world = worldOf('a 1\na 2\na 3\na 4\na 5');
    const asked: string[] = [];
    const handler = indexOf(world, { metadata: 'absent' });
    const server = await started((request, response) => {
      if (request.url?.endsWith('.metadata')) asked.push(request.url);
      handler(request, response);
    });
    const index = open(server);
    const page = await index.page('a');
    const files = typeof page === 'object' ? page.files : [];
    const [, , , ...later] = files;
    await Promise.all(files.slice(0, 3).map((file) => index.metadata(file)));
    for (const file of later) expect(await index.metadata(file)).toMatchObject({ requiresDist: [] });
    await index.close();
    expect([later.length, asked.length]).toEqual([2, 3]);
  });

  test('from a source archive if it may not change when it is built, and not otherwise', async () => {
    const server = await started(indexOf(WORLD));
    expect(await releasesOf(server, 'new')).toEqual([
      ['new-1.0.tar.gz', { requiresDist: ['six'], providesExtra: [] }],
    ]);
    expect(await releasesOf(server, 'old')).toEqual([
      ['old-1.0.tar.gz', 'old-1.0.tar.gz is a source archive whose needs only its build can tell'],
    ]);
  });
});

describe('pages of links', () => {
  const PAGE =
    '<a href="/files/flask-3.0-py3-none-any.whl">f</a><a href="/files/mine-1.0-py3-none-any.whl">m</a>';
  const linked = async (handler: Handler) => {
    const inner = indexOf(WORLD);
    const server = await started((request, response) =>
      request.url === '/links.html' ? handler(request, response) : inner(request, response),
    );
    const index = open(server, { links: [`${server.address}/links.html`] });
    const answers = await Promise.all(['flask', 'mine', 'gone'].map((name) => index.page(name)));
    await index.close();
    return answers.map((page) =>
      typeof page === 'object'
        ? { files: page.files.map(({ name }) => name), lacks: page.lacks?.replace(server.address, 'SERVER') }
        : page?.replace(server.address, 'SERVER'),
    );
  };
  const INDEXED = ['flask-2.0-py3-none-any.whl', 'flask-1.0-py3-none-any.whl'];

  test('count with the indexes', async () => {
    let times = 0;
    const answers = await linked((_, response) => {
      times += 1;
      response.end(PAGE);
    });
    expect(answers).toEqual([
      { files: ['flask-3.0-py3-none-any.whl', ...INDEXED], lacks: undefined },
      { files: ['mine-1.0-py3-none-any.whl'], lacks: undefined },
      undefined,
    ]);
    expect(times).toBe(1);
  });
  test('that cannot be read leave the indexes, and are said', async () => {
    const why = 'SERVER/links.html is neither JSON nor HTML';
    expect(await linked((_, response) => void response.end('nothing'))).toEqual([
      { files: INDEXED, lacks: why },
      why,
      why,
    ]);
  });
});

describe('who published a file', () => {
  const PROVENANCE =
    '{"version":1,"attestation_bundles":[{"publisher":{"kind":"GitHub"},"attestations":[]}]}';
  const answered = async (text: string | undefined, change: Partial<IndexOptions> = {}) => {
    const pages = indexOf(WORLD);
    const server = await started((request, response) => {
      if (!request.url?.startsWith('/attested/')) return pages(request, response);
      response.statusCode = text === undefined ? 404 : 200;
      response.end(text);
    });
    const asked = async (more: Partial<IndexOptions> = {}) => {
      const index = open(server, { ...change, ...more });
      try {
        const page = await index.page('flask');
        const files = typeof page === 'object' ? page.files : [];
        return await Promise.all(files.map((file) => index.provenance(file)));
      } finally {
        await index.close();
      }
    };
    return { asked, place: `${server.address}/attested/flask-2.0-py3-none-any.whl` };
  };

  test('stands where the page says, and is kept', async () => {
    const { asked } = await answered(PROVENANCE, { cacheDir: folder });
    const bundles = [expect.objectContaining({ publisher: expect.objectContaining({ kind: 'GitHub' }) })];
    expect(await asked()).toEqual([bundles, 'there is none']);
    expect(await asked({ offline: true })).toEqual([bundles, 'there is none']);
  });

  test.each([
    [undefined, 'is not there'],
    ['<html>', 'is no JSON'],
    ['{}', 'is no provenance of PEP 740 (version)'],
  ])('is not known where the answer is %s', async (text, reason) => {
    const { asked, place } = await answered(text);
    expect((await asked())[0]).toBe(`${place} ${reason}`);
  });
});

describe('what pages say', () => {
  test('is asked for as pip and uv do, JSON first, so that caches on the way have it', async () => {
    let accepted = '';
    const inner = indexOf(WORLD);
    const server = await started((request, response) => {
      accepted = request.headers.accept ?? '';
      inner(request, response);
    });
    await open(server).page('flask');
    const wished = accepted.split(', ').map((one) => Number(/;\s*q=(.+)$/.exec(one)?.[1] ?? 1));
    expect(accepted).toMatch(/^application\/vnd\.pypi\.simple\.v1\+json, .*\+html;.*, text\/html;/);
    expect(wished).toEqual(wished.toSorted((a, b) => b - a));
  });

  test('is the same in HTML and JSON', async () => {
    const pages = await Promise.all(
      (['html', 'json'] as const).map(async (format) => {
        const server = await started(indexOf(WORLD, { format }));
        const page = await open(server).page('flask');
        const files = typeof page === 'object' ? page.files : [];
        const plain = (url: string | undefined) => url?.replace(server.address, '');
        return files.map(({ url, provenance, ...file }) => ({
          ...file,
          url: plain(url),
          provenance: plain(provenance),
        }));
      }),
    );
    expect(pages[0]).toEqual(pages[1]);
    expect(pages[0]?.[1]).toMatchObject({ name: 'flask-1.0-py3-none-any.whl', yanked: 'broken' });
    expect(pages[0]?.map(({ provenance }) => provenance)).toEqual([
      '/attested/flask-2.0-py3-none-any.whl',
      undefined,
    ]);
  });

  test('may be packed for the way, and no more than a page may hold', async () => {
    const page = '<html><a href="https://files.test/flask-2.0.tar.gz">flask-2.0.tar.gz</a>';
    const packings = new Map([
      ['/simple/flask/', gzipSync(page)],
      ['/simple/bomb/', gzipSync(Buffer.alloc(65 * 1024 ** 2))],
      ['/simple/torn/', gzipSync(page).subarray(0, 40)],
    ]);
    const server = await started((request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.setHeader('content-encoding', 'gzip');
      response.end(packings.get(request.url!));
    });
    const index = open(server);
    expect(await index.page('flask')).toMatchObject({ files: [{ name: 'flask-2.0.tar.gz' }] });
    expect(await index.page('bomb')).toMatch(/bomb\/ cannot be unpacked: /);
    expect(await index.page('torn')).toMatch(/torn\/ cannot be unpacked: /);
  });

  const filesIn = (anchor: string) => readHtmlPage(`<html>${anchor}`, 'https://x.test/').files;
  test('is the same whether an anchor is written in the usual way or another', () => {
    const attributes = [
      `href="https://files.test/p/a-1.0-py3-none-any.whl#sha256=${'0a'.repeat(32)}"`,
      'data-requires-python="&gt;=3.8,&lt;4"',
      'data-dist-info-metadata="sha256=AB"',
      'data-core-metadata="true"',
    ];
    for (let used = 1; used <= attributes.length; used += 1) {
      const own = attributes.slice(0, used);
      const usual = filesIn(`<a ${own.join(' ')}>a</a>`);
      const other = filesIn(`<a ${own.toReversed().join(' ')} >a</a>`);
      expect(usual).toEqual(other);
      expect(usual).toHaveLength(1);
    }
  });
  test('may hold signs of comparison in quotes, other tags, and files that nobody should fetch', () => {
    const page = readHtmlPage(
      `<!DOCTYPE html><base href="https://files.test/x/"><abbr>no</abbr><a href='a-1.0.tar.gz#sha256=00'
        data-requires-python=">=3.8,<4" data-yanked>a</a><A HREF=../b-1.0-py3-none-any.whl>b</A><a name="c">c</a>`,
      'https://index.test/simple/a/',
    );
    expect(page.files).toEqual([
      {
        name: 'a-1.0.tar.gz',
        url: 'https://files.test/x/a-1.0.tar.gz',
        requiresPython: '>=3.8,<4',
        yanked: '',
      },
      { name: 'b-1.0-py3-none-any.whl', url: 'https://files.test/b-1.0-py3-none-any.whl' },
    ]);
  });

  test('is read in time that grows with its length', () => {
    for (const part of ['<a ', '<a href="', "<a '>", '<a href=x>']) {
      const page = `<html>${part.repeat(300_000)}`;
      expect(cpuMilliseconds(() => readHtmlPage(page, 'https://x.test/'))).toBeLessThan(5000);
    }
  });

  test('of a file that is less protected than the page is passed over', async () => {
    const server = await started(
      (_, response) => void response.end('<html><a href="file:///etc/passwd/a-1.0.tar.gz">a</a>'),
    );
    expect(await open(server).page('a')).toMatchObject({ files: [] });
  });

  test('a project that is not there is no fault', async () => {
    expect(await open(await started(indexOf(WORLD))).page('nothing')).toBeUndefined();
  });
});

describe('several indexes', () => {
  const here = worldOf('both 1.0\nmine 1.0');
  const there = worldOf('both 2.0\ntheirs 1.0');
  const versions = async (order: 'all' | 'first') => {
    const [one, two] = [await started(indexOf(here)), await started(indexOf(there))];
    const index = open(one, { indexes: [`${one.address}/simple`, `${two.address}/simple/`], order });
    const names = async (project: string) => {
      const page = await index.page(project);
      return typeof page === 'object' ? page.files.map(({ name }) => name) : page;
    };
    return [await names('both'), await names('theirs')];
  };
  test('pip takes the files of all', async () => {
    expect(await versions('all')).toEqual([
      ['both-1.0-py3-none-any.whl', 'both-2.0-py3-none-any.whl'],
      ['theirs-1.0-py3-none-any.whl'],
    ]);
  });
  test('a name that only one has is claimable where the public one is searched for it', async () => {
    const [one, two] = [await started(indexOf(here)), await started(indexOf(there))];
    const [own, open_] = [`${one.address}/simple`, `${two.address}/simple`];
    const indexes = [own, open_];
    const claimable = (change: Partial<IndexOptions>) => {
      const index = open(one, { indexes, publicIndex: open_, ...change });
      return Promise.all(['mine', 'both', 'theirs', 'nowhere'].map((name) => index.isClaimable(name)));
    };
    expect(await claimable({})).toEqual([true, false, false, false]);
    expect(await claimable({ reserved: () => [own] })).toEqual([false, false, false, false]);
    expect(await claimable({ publicIndex: undefined })).toEqual([false, false, false, false]);
  });
  test('a package that may come from one only is looked for nowhere else', async () => {
    const [one, two] = [await started(indexOf(here)), await started(indexOf(there))];
    const reserved = (name: string) => (name === 'both' ? [`${two.address}/simple`] : undefined);
    const index = open(one, { reserved });
    const page = await index.page('both');
    expect(page).toMatchObject({ files: [{ name: 'both-2.0-py3-none-any.whl' }] });
    expect(one.asked).toEqual([]);
    expect(await index.page('theirs')).toBeUndefined();
  });
  test('uv is content with the first that has the project', async () => {
    expect(await versions('first')).toEqual([['both-1.0-py3-none-any.whl'], ['theirs-1.0-py3-none-any.whl']]);
  });
});

const FILE = { filename: 'flask-1.0.tar.gz', url: '/files/flask-1.0.tar.gz' };
const ODD_FILES: readonly (readonly [string, object])[] = [
  ['files', { files: 1 }],
  ['files.0', { files: ['flask-1.0.tar.gz'] }],
  ['files.1.url', { files: [FILE, { filename: 'x' }] }],
  ['files.0.requires-python', { files: [{ ...FILE, 'requires-python': 3 }] }],
  ['files.0.provenance', { files: [{ ...FILE, provenance: true }] }],
  ['files.0.core-metadata', { files: [{ ...FILE, 'core-metadata': 'sha256' }] }],
  ['files.0.dist-info-metadata', { files: [{ ...FILE, 'dist-info-metadata': { sha256: 1 } }] }],
  ['files.0.yanked', { files: [{ ...FILE, yanked: 1 }] }],
  ['files.0.hashes', { files: [{ ...FILE, hashes: ['sha256'] }] }],
  ['project-status', { files: [], 'project-status': { status: 1 } }],
];

describe('an index that fails', () => {
  const status =
    (code: number, headers: Record<string, string> = {}): Handler =>
    (_, response) => {
      response.writeHead(code, headers);
      response.end('<html>no</html>');
    };
  test.each<[string, Handler, RegExp]>([
    ['answers 500', status(500), /\/simple\/flask\/ answered with status 500$/],
    ['answers 403', status(403), /\/simple\/flask\/ answered with status 403$/],
    ['answers garbage', (_, response) => void response.end('\0\x01\x02'), /is neither JSON nor HTML$/],
    [
      'answers JSON of another kind',
      (_, response) => void response.end('{"files": [{"filename": 1}]}'),
      /is no project page: files\.0\.filename/,
    ],
    ...ODD_FILES.map(([place, page]): [string, Handler, RegExp] => [
      `answers JSON with an odd ${place}`,
      (_, response) => void response.end(JSON.stringify(page)),
      new RegExp(`is no project page: ${place.replaceAll('.', '\\.')}: it `),
    ]),
    ['breaks off', (request) => void request.socket.destroy(), /it broke the connection$/],
    [
      'sends less than it announced',
      (_, response) => {
        response.writeHead(200, { 'content-length': '9' });
        response.write('abc');
        response.socket?.end();
      },
      /cannot be fetched|broke off/,
    ],
    ['redirects in a circle', status(302, { location: '/simple/flask/' }), /redirects more than 5 times$/],
    ['redirects to a file', status(302, { location: 'file:///etc/passwd' }), /which nothing protects$/],
  ])('that %s is said', async (_, handler, reason) => {
    const server = await started(handler);
    expect(await open(server).page('flask')).toMatch(reason);
    expect(server.asked.length).toBeLessThan(7);
  });

  test('that hangs is said', async () => {
    const server = await started(() => {});
    expect(await open(server, { network: HASTY }).page('flask')).toMatch(/does not answer$/);
    expect(server.asked.length).toBe(3);
  });

  test('that answers 429 for long is said, and not waited for past patience', async () => {
    const pauses: number[] = [];
    const pause = async (milliseconds: number) => void pauses.push(milliseconds);
    const server = await started(status(429, { 'retry-after': '3600' }));
    expect(await open(server, { network: { patience: 7000, pause } }).page('flask')).toMatch(/status 429$/);
    expect(pauses).toEqual([7000, 7000]);
  });

  test('and then hangs is said with what it answered', async () => {
    let times = 0;
    const server = await started((request, response) => {
      times += 1;
      if (times === 1) status(429)(request, response);
    });
    const patience = 3000; // for the first answer, however busy the machine is
    const page = await open(server, { network: { ...UNHURRIED, patience } }).page('flask');
    expect(page).toMatch(/does not answer; before that, \S+ answered with status 429$/);
  });

  test('for a moment is asked again', async () => {
    let times = 0;
    const handler = indexOf(WORLD);
    const server = await started((request, response) => {
      times += 1;
      if (times < 3) status(503)(request, response);
      else handler(request, response);
    });
    expect(await open(server).page('flask')).toMatchObject({
      files: [{ name: 'flask-2.0-py3-none-any.whl' }, {}],
    });
  });

  test('in the hash of the metadata is not believed', async () => {
    const handler = indexOf(WORLD);
    const server = await started((request, response) => {
      if (request.url?.endsWith('.metadata'))
        response.end('Metadata-Version: 2.1\nName: flask\nVersion: 2.0\n');
      else handler(request, response);
    });
    expect(await releasesOf(server, 'flask')).toMatchObject(
      [
        ['flask-2.0-py3-none-any.whl', /^flask-2\.0-py3-none-any\.whl is not what the index says/],
        ['flask-1.0-py3-none-any.whl', /^flask-1\.0/],
      ].map(([name, reason]) => [name, expect.stringMatching(reason as RegExp)]),
    );
  });

  test('in the name of the metadata is not believed', async () => {
    const file: IndexFile = { name: 'x-1.0-py3-none-any.whl', url: '' };
    const server = await started((_, response) => void response.end('Metadata-Version: 2.1\nName: y\n\n'));
    const index = open(server);
    expect(await index.metadata({ ...file, url: `${server.address}/x-1.0-py3-none-any.whl` })).toBe(
      'the metadata of x-1.0-py3-none-any.whl is of another package, y',
    );
  });

  test('in a wheel that is none says so', async () => {
    const file: IndexFile = { name: 'x-1.0-py3-none-any.whl', url: '' };
    const server = await started((_, response) => void response.end('not a zip'));
    const index = open(server);
    expect(await index.metadata({ ...file, url: `${server.address}/x-1.0-py3-none-any.whl` })).toBe(
      'x-1.0-py3-none-any.whl is no zip archive',
    );
  });
});

describe('credentials', () => {
  test('go to their own host, not where it redirects, and into no message', async () => {
    const seen: (string | undefined)[] = [];
    const other = await started((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(500);
      response.end();
    });
    const first = await started((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: `${other.address}/simple/flask/` });
      response.end();
    });
    const own = new URL(first.address).origin;
    const credentials = (url: URL) => (url.origin === own ? 'me:secret' : undefined);
    const page = await open(first, { credentials }).page('flask');
    expect(new Set(seen)).toEqual(
      new Set([`Basic ${Buffer.from('me:secret').toString('base64')}`, undefined]),
    );
    expect(page).not.toContain('secret');
  });
});

describe('the cache', () => {
  test('answers the second run, and all of an offline one', async () => {
    const server = await started(indexOf(WORLD));
    const first = await releasesOf(server, 'flask', { cacheDir: folder });
    const asked = server.asked.length;
    expect(await releasesOf(server, 'flask', { cacheDir: folder })).toEqual(first);
    const later = new Date('2027-01-01T00:00:00Z');
    expect(await releasesOf(server, 'flask', { cacheDir: folder, offline: true, now: later })).toEqual(first);
    expect(server.asked.length).toBe(asked);
    await releasesOf(server, 'flask', { cacheDir: folder, now: later });
    expect(server.asked.length).toBe(asked + 1);
  });

  test('that has nothing is said where the network is off', async () => {
    const server = await started(indexOf(WORLD));
    expect(await releasesOf(server, 'flask', { cacheDir: folder, offline: true })).toMatch(
      /since the network is off$/,
    );
    expect(server.asked).toEqual([]);
  });
});

describe('what an index says of flaws', () => {
  const UNSAID = 'no index that was asked tells of flaws in it';
  const told = (server: TestServer, change: Partial<IndexOptions> = {}) => {
    const index = open(server, change);
    return index.vulnerabilities('a/../b', '1.0').finally(() => index.close());
  };

  test.each<[what: string, body: string, answer: unknown]>([
    ['none', '{"vulnerabilities":[]}', []],
    ['something', '{"vulnerabilities":[{"id":"X-1"},7]}', [{ id: 'X-1' }, 7]],
    ['nothing', '{"info":{}}', UNSAID],
    ['no list', '{"vulnerabilities":{}}', UNSAID],
    ['null', 'null', UNSAID],
    ['a page', '<html>hello</html>', UNSAID],
  ])('%s', async (_, body, answer) => {
    const paths: (string | undefined)[] = [];
    const server = await started((request, response) => {
      paths.push(request.url);
      response.end(body);
    });
    expect(await told(server)).toEqual(answer);
    expect(paths).toEqual(['/pypi/a%2F..%2Fb/1.0/json']);
  });

  test('is kept for the next time, and for when the network is off', async () => {
    let count = 0;
    const server = await started((_, response) => {
      count += 1;
      response.end('{"vulnerabilities":[{"id":"X-1"}]}');
    });
    const cacheDir = folder;
    expect(await told(server, { cacheDir, offline: true })).toBe('not looked up, since the network is off');
    for (const offline of [false, false, true])
      expect(await told(server, { cacheDir, offline })).toEqual([{ id: 'X-1' }]);
    expect(count).toBe(1);
  });

  test('is not asked of an index whose address does not end in /simple', async () => {
    const server = await started((_, response) => void response.end('{"vulnerabilities":[]}'));
    expect(await told(server, { indexes: [`${server.address}/packages`] })).toBe(UNSAID);
  });
});
