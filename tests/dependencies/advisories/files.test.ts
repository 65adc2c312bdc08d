import { copyFileSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openAdvisories } from '../../../src/dependencies/advisories/open.ts';
import type { Progress } from '../../../src/project/progress.ts';
import { NOW, optionsWith, scratchFolder } from './support/options.ts';
import { jsonLines, record } from './support/records.ts';

const scratch = scratchFolder();
let serial = 0;

/** A file with these records, a cache, and how often the file was parsed. */
function given(...ids: string[]) {
  serial += 1;
  const folder = join(scratch, String(serial));
  mkdirSync(folder);
  const path = join(folder, 'export.jsonl');
  writeFileSync(path, jsonLines(ids.map((id) => record(id, 'demo'))));
  const stages: string[] = [];
  const progress: Progress = { stage: (name) => void stages.push(name), advance() {} };
  const cacheDir = join(folder, 'cache');
  const open = (more = {}) => openAdvisories(optionsWith({ source: path, cacheDir, progress, ...more }));
  const names = async (more = {}) => (await open(more)).match('demo', '1').advisories.map(({ id }) => id);
  return {
    path,
    folder,
    cacheDir,
    stages,
    open,
    names,
    cached: () => readdirSync(join(cacheDir, 'advisories')),
  };
}

describe('a file of advisories', () => {
  test('is parsed once, and then its index serves', async () => {
    const { names, stages, cached } = given('PYSEC-1');
    expect([await names(), await names(), await names()]).toEqual([['PYSEC-1'], ['PYSEC-1'], ['PYSEC-1']]);
    expect([stages, cached().length]).toEqual([['reading advisories'], 1]);
  });

  test('is parsed again when it was written, even to the same length and time', async () => {
    const { names, path } = given('PYSEC-1');
    expect(await names()).toEqual(['PYSEC-1']);
    writeFileSync(path, readFileSync(path, 'utf8').replace('PYSEC-1', 'PYSEC-2'));
    utimesSync(path, NOW, NOW);
    expect(await names()).toEqual(['PYSEC-2']);
    writeFileSync(path, readFileSync(path, 'utf8').replace('PYSEC-2', 'PYSEC-3'));
    utimesSync(path, NOW, NOW);
    expect(await names()).toEqual(['PYSEC-3']);
  });

  test('is not parsed again when only its time is new, as after a checkout', async () => {
    const { names, path, stages } = given('PYSEC-1');
    await names();
    utimesSync(path, NOW, NOW);
    expect([await names(), await names(), stages.length]).toEqual([['PYSEC-1'], ['PYSEC-1'], 1]);
  });

  test('has its own index, whatever another is called', async () => {
    const { names, path, folder } = given('PYSEC-1');
    const other = join(folder, 'other.jsonl');
    writeFileSync(other, jsonLines([record('PYSEC-2', 'demo')]));
    expect([await names(), await names({ source: other }), await names()]).toEqual([
      ['PYSEC-1'],
      ['PYSEC-2'],
      ['PYSEC-1'],
    ]);
    copyFileSync(other, path);
    expect(await names()).toEqual(['PYSEC-2']);
  });

  test('is found relative to where the command was started', async () => {
    const { names, folder } = given('PYSEC-1');
    expect(await names({ source: 'export.jsonl', folder })).toEqual(['PYSEC-1']);
  });

  test('is read without a cache, and without one that can be written', async () => {
    const { names, open, path } = given('PYSEC-1');
    expect(await names({ cacheDir: undefined })).toEqual(['PYSEC-1']);
    const advisories = await open({ cacheDir: join(path, 'is-a-file') });
    expect([advisories.match('demo', '1').advisories.length, advisories.notes]).toEqual([
      1,
      [
        expect.stringMatching(
          /^the advisories cannot be kept for the next run: a part of its path is a file$/,
        ),
      ],
    ]);
  });

  test('replaces an index that is damaged', async () => {
    const { names, cacheDir, cached, stages } = given('PYSEC-1');
    await names();
    const index = join(cacheDir, 'advisories', cached()[0]!);
    writeFileSync(index, readFileSync(index).subarray(0, -10));
    expect([await names(), await names(), stages.length]).toEqual([['PYSEC-1'], ['PYSEC-1'], 2]);
  });

  test('that does not exist ends the command', async () => {
    const { open, folder } = given();
    await expect(open({ source: join(folder, 'missing.zip') })).rejects.toMatchObject({
      message: expect.stringContaining('there is no such file or folder'),
      exitStatus: 2,
    });
  });

  test('that holds nothing about Python ends the command: an audit against it would find nothing', async () => {
    const { open } = given();
    await expect(open()).rejects.toMatchObject({
      message: expect.stringContaining('it is empty'),
      exitStatus: 2,
    });
  });

  test('that is a device ends the command: it may have no end', async () => {
    const { open } = given();
    await expect(open({ source: '/dev/zero' })).rejects.toMatchObject({
      message: expect.stringContaining('it is neither a file nor a folder'),
      exitStatus: 2,
    });
  });

  test('with broken records says so in the audit', async () => {
    const { open, path } = given('PYSEC-1');
    writeFileSync(path, `${jsonLines([record('PYSEC-1', 'demo')])}{"id": 7}\n`);
    const { incomplete } = await open();
    expect(incomplete).toEqual([
      {
        path: '.',
        reason: `1 record of the advisories from ${path} cannot be read: export.jsonl line 2: id: Invalid input: expected string, received number`,
      },
    ]);
    expect((await open()).incomplete).toEqual(incomplete);
  });

  test('that is old says so', async () => {
    const { open } = given('PYSEC-1');
    expect((await open()).description).toBe(
      `1 advisory about 1 package from export.jsonl, the newest 2 days old`,
    );
    const later = new Date('2024-08-01T00:00:00Z');
    expect((await open({ now: later })).description).toBe(
      `1 advisory about 1 package from export.jsonl, the newest 3 months old: out of date`,
    );
  });
});

test('a folder is read again when a file in it changed, was added or removed', async () => {
  const { names, folder } = given('PYSEC-1');
  const source = join(folder, 'records');
  mkdirSync(join(source, 'deep'), { recursive: true });
  const write = (file: string, id: string) =>
    writeFileSync(join(source, file), JSON.stringify(record(id, 'demo')));
  write('deep/a.json', 'PYSEC-1');
  expect(await names({ source })).toEqual(['PYSEC-1']);
  write('deep/a.json', 'PYSEC-2');
  expect(await names({ source })).toEqual(['PYSEC-2']);
  write('b.json', 'PYSEC-3');
  expect(await names({ source })).toEqual(['PYSEC-2', 'PYSEC-3']);
});
