/**
 * What becomes of a pickle in the releases of torch's restricted reader, and in pandas' own: each file of restricted/
 * as the pickle of a torch archive, of renamed/ as it is. `bench torch-readers` compares the first with torch's own files.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assemble } from '../../scripts/pickle-assembly.ts';
import { inspected, transcript } from './support/inspected.ts';
import { zip } from './support/zip.ts';

function filesOf(folder: string): [string, string][] {
  const path = join(import.meta.dirname, folder);
  const number = (name: string) => Number.parseInt(name, 10);
  return readdirSync(path)
    .filter((name) => name.endsWith('.asm'))
    .sort((a, b) => number(a) - number(b) || a.localeCompare(b))
    .map((name) => [name.slice(0, -4), readFileSync(join(path, name), 'utf8')]);
}

/** With the comment that says what to look at. */
function told(name: string, text: string, bytes: Buffer): string {
  return `${text.split('\n')[0]}\n${transcript(inspected(bytes, name))}\n`;
}

test("torch's restricted reader", async () => {
  const lines = filesOf('restricted').map(([name, text]) =>
    told(
      `${name}.pt`,
      text,
      zip([
        { name: 'a/data.pkl', data: assemble(text) },
        { name: 'a/version', data: Buffer.from('3\n') },
      ]),
    ),
  );
  await expect(lines.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'expected', 'restricted.txt'));
});

test("pandas' names", async () => {
  const lines = filesOf('renamed').map(([name, text]) => told(`${name}.pkl`, text, assemble(text)));
  await expect(lines.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'expected', 'renamed.txt'));
});
