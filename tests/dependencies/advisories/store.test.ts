import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { load, save } from '../../../src/dependencies/advisories/store.ts';
import { indexBytes } from './support/index.ts';
import { scratchFolder } from './support/options.ts';
import { jsonLines, record } from './support/records.ts';

const scratch = scratchFolder();

/** Two indexes of very different length, so that a mixture of both would be seen. */
const small = indexBytes(Buffer.from(jsonLines([record('PYSEC-1', 'demo')])));
const large = indexBytes(
  Buffer.from(jsonLines(Array.from({ length: 2000 }, (_, i) => record(`PYSEC-${i}`, `demo-${i}`)))),
);

const WRITER = `
const { save } = await import(process.argv[1]);
const { readFileSync } = await import('node:fs');
const [path, small, large] = process.argv.slice(2);
const indexes = [readFileSync(small), readFileSync(large)];
for (let i = 0; i < 60; i += 1) save(path, indexes[i % 2]);
`;

test('while several runs write a store, every reader finds a whole one', async () => {
  const path = join(scratch, 'shared', 'store.index');
  writeFileSync(join(scratch, 'small'), small);
  writeFileSync(join(scratch, 'large'), large);
  save(path, small);
  const module = join(import.meta.dirname, '../../../src/dependencies/advisories/store.ts');
  const args = [
    '--input-type=module',
    '-e',
    WRITER,
    module,
    path,
    join(scratch, 'small'),
    join(scratch, 'large'),
  ];
  const writers = [1, 2].map(() => spawn(process.execPath, args, { stdio: 'inherit' }));
  const ended = Promise.all(writers.map((writer) => once(writer, 'close')));
  const seen = new Set<string>();
  let running = true;
  void ended.then(() => {
    running = false;
  });
  for (let last = false; !last; ) {
    last = !running; // one more look when all is written
    const stored = load(path);
    seen.add(stored.state === 'ready' ? `${stored.index.meta.records}` : stored.state);
    await new Promise(setImmediate);
  }
  expect((await ended).map(([status]) => status)).toEqual([0, 0]);
  expect([...seen].sort()).toEqual(['1', '2000']);
  expect(readdirSync(join(scratch, 'shared'))).toEqual(['store.index']);
});

test('what a run that was ended left behind is swept away, what is being written is not', () => {
  const folder = join(scratch, 'swept');
  mkdirSync(folder);
  const [old, recent] = ['a.index.1.tmp', 'a.index.2.tmp'].map((name) => join(folder, name));
  for (const path of [old!, recent!]) writeFileSync(path, 'half');
  const yesterday = new Date(Date.now() - 86_400_000);
  utimesSync(old!, yesterday, yesterday);
  save(join(folder, 'a.index'), small);
  expect(readdirSync(folder).sort()).toEqual(['a.index', 'a.index.2.tmp']);
});
