import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '..', 'python', 'trip.py');

export const TRIP_TARGETS = ['json', 'msgpack', 'protobuf'] as const;

export interface Difference {
  readonly number: number;
  readonly protocol: number;
  readonly difference: string;
}

function trip(program: string, ...args: (string | number)[]): string {
  // Sets come in the order of their items' hashes: the same in both runs.
  const env = { ...process.env, PYTHONHASHSEED: '0' };
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28, env } as const;
  const { status, stdout, stderr } = spawnSync(program, [SCRIPT, ...args.map(String)], options);
  if (status !== 0) throw new Error(`${args[0]} failed: ${stderr}`);
  return stdout;
}

/** Random values of a seed, pickled in all protocols in turn. */
export function makePickles(program: string, seed: number, count: number, file: string): Buffer[] {
  trip(program, 'make', seed, count, file);
  const bytes = readFileSync(file);
  const pickles: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + bytes.readUInt32LE(at);
    pickles.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return pickles;
}

/** Each behind its length. */
export function framed(documents: readonly Buffer[]): Buffer {
  return Buffer.concat(
    documents.flatMap((document) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(document.length);
      return [length, document];
    }),
  );
}

/** Where a conversion read back is not what the pickle was. */
export function checkTrips(
  program: string,
  seed: number,
  count: number,
  target: string,
  file: string,
): Difference[] {
  return JSON.parse(trip(program, 'check', seed, count, target, file)) as Difference[];
}
