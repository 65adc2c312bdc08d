/** The core as a start-up snapshot: evaluated, and with what most runs do already compiled. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rehearsalsIn } from './rehearsals.ts';

/**
 * Makes `start.blob` of `core.cjs` in `folder`. It holds none of the compiled code that Node keeps of itself, which is for
 * one model of processor; the program's is bytecode. Undefined, or why there is none: then the program starts from files.
 */
export function buildSnapshot(root: string, folder: string): string | undefined {
  const [program, blob] = [join(folder, 'wherefrom.cjs'), join(folder, 'start.blob')];
  const stage = join(folder, 'rehearsing');
  const config = join(stage, 'snapshot.json');
  mkdirSync(stage);
  const { before, lines } = rehearsalsIn(stage, root);
  writeFileSync(config, JSON.stringify({ builder: join(folder, 'core.cjs'), withoutCodeCache: true }));
  const make = ['--no-flush-bytecode', '--snapshot-blob', blob, '--build-snapshot-config', config];
  const problem =
    node([program, ...before], [0, 1]) ??
    node(make, [0], JSON.stringify(lines)) ??
    node(['--snapshot-blob', blob, program, '--version'], [0]);
  if (problem !== undefined) rmSync(blob, { force: true });
  rmSync(stage, { recursive: true });
  return problem;
}

/** Undefined, or what went wrong. */
function node(args: readonly string[], wanted: readonly number[], rehearsals = '[]'): string | undefined {
  const { status, stderr, error } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', WHEREFROM_REHEARSALS: rehearsals },
  });
  if (error) return error.message;
  if (status !== null && wanted.includes(status)) return undefined;
  // The text of the program, which is one long line, stands above what is thrown.
  return /^\w*Error: .*$/m.exec(stderr)?.[0] ?? `${args.join(' ')} ended with ${status}`;
}
