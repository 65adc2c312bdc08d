import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  quoted,
  SANDBOX_SCRIPT,
  SANDBOX_TABLE,
  type SandboxTool,
  sandboxLines,
  sandboxTable,
} from '../../src/audit/sandbox.ts';

/** The table of what sandboxes stop is what they stop here; `BWRAP` names another bubblewrap than the one on the PATH. */
const bwrap = process.env.BWRAP ?? 'bwrap';

function runs(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

const NEEDS: Readonly<Record<SandboxTool, readonly [() => boolean, string]>> = {
  bubblewrap: [
    () =>
      runs('prlimit', '--version') &&
      runs(bwrap, '--unshare-all', '--ro-bind', '/', '/', 'python3', '--version'),
    'bubblewrap is not on this machine, or may not make namespaces',
  ],
  docker: [
    () => runs('docker', 'image', 'inspect', 'python:3'),
    'there is no Docker here that runs and has the image python:3',
  ],
  systemd: [() => runs('systemctl', 'is-system-running'), 'systemd does not run this machine'],
};

let base = '';
let server: Server;
beforeAll(async () => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-sandbox-')));
  const project = join(base, 'project');
  cpSync(join(import.meta.dirname, 'sandbox'), project, { recursive: true });
  writeFileSync(join(project, 'sandbox.sh'), SANDBOX_SCRIPT.replace(' bwrap ', ` ${bwrap} `));
  writeFileSync(join(base, 'secret'), 'secret');
  server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(base, { recursive: true });
});

/** What every user of this machine may read. */
function systemDigest(): string {
  const digest = createHash('sha256');
  for (const path of ['/etc/passwd', '/etc/hostname'])
    if (existsSync(path)) digest.update(readFileSync(path));
  return digest.digest('hex');
}

/** The answer of the probe, which must not wait for this process: it is the server. */
function probed(probe: string, command: string): Promise<string> {
  const { port } = server.address() as { port: number };
  const args = [probe, join(base, 'secret'), String(port), String(process.pid), systemDigest()];
  const child = spawn('sh', ['-c', `${command} "$@"`, 'sh', ...args], {
    cwd: join(base, 'project'),
    env: { ...process.env, SECRET: 'secret' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  return new Promise((resolve) =>
    child.on('close', () =>
      // Who takes too much memory is ended by some of them, and says nothing.
      resolve(said === '' && probe === 'memory' ? 'stopped' : said.trim()),
    ),
  );
}

const ROWS = SANDBOX_TABLE.map((row) => [row.asked, row] as const);

describe.skipIf(!runs('python3', '--version'))('without a sandbox it is possible to', () => {
  test.each(ROWS)('%s', async (_, { probe }) => {
    expect(await probed(probe, 'python3 probe.py')).toBe('allowed');
  });
});

for (const { tool, command } of sandboxLines('probe.py')) {
  const [isThere, word] = NEEDS[tool];
  const works = isThere();
  if (!works) console.warn(`not run: ${word}`);
  describe.skipIf(!works)(tool, () => {
    test.each(ROWS)('%s', async (_, { probe, outcomes }) => {
      expect(await probed(probe, command)).toBe(outcomes[tool]);
    });
  });
}

test('docs/guard.md has the table', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/guard.md'), 'utf8');
  expect(page).toContain(sandboxTable());
});

test('a script may have any name', () => {
  const name = "a b'; touch c; .py";
  const { stdout } = spawnSync('sh', ['-c', `printf %s ${quoted(name)}`], { encoding: 'utf8' });
  expect(stdout).toBe(name);
  expect(sandboxLines(name).every(({ command }) => command.endsWith(quoted(name)))).toBe(true);
});
