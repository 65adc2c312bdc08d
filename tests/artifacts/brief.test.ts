/**
 * A report for the terminal wants no names of what is safe, and gets its verdicts by the first look where that is enough; all
 * other reports have the machine read everything. Both say the same of the same file, whatever lies in it and around it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../scripts/pickle-assembly.ts';
import { baseName } from '../../src/artifacts/inspection/members.ts';
import { Budget } from '../../src/limits/budget.ts';
import { Random } from '../support/random.ts';
import { inspected } from './support/inspected.ts';
import { mutated } from './support/mutate.ts';
import { type Seed, seeds } from './support/seeds.ts';
import { zip } from './support/zip.ts';

const HIDING = join(import.meta.dirname, 'hiding');
const CASES = process.env.WHEREFROM_EXHAUSTIVE ? 200_000 : 3_000;
const LIMITS = { bytes: 1 << 26, operations: 2_000_000, depth: 6 };

const all: Seed[] = [
  ...seeds(),
  ...readdirSync(HIDING, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.asm'))
    .sort()
    .map((path) => ({ path, bytes: assemble(readFileSync(join(HIDING, path), 'utf8')) })),
];

/** What is said, but for the names of what is safe. */
function said(bytes: Buffer, path: string, brief: boolean): unknown[] {
  const name = baseName(path.replace(/\.asm$/, ''));
  return inspected(bytes, name, new Budget(LIMITS), {}, brief).map(
    ({ entry: { path, format, verdict, reasons, globals } }) => [
      path,
      format,
      verdict,
      reasons,
      verdict === 'safe' ? [] : globals,
    ],
  );
}

function agrees({ path, bytes }: Seed): void {
  expect(said(bytes, path, true), `${path}: ${bytes.toString('base64')}`).toEqual(said(bytes, path, false));
}

/** The same once more, further in. */
const WRAPPED: readonly ((bytes: Buffer, other: Buffer) => Buffer)[] = [
  (bytes) => bytes,
  (bytes) => gzipSync(bytes, { level: 1 }),
  (bytes, other) =>
    zip([
      { name: 'a.bin', data: bytes },
      { name: 'b/c', data: other },
    ]),
  (bytes, other) => Buffer.concat([bytes, other]),
  (bytes) => Buffer.from(JSON.stringify({ value: bytes.toString('base64') })),
];

describe('a report for the terminal and all others agree', () => {
  test('about every fixture', () => {
    for (const seed of all) agrees(seed);
  });

  test('about damaged files, and files in files', () => {
    const random = new Random(20_261_123);
    for (let number = 0; number < CASES; number += 1) {
      const [seed, other] = [random.pick(all), random.pick(all)];
      const bytes = number % 3 === 0 ? seed.bytes : mutated(seed.bytes, random, all);
      agrees({ path: seed.path, bytes: random.pick(WRAPPED)(bytes, other.bytes) });
    }
  });
});
