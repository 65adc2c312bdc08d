import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { jsonLines, record } from '../dependencies/advisories/support/records.ts';
import { serve } from '../dependencies/advisories/support/server.ts';

/** What only the bundled program behind `./wherefrom` can show: the other tests run the sources. */
const WHEREFROM = join(import.meta.dirname, '..', '..', 'wherefrom');
const scratch = mkdtempSync(join(tmpdir(), 'wherefrom-launcher-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const environment = { ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: join(scratch, 'cache') };

function project(name: string, files: Record<string, string>): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Asynchronous: a server of the test must be able to answer meanwhile. */
function run(args: readonly string[], more: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(WHEREFROM, args, { env: { ...environment, ...more } });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, ...said })));
}

test('advisories are fetched', async () => {
  const server = await serve((_, response) => response.end(jsonLines([record('PYSEC-1', 'demo')])));
  const folder = project('fetched', { 'requirements.txt': 'demo==1\n' });
  const { status, out } = await run(['audit', '--advisories', `${server.address}/all.jsonl`, folder]);
  await server.close();
  expect(out).toContain('PYSEC-1');
  expect(status).toBe(1);
});

test('a proxy is asked for an index', async () => {
  const proxy = await serve((_, response) => response.writeHead(404).end());
  const folder = project('proxied', { 'requirements.txt': 'demo\n' });
  const index = ['--index-url', 'http://index.example/simple'];
  const { out, err } = await run(['tree', folder, ...index, '--no-cache'], {
    HTTP_PROXY: proxy.address,
    http_proxy: proxy.address,
    NO_PROXY: '',
    no_proxy: '',
  });
  await proxy.close();
  expect(proxy.asked.join('\n'), out + err).toContain('index.example/simple/demo/');
});

test('a reader that has seen enough is no error', () => {
  const folder = project('closed', {
    'app.py': `import pickle\n${'pickle.loads(input())\n'.repeat(400)}`,
  });
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', '"$1" audit --offline --verbose "$2" | head -n 1', 'sh', WHEREFROM, folder],
    { env: environment, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^.*Code.*\n$/);
});

/** The core that was started from its snapshot and from its file: see docs/decisions/015-snapshot.md. */
const dist = join(WHEREFROM, '..', 'dist');

test('a start from the snapshot finds what a start from files finds', () => {
  const folder = project('both-ways', {
    'app.py': 'import pickle, sys\npickle.load(open(sys.argv[1], "rb"))\n',
    'requirements.txt': 'django==2.0\n',
    'model.pkl': 'cos\nsystem\n(S"ls"\ntR.',
    'pyproject.toml': '[tool.wherefrom]\nfail-on = "high"\n',
  });
  const advisories = join(WHEREFROM, '..', 'examples/advisories/pypi-2024-10-10.jsonl');
  const args = ['audit', '--offline', '--advisories', advisories, '--format', 'json'];
  // In the folder: where the snapshot was made is forgotten.
  const options = { env: environment, encoding: 'utf8', cwd: folder } as const;
  expect(existsSync(join(dist, 'start.blob'))).toBe(true);
  const snapshot = spawnSync(WHEREFROM, args, options);
  const files = spawnSync(process.execPath, [join(dist, 'wherefrom.cjs'), ...args], options);
  expect(snapshot.stdout).toContain('artifact/dangerous-global');
  expect(snapshot.stdout).toContain('deserialization/pickle');
  expect(snapshot.stdout).toContain('PYSEC-2021-98');
  expect([snapshot.status, snapshot.stdout, snapshot.stderr]).toEqual([
    files.status,
    files.stdout,
    files.stderr,
  ]);
});

test('switches in the environment do not spoil the snapshot', async () => {
  const { status, out, err } = await run(['--version'], { NODE_OPTIONS: '--max-old-space-size=4096' });
  expect([status, out.trim(), err]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+$/), '']);
});

test('an error of a part is known to the core', async () => {
  const folder = project('part', { 'text.pkl': 'hello' });
  const { status, err } = await run(['convert', join(folder, 'text.pkl'), '--to', 'json']);
  expect(status).toBe(2);
  expect(err).toMatch(/text\.pkl.*\n {2}next: /);
  expect(err).not.toContain('internal error');
});

test('no part holds what the core holds', () => {
  const [folder = ''] = readdirSync(dist).filter((name) => name.startsWith('parts-'));
  const texts = readdirSync(join(dist, folder)).filter((name) => name.endsWith('.js'));
  const inside = texts.filter((name) => defines(join(dist, folder, name)));
  expect(texts.length).toBeGreaterThan(10);
  expect(inside).toEqual([]);
  expect(defines(join(dist, 'core.cjs'))).toBe(true);
});

test('each folder of sources is watched', () => {
  const watched = readFileSync(join(dist, 'sources.sh'), 'utf8')
    .replace(/^sources='|'\n$/g, '')
    .split(' ');
  for (const file of ['src/cli/commands/audit.ts', 'src/limits/errors.ts', 'scripts/bundling/core.ts'])
    expect(watched).toContain(dirname(file));
  expect(watched.filter((path) => !existsSync(join(WHEREFROM, '..', path)))).toEqual([]);
});

/** Whether the class that the core tells errors by is made in a file of the bundle. */
function defines(file: string): boolean {
  return /class WherefromError\b|\bWherefromError ?= ?class\b/.test(readFileSync(file, 'utf8'));
}
