/** osv-scanner, built from its published module, and the same advisories in the layout that it keeps offline. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zip } from '../../tests/dependencies/advisories/support/zip.ts';
import type { Pin } from './lock.ts';

export const PINNED = 'v2.5.1';
const MODULE = `github.com/google/osv-scanner/v2/cmd/osv-scanner@${PINNED}`;

/** The program, or why there is none on this machine. The build takes some minutes, once. */
export function findScanner(cache: string): { readonly program: string } | { readonly missing: string } {
  const folder = join(cache, `osv-scanner-${PINNED}`);
  const program = join(folder, 'osv-scanner');
  if (existsSync(program)) return { program };
  mkdirSync(folder, { recursive: true });
  console.error(`building osv-scanner ${PINNED} (once, some minutes) …`);
  const { status, error, stderr } = spawnSync('go', ['install', MODULE], {
    env: { ...process.env, GOBIN: folder },
    encoding: 'utf8',
  });
  if (status === 0) return { program };
  return { missing: error ? 'go cannot be started' : `go install ${MODULE} failed: ${stderr.trim()}` };
}

/** Writes the database below `folder`, which {@link environment} names. */
export function writeDatabase(folder: string, lines: readonly string[]): void {
  const place = join(folder, 'osv-scalibr', 'PyPI');
  mkdirSync(place, { recursive: true });
  const members = lines.map((line) => [`${(JSON.parse(line) as { id: string }).id}.json`, line]);
  writeFileSync(join(place, 'all.zip'), zip(Object.fromEntries(members)));
}

export function environment(database: string): NodeJS.ProcessEnv {
  return { ...process.env, OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY: database };
}

export function argumentsFor(lock: string): string[] {
  return ['scan', 'source', '--offline', '--no-resolve', '--all-packages', '--format', 'json', '-L', lock];
}

interface ScannerReport {
  readonly results?: readonly {
    readonly packages: readonly {
      readonly package: { readonly name: string; readonly version: string };
      readonly vulnerabilities?: readonly { readonly id: string }[];
    }[];
  }[];
}

/** Ids of the records that it reports, by name; and the packages that it saw at all. */
export function readReport(stdout: string): { found: Map<string, string[]>; pins: Pin[] } {
  const { results = [] } = JSON.parse(stdout) as ScannerReport;
  const packages = results.flatMap(({ packages }) => packages);
  return {
    found: new Map(
      packages.map((one) => [one.package.name, (one.vulnerabilities ?? []).map(({ id }) => id).sort()]),
    ),
    pins: packages.map((one) => [one.package.name, one.package.version]),
  };
}
