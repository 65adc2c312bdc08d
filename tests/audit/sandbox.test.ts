import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { otherLines, quoted, SANDBOX_SCRIPT, SANDBOX_TABLE, sandboxTable } from '../../src/audit/sandbox.ts';

/** The table of what bubblewrap stops is what it stops here; `BWRAP` names another program than the one on the PATH. */
const bwrap = process.env.BWRAP ?? 'bwrap';
const isThere = ['prlimit', bwrap, 'python3'].every((name) => spawnSync(name, ['--version']).status === 0);
const works =
  isThere && spawnSync(bwrap, ['--unshare-all', '--ro-bind', '/', '/', 'python3', '--version']).status === 0;
if (!works) console.warn('not run: bubblewrap is not on this machine, or may not make namespaces');

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

/** The answer of the probe, which must not wait for this process: it is the server. */
function probed(row: string, boxed: boolean): Promise<string> {
  const { port } = server.address() as { port: number };
  const script = ['probe.py', row, join(base, 'secret'), String(port), String(process.pid)];
  const [program, ...args] = boxed ? ['sh', 'sandbox.sh', ...script] : ['python3', ...script];
  const child = spawn(program as string, args, {
    cwd: join(base, 'project'),
    env: { ...process.env, SECRET: 'secret' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  return new Promise((resolve) => child.on('close', () => resolve(said.trim())));
}

describe.skipIf(!works)('bubblewrap', () => {
  test.each(SANDBOX_TABLE.map((row) => [row.asked, row] as const))('%s', async (_, { probe, bubblewrap }) => {
    expect(await probed(probe, false), 'without a sandbox').toBe('allowed');
    expect(await probed(probe, true)).toBe(bubblewrap);
  });
});

test('docs/guard.md has the table', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/guard.md'), 'utf8');
  expect(page).toContain(sandboxTable());
});

test('a script may have any name', () => {
  const name = "a b'; touch c; .py";
  const { stdout } = spawnSync('sh', ['-c', `printf %s ${quoted(name)}`], { encoding: 'utf8' });
  expect(stdout).toBe(name);
  expect(otherLines(name).every(({ command }) => command.endsWith(quoted(name)))).toBe(true);
});
