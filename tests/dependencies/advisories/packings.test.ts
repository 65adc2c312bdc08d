import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { buildIndex } from '../../../src/dependencies/advisories/build.ts';
import { decodeIndex } from '../../../src/dependencies/advisories/index-file.ts';
import { readLocal } from '../../../src/dependencies/advisories/source.ts';
import { Budget } from '../../../src/limits/budget.ts';
import { SILENT } from '../../../src/project/progress.ts';
import { indexBytes } from './support/index.ts';
import { jsonLines, record } from './support/records.ts';
import { zip } from './support/zip.ts';

const scratch = mkdtempSync(join(tmpdir(), 'wherefrom-packings-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const RECORDS = [
  record('PYSEC-1', 'Demo_One'),
  record('PYSEC-2', 'two', { aliases: ['CVE-2024-2'] }),
  record('GHSA-3', 'two'),
];
const lines = jsonLines(RECORDS);
const pretty = (one: object) => JSON.stringify(one, null, 2);
const members = Object.fromEntries(RECORDS.map((one) => [`${one.id}.json`, pretty(one)]));

/** What is found in an export: ids by package. */
function found(bytes: Buffer, read: (bytes: Buffer) => Buffer = (content) => indexBytes(content)) {
  const index = decodeIndex(read(bytes));
  const packages = index.packageNames().map((name) => [
    name,
    index
      .flawsOf(name)
      .flatMap(({ records }) => records)
      .map(({ id }) => id),
  ]);
  return { packages, broken: index.meta.broken };
}

const EXPECTED = {
  packages: [
    ['demo-one', ['PYSEC-1']],
    ['two', ['PYSEC-2', 'GHSA-3']],
  ],
  broken: [],
};

describe('the same records are found in', () => {
  test.each([
    ['JSON lines', Buffer.from(lines)],
    ['JSON lines with Windows line ends', Buffer.from(lines.replaceAll('\n', '\r\n'))],
    [
      'JSON lines without a last line end, with empty lines',
      Buffer.from(`${lines.replaceAll('\n', '\n\n').trimEnd()}`),
    ],
    ['JSON lines behind a byte order mark', Buffer.from(`\ufeff${lines}`)],
    ['an array', Buffer.from(`\n ${pretty(RECORDS)}`)],
    ['JSON lines, gzip', gzipSync(lines)],
    ['gzip in gzip', gzipSync(gzipSync(lines))],
    ['a zip', zip(members)],
    ['a zip without compression', zip(members, { stored: true })],
    ['a ZIP64', zip(members, { zip64: true })],
    ['a zip with other files and folders', zip({ 'README.md': '# PyPI', 'all/': '', ...members })],
    ['a zip in gzip', gzipSync(zip(members))],
  ])('%s', (_, bytes) => expect(found(bytes)).toEqual(EXPECTED));

  test('a folder with folders in it', () => {
    const folder = join(scratch, 'folder');
    const files = {
      'a/PYSEC-1.json': members['PYSEC-1.json']!,
      'a/b/more.jsonl': jsonLines(RECORDS.slice(1)),
      'README.md': '# x',
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const budget = new Budget();
    const { documents } = readLocal(folder, budget);
    const read = () => buildIndex(documents, { source: folder, read: '' }, budget, SILENT);
    expect(found(Buffer.alloc(0), read)).toEqual(EXPECTED);
  });
});

describe('one record is lost, and said, when', () => {
  const rest = [['two', ['PYSEC-2', 'GHSA-3']]];

  test('its line is no JSON, even the first', () => {
    expect(found(Buffer.from(lines.replace('{"id"', '{"id')))).toEqual({
      packages: rest,
      broken: [expect.stringMatching(/^export line 1: Bad control character|^export line 1: /)],
    });
  });

  test('its member of a zip is damaged', () => {
    const bytes = zip(members);
    bytes[40 + 20]! ^= 0xff;
    const { packages, broken } = found(bytes);
    expect([packages, broken.length, broken[0]]).toEqual([
      rest,
      1,
      expect.stringMatching(/^export!\/PYSEC-1\.json: /),
    ]);
  });

  test('it is no OSV record', () => {
    const foreign = jsonLines([{ name: 'left-pad' }, ['a'], ...RECORDS.slice(1)]);
    expect(found(Buffer.from(foreign))).toEqual({
      packages: rest,
      broken: [
        'export line 1: id: Invalid input: expected string, received undefined',
        'export line 2: not an OSV record',
      ],
    });
  });
});

describe('no export is', () => {
  test.each([
    ['an empty file', '', 'it is empty'],
    ['a web page', '\n<!DOCTYPE html><html>', 'it is a web page'],
    ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----', 'it is neither zip, gzip nor JSON'],
    ['a zip that was cut off', zip(members).subarray(0, 300), 'it has no central directory'],
    [
      'a gzip that was cut off',
      gzipSync(lines).subarray(0, 60),
      'cannot be unpacked: unexpected end of file',
    ],
    ['a zip of other things', zip({ 'PYSEC-1.yaml': 'id: PYSEC-1' }), 'it has no JSON records'],
    ['an array that was cut off', `[${lines}`, 'export is not JSON'],
    [
      'an export of another ecosystem',
      lines.replaceAll('PyPI', 'npm'),
      '3 about other things than Python packages',
    ],
    [
      'one with nothing in force',
      jsonLines([record('PYSEC-1', 'x', { withdrawn: '2024-01-01T00:00:00Z' })]),
      '1 withdrawn',
    ],
  ])('%s', (_, content, reason) => {
    expect(() => indexBytes(Buffer.from(content))).toThrow(reason);
  });

  test('gzip within gzip within gzip, without end', () => {
    const bomb = [1, 2, 3, 4].reduce((bytes) => gzipSync(bytes), Buffer.from(lines));
    expect(() => found(bomb)).not.toThrow();
    const worse = Array.from({ length: 14 }).reduce((bytes: Buffer) => gzipSync(bytes), Buffer.from(lines));
    expect(() => found(worse)).toThrow('nested more than');
  });
});

test('a record that is there twice counts as it was modified last, whichever comes first', () => {
  const [old, recent] = ['2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z'];
  const versions = [
    record('PYSEC-1', 'demo', { modified: recent, withdrawn: recent }),
    record('PYSEC-1', 'demo', { modified: old }),
    record('PYSEC-2', 'demo', { modified: old }),
  ];
  const expected = { packages: [['demo', ['PYSEC-2']]], broken: [] };
  expect(found(Buffer.from(jsonLines(versions)))).toEqual(expected);
  expect(found(Buffer.from(jsonLines(versions.toReversed())))).toEqual(expected);
});

test('a member whose content is not what was packed is a broken record', () => {
  const bytes = zip(members, { stored: true });
  bytes.write('Demo_Two', bytes.indexOf('Demo_One'));
  expect(found(bytes).broken).toEqual(['export!/PYSEC-1.json: its checksum is wrong']);
});

test('a member that unpacks to more than it says ends as a broken record, not in memory', () => {
  const bytes = zip({ 'bomb.json': ' '.repeat(50_000_000), ...members });
  const size = bytes.readUInt32LE(bytes.indexOf('PK\x01\x02', 0, 'latin1') + 24);
  bytes.writeUInt32LE(1000, bytes.indexOf('PK\x01\x02', 0, 'latin1') + 24);
  const { packages, broken } = found(bytes);
  expect([size, packages]).toEqual([50_000_000, EXPECTED.packages]);
  expect(broken).toEqual([expect.stringContaining('larger than 1001 bytes')]);
});
