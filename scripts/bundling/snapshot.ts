/** The core as a start-up snapshot: read and evaluated already. See docs/decisions/015-snapshot.md. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes `start.blob` of `core.cjs` in `folder`. It holds no compiled code, which would be for one model of processor and
 * one set of V8's switches. Undefined, or why there is none: then the program starts from files.
 */
export function buildSnapshot(folder: string): string | undefined {
  const blob = join(folder, 'start.blob');
  const config = join(folder, 'snapshot.json');
  writeFileSync(config, JSON.stringify({ builder: join(folder, 'core.cjs'), withoutCodeCache: true }));
  const problem =
    node('--snapshot-blob', blob, '--build-snapshot-config', config) ??
    node('--snapshot-blob', blob, join(folder, 'wherefrom.cjs'), '--version');
  rmSync(config);
  if (problem !== undefined) rmSync(blob, { force: true });
  return problem;
}

/** Undefined, or what went wrong. */
function node(...args: readonly string[]): string | undefined {
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { status, stderr, error } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  if (status === 0) return undefined;
  // The text of the program, which is one long line, stands above what is thrown.
  return error?.message ?? /^\w*Error: .*$/m.exec(stderr)?.[0] ?? `${args.join(' ')} ended with ${status}`;
}
