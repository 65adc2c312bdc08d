/** uv audit and pip-audit, which ask an OSV server: ours, on loopback, with the same advisories. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pin } from './lock.ts';

const PACKAGES = ['uv==0.13.9', 'pip-audit==2.10.1'];

/** The folder of their programs, or why there is none on this machine. */
export function findOthers(cache: string): { readonly folder: string } | { readonly missing: string } {
  const home = join(cache, 'auditors');
  const folder = join(home, 'bin');
  if (existsSync(join(folder, 'pip-audit'))) return { folder };
  spawnSync('python3', ['-m', 'venv', home]);
  const { status } = spawnSync(join(folder, 'python'), ['-m', 'pip', 'install', '-q', ...PACKAGES], {
    stdio: 'inherit',
  });
  return status === 0 ? { folder } : { missing: 'python3 or the network is missing' };
}

/** Its address, and what ends it. */
export async function startServer(exported: string): Promise<{ address: string; stop: () => void }> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'osv-server.ts'), exported]);
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
    server.once('exit', () => reject(new Error('the OSV server did not start')));
  });
  return { address, stop: () => void server.kill() };
}

/** A project of uv's with the same pins as a lock. */
export function writeUvProject(folder: string, pins: readonly Pin[]): void {
  mkdirSync(folder, { recursive: true });
  const registry = 'source = { registry = "https://index.example/simple" }';
  const named = pins.map(([name]) => `    { name = "${name}" },\n`).join('');
  const wanted = pins.map(([name]) => `  "${name}",\n`).join('');
  const files = (name: string, version: string) =>
    `sdist = { url = "https://index.example/${name}-${version}.tar.gz", hash = "sha256:${'0'.repeat(64)}" }`;
  writeFileSync(
    join(folder, 'pyproject.toml'),
    `[project]\nname = "bench"\nversion = "1"\nrequires-python = ">=3.11"\ndependencies = [\n${wanted}]\n`,
  );
  writeFileSync(
    join(folder, 'uv.lock'),
    [
      'version = 1\nrevision = 3\nrequires-python = ">=3.11"\n',
      `[[package]]\nname = "bench"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [\n${named}]\n`,
      ...pins.map(
        ([name, version]) =>
          `[[package]]\nname = "${name}"\nversion = "${version}"\n${registry}\n${files(name, version)}\n`,
      ),
    ].join('\n'),
  );
}

export function uvArguments(folder: string, address: string): string[] {
  return [
    'audit',
    '--frozen',
    '--no-config',
    '--no-cache',
    '--output-format',
    'json',
    '--preview',
    '--service-url',
    address,
    '--project',
    folder,
  ];
}

export function pipAuditArguments(lock: string, address: string): string[] {
  const service = ['--vulnerability-service', 'osv', '--osv-url', `${address}/v1/query`];
  return [
    '--no-deps',
    '--disable-pip',
    '--progress-spinner',
    'off',
    '--format',
    'json',
    ...service,
    '-r',
    lock,
  ];
}
