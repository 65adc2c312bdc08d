/** What the launcher does before the program starts, in a checkout whose npm, Node and build are stand-ins that write down what they were asked. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const scratch = mkdtempSync(join(tmpdir(), 'wherefrom-set-up-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Installs a Node that writes down how it was started, and builds where it is asked to. */
const NPM = `#!/bin/sh
echo npm >> "$LOG"
mkdir -p "$HOME_OF_TEST/node_modules/.bin"
cat > "$HOME_OF_TEST/node_modules/.bin/node" <<'END'
#!/bin/sh
case $1 in
  */build.ts)
    echo build >> "$LOG"
    [ -z "$HANG" ] || { : > "$HANG"; exec sleep 600; }
    mkdir -p "$HOME_OF_TEST/dist"
    echo "sources='src src/inner scripts package.json package-lock.json'" > "$HOME_OF_TEST/dist/sources.sh"
    [ -z "$SNAPSHOT" ] || : > "$HOME_OF_TEST/dist/start.blob" ;;
  *) echo "run $*" >> "$LOG" ;;
esac
END
chmod +x "$HOME_OF_TEST/node_modules/.bin/node"
`;

/** Some seconds ago, in the order given: what the stand-ins make is newer. */
const WHEN = Date.now() / 1000 - 100;

function checkout(name: string) {
  const home = join(scratch, name);
  const log = join(home, 'log');
  const put = (path: string, text: string) => {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), text);
  };
  for (const path of ['src/inner/a.ts', 'scripts/build.ts', 'package.json', 'package-lock.json', 'log'])
    put(path, '');
  put('bin/npm', NPM);
  chmodSync(join(home, 'bin/npm'), 0o755);
  copyFileSync(join(root, 'wherefrom'), join(home, 'wherefrom'));
  copyFileSync(join(root, 'scripts/setup.sh'), join(home, 'scripts/setup.sh'));
  for (const path of [
    'src/inner/a.ts',
    'src/inner',
    'src',
    'scripts/build.ts',
    'scripts/setup.sh',
    'scripts',
  ])
    utimesSync(join(home, path), WHEN, WHEN);
  for (const path of ['package.json', 'package-lock.json']) utimesSync(join(home, path), WHEN, WHEN);
  const environment = (more = {}) => ({
    ...process.env,
    ...{ PATH: `${join(home, 'bin')}:${process.env.PATH}`, LOG: log, HOME_OF_TEST: home, ...more },
  });
  return {
    home,
    put,
    environment,
    /** The words that each of its programs wrote down since the last time. */
    start(args: readonly string[] = [], more = {}) {
      const before = readFileSync(log, 'utf8').length;
      const { status, stderr } = spawnSync(join(home, 'wherefrom'), args, {
        env: environment(more),
        encoding: 'utf8',
      });
      const did = readFileSync(log, 'utf8').slice(before).trim().split('\n');
      return { status, stderr, did: did.map((line) => line.split(' ')[0]), last: did.at(-1) ?? '' };
    },
    log: () => readFileSync(log, 'utf8').trim().split('\n'),
  };
}

/** Later than anything that was built, whatever the clock of the file system is. */
function touched(path: string): void {
  const later = Date.now() / 1000 + 10;
  utimesSync(path, later, later);
}

test('the first start installs and builds, the second does neither', () => {
  const { start } = checkout('twice');
  expect(start(['audit', 'a b']).did).toEqual(['npm', 'build', 'run']);
  const again = start(['audit', 'a b']);
  expect(again.did).toEqual(['run']);
  expect(again.last).toMatch(/dist\/wherefrom\.cjs audit a b$/);
  expect(again.last).not.toContain('snapshot');
});

test('a snapshot is taken up where the build made one', () => {
  const { start } = checkout('snapshot');
  expect(start(['--version'], { SNAPSHOT: 'yes' }).last).toMatch(
    /--snapshot-blob \S+\/dist\/start\.blob \S+\/dist\/wherefrom\.cjs --version$/,
  );
});

test('a snapshot is not for a Node.js from elsewhere', () => {
  const { start, home } = checkout('other-node');
  start([], { SNAPSHOT: 'yes' });
  renameSync(join(home, 'node_modules/.bin/node'), join(home, 'bin/node'));
  expect(start().last).not.toContain('snapshot');
});

test('whoever develops writes into a file', () => {
  const { start, home, put } = checkout('developer');
  start();
  put('node_modules/.wherefrom-developer', '');
  touched(join(home, 'src/inner/a.ts'));
  expect(start().did).toEqual(['build', 'run']);
});

test('git puts a new file in the place of the old one, at whatever depth', () => {
  const { start, home, put } = checkout('pulled');
  start();
  expect(start().did).toEqual(['run']);
  put('new.ts', '');
  renameSync(join(home, 'new.ts'), join(home, 'src/inner/a.ts'));
  touched(join(home, 'src/inner'));
  expect(start().did).toEqual(['build', 'run']);
});

test('other packages are installed when the lock names others', () => {
  const { start, home } = checkout('locked');
  start();
  touched(join(home, 'package-lock.json'));
  expect(start().did).toEqual(['build', 'run']);
  appendFileSync(join(home, 'package-lock.json'), ' ');
  touched(join(home, 'package-lock.json'));
  expect(start().did).toEqual(['npm', 'build', 'run']);
});

test('two first starts at once set up once', async () => {
  const { home, environment, log } = checkout('at-once');
  const both = [0, 1].map(() => spawn(join(home, 'wherefrom'), [], { env: environment() }));
  await Promise.all(both.map(ended));
  expect(log().map((line) => line.split(' ')[0])).toEqual(['npm', 'build', 'run', 'run']);
});

test('an interrupt while it builds leaves nothing in the way of the next start', async () => {
  const { home, environment, start } = checkout('interrupted');
  const building = join(home, 'building');
  const child = spawn(join(home, 'wherefrom'), [], { env: environment({ HANG: building }), detached: true });
  const end = ended(child);
  while (!existsSync(building)) await new Promise((resolve) => setTimeout(resolve, 20));
  // As a terminal does it: to the whole group.
  process.kill(-(child.pid as number), 'SIGINT');
  await end;
  expect(existsSync(join(home, '.setup-lock'))).toBe(false);
  expect(start().did).toEqual(['build', 'run']);
});

const bwrap = process.env.BWRAP ?? 'bwrap';
const canBeReadOnly = spawnSync(bwrap, ['--ro-bind', '/', '/', 'true']).status === 0;
if (!canBeReadOnly)
  console.warn('starts from what cannot be written are not tested: bwrap does not run here');

test.skipIf(!canBeReadOnly)(
  'what is set up starts where nothing can be written, and the rest says so',
  () => {
    const { home, environment, start } = checkout('read-only');
    const readOnly = () =>
      spawnSync(bwrap, ['--ro-bind', '/', '/', '--dev', '/dev', join(home, 'wherefrom')], {
        env: environment({ LOG: '/dev/null' }),
        encoding: 'utf8',
      });
    const early = readOnly();
    expect([early.status, early.stderr]).toEqual([2, expect.stringContaining('cannot be written')]);
    start();
    expect(readOnly()).toMatchObject({ status: 0, stderr: '' });
  },
);

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.on('close', () => resolve()));
}
