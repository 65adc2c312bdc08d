/**
 * Each folder of formats/ has files of one format, and `expected.txt` says what is found in them. `NAME.asm` is a
 * pickle in assembly (scripts/pickle-assembly.ts); the other files were made by python/fixtures.py.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../scripts/pickle-assembly.ts';
import { bytesSource } from '../../src/archive/source.ts';
import { formats } from '../../src/artifacts/formats/registry.generated.ts';
import { type ArtifactFormat, contentOf } from '../../src/artifacts/inspection/format.ts';
import { inspected, transcript } from './support/inspected.ts';

const FOLDER = join(import.meta.dirname, 'formats');
const all = formats as readonly ArtifactFormat[];

/** By the name that the file has for the reader. */
function fixturesOf(folder: string): Map<string, Buffer> {
  const files = readdirSync(join(FOLDER, folder)).filter((name) => name !== 'expected.txt');
  return new Map(
    files.sort().map((name) => {
      const bytes = readFileSync(join(FOLDER, folder, name));
      return name.endsWith('.asm') ? [name.slice(0, -4), assemble(bytes.toString())] : [name, bytes];
    }),
  );
}

test.each(readdirSync(FOLDER))('%s', async (folder) => {
  const lines = [...fixturesOf(folder)].map(
    ([name, bytes]) => transcript(inspected(bytes, name)) || `${name}: no artifact`,
  );
  await expect(`${lines.join('\n\n')}\n`).toMatchFileSnapshot(join(FOLDER, folder, 'expected.txt'));
});

test.each(readdirSync(FOLDER))('%s has the same verdicts where names are not asked for', (folder) => {
  const verdicts = (name: string, bytes: Buffer, brief: boolean) =>
    inspected(bytes, name, undefined, undefined, brief).map(({ entry }) => `${entry.path} ${entry.verdict}`);
  for (const [name, bytes] of fixturesOf(folder))
    expect(verdicts(name, bytes, true)).toEqual(verdicts(name, bytes, false));
});

describe('every format', () => {
  test('has a name of its own', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  test.each(all.map(({ name }) => name))('%s has a file that is found to be one', (name) => {
    const folder = name;
    expect(existsSync(join(FOLDER, folder)), `tests/artifacts/formats/${folder}/`).toBe(true);
    const found = [...fixturesOf(folder)].flatMap(([file, bytes]) =>
      inspected(bytes, file).map(({ entry }) => entry.format),
    );
    expect(found.some((format) => format.split(/ in |\+/).includes(name))).toBe(true);
  });

  test('a family has one reading of the same bytes', () => {
    for (const { name, family, rank, ...rest } of all.filter(({ adds, last }) => !adds && !last)) {
      const rivals = all.filter(
        (other) =>
          !other.adds && !other.last && other.family === family && other.rank === rank && other.name < name,
      );
      const fixtures = [...fixturesOf(name)];
      for (const [file, bytes] of fixtures) {
        const content = contentOf(bytesSource(bytes), file);
        if (!rest.recognises(content)) continue;
        expect(rivals.filter((rival) => rival.recognises(content)).map((rival) => rival.name)).toEqual([]);
      }
    }
  });
});
