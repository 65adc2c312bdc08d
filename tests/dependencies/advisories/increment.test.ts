import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAdvisories } from '../../../src/dependencies/advisories/open.ts';
import { indexOf } from './support/index.ts';
import { NOW, optionsWith, scratchFolder } from './support/options.ts';
import { jsonLines, type OsvRecord, record } from './support/records.ts';
import { serve, type TestServer } from './support/server.ts';

const DAY = 24 * 3_600_000;
const folder = scratchFolder();
let server: TestServer;
let records: OsvRecord[];
let asked: string[];
let list: string | undefined;
let busy = false;
let run = 0;

/** Like OSV's bucket: the whole, the list of changes, each record by itself. */
beforeEach(async () => {
  run += 1;
  asked = [];
  list = undefined;
  busy = false;
  records = [record('PYSEC-1', 'demo'), record('PYSEC-2', 'demo'), record('PYSEC-3', 'other')];
  server = await serve((request, response) => {
    const name = (request.url ?? '').split('/').at(-1) as string;
    asked.push(name);
    const one = records.find(({ id }) => name === `${id}.json`);
    const changes = [...records].sort((a, b) => (a.modified < b.modified ? 1 : -1));
    if (busy) response.writeHead(503).end();
    else if (name === 'all.zip') response.end(jsonLines(records));
    else if (name === 'modified_id.csv')
      response.end(list ?? changes.map(({ id, modified }) => `${modified},${id}\n`).join(''));
    else if (one) response.end(JSON.stringify(one));
    else response.writeHead(404).end();
  });
});
afterEach(() => server.close());

/** What an audit gets so many days after the first, and the files it asked for. */
async function later(days: number) {
  asked = [];
  const now = new Date(NOW.getTime() + days * DAY);
  const source = `${server.address}/PyPI/all.zip`;
  const options = optionsWith({ source, now, cacheDir: join(folder, String(run)) });
  const { index } = await openAdvisories(options);
  const flaws = index!.packageNames().map((name) => [name, index!.flawsOf(name)]);
  return { flaws, asked, meta: index!.meta };
}

function whole() {
  const index = indexOf(records);
  return index.packageNames().map((name) => [name, index.flawsOf(name)]);
}

describe('only what is new is fetched', () => {
  test('nothing but the list if nothing is', async () => {
    await later(0);
    expect((await later(2)).asked).toEqual(['modified_id.csv']);
    expect((await later(2)).asked).toEqual([]);
  });

  test('and the index is that of the whole export', async () => {
    await later(0);
    const modified = '2024-05-04T00:00:00Z';
    records = [
      { ...(records[0] as OsvRecord), modified, withdrawn: modified },
      record('PYSEC-2', 'renamed', { modified }),
      records[2] as OsvRecord,
      record('GHSA-4', 'other', { modified, aliases: ['PYSEC-3'] }),
    ];
    const { asked, flaws, meta } = await later(2);
    expect(asked.sort()).toEqual(['GHSA-4.json', 'PYSEC-1.json', 'PYSEC-2.json', 'modified_id.csv']);
    expect(flaws).toEqual(whole());
    expect(meta).toMatchObject({ records: 3, packages: 2, withdrawn: 1, newest: modified });
  });

  test('and a second time from there', async () => {
    await later(0);
    for (const day of ['05', '07']) {
      records = [...records, record(`PYSEC-9-${day}`, 'demo', { modified: `2024-05-${day}T00:00:00Z` })];
      expect((await later(Number(day))).asked).toHaveLength(2);
    }
    expect((await later(9)).flaws).toEqual(whole());
  });
});

describe('the whole is fetched', () => {
  test('after a month, since what was deleted is in no list', async () => {
    await later(0);
    records = records.slice(1);
    expect((await later(29)).flaws).not.toEqual(whole());
    expect((await later(31)).flaws).toEqual(whole());
  });

  test.each([
    [
      'too much is new',
      () => Array.from({ length: 301 }, (_, i) => `2024-06-01T00:00:00Z,PYSEC-${i}\n`).join(''),
    ],
    ['the list is none', () => '<!DOCTYPE html>'],
    ['a record of the list is not there', () => '2024-06-01T00:00:00Z,PYSEC-0\n'],
  ])('when %s', async (_, text) => {
    await later(0);
    list = text();
    const { asked, flaws } = await later(2);
    expect(asked.at(-1)).toBe('all.zip');
    expect(flaws).toEqual(whole());
  });
});

test('a server that is busy is not asked for the whole instead, and what is kept serves', async () => {
  const { flaws } = await later(0);
  busy = true;
  const again = await later(2);
  expect(new Set(again.asked)).toEqual(new Set(['modified_id.csv']));
  expect(again.flaws).toEqual(flaws);
});
