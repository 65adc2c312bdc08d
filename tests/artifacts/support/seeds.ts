import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemble } from '../../../scripts/pickle-assembly.ts';

const FOLDER = join(import.meta.dirname, '..', 'formats');
/** Larger files are damaged in their payload only, hardly ever where it counts. */
const LARGEST = 64 * 1024;

export interface Seed {
  /** Below tests/artifacts/formats/. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** The fixtures of all formats, assembled: what damage and the fuzz target begin with. */
export function seeds(): Seed[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('/') && !path.endsWith('expected.txt') && !path.endsWith('.md'))
    .sort()
    .map((path) => {
      const bytes = readFileSync(join(FOLDER, path));
      return { path, bytes: path.endsWith('.asm') ? assemble(bytes.toString()) : bytes };
    })
    .filter(({ bytes }) => bytes.length <= LARGEST);
}
