/**
 * Files made to break readers, beside one dangerous pickle: each is said to be what it is, the dangerous one is
 * found all the same, and the run ends with the exit status of the contract.
 */
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { assemble } from '../../scripts/pickle-assembly.ts';
import { runProgram } from '../../src/cli/program.ts';
import { Budget } from '../../src/limits/budget.ts';
import type { ArtifactEntry, Report } from '../../src/report/report.ts';
import { recordedConsole } from '../support/console.ts';
import { growsWithInput } from '../support/growth.ts';
import { inspected, transcript } from './support/inspected.ts';
import { type Packed, zip } from './support/zip.ts';

const EVIL = assemble('GLOBAL os system\nMARK\nUNICODE id\nTUPLE\nREDUCE\nSTOP');
const PLAIN = assemble('PROTO 2\nEMPTY_LIST\nBINUNICODE "a"\nAPPEND\nSTOP');
const evil: Packed = { name: 'evil.pkl', data: EVIL };
const MEGABYTE = Buffer.alloc(1 << 20);
/** A pickle of one text of a megabyte, which packs to a thousandth. */
const LONG = Buffer.concat([assemble('PROTO 2\nRAW 5800001000'), MEGABYTE, assemble('STOP')]);
const archive = zip([evil]);

/** One name, what is in the file, and what is said of it. */
const CASES: Record<string, Buffer> = {
  'cut-off pickle.pkl': PLAIN.subarray(0, -3),
  'empty.pkl': Buffer.alloc(0),
  'a text.pkl': Buffer.from('this is no pickle\n'),
  'git-lfs.pt': Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 4\n'),
  'git-lfs.bin': Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 4\n'),
  'nested lists.pkl': Buffer.concat([
    Buffer.alloc(300_000, ']'),
    Buffer.alloc(299_999, 'a'),
    Buffer.from('.'),
  ]),
  'nested tuples.pkl': Buffer.concat([
    Buffer.from('\x80\x02)', 'latin1'),
    Buffer.alloc(300_000, 0x85),
    Buffer.from('.'),
  ]),
  'marks.pkl': Buffer.concat([
    Buffer.from('\x80\x02', 'latin1'),
    Buffer.alloc(300_000, '('),
    Buffer.from('.'),
  ]),
  'cut-off.zip': archive.subarray(0, -30),
  'cut-off member.zip': zip([{ ...evil, size: 1 << 20, at: 0 }]).subarray(10),
  'counts too many.zip': zip([evil], 65535),
  'lies about size.zip': zip([{ name: 'long.pkl', data: LONG, deflate: true, size: 10 }, evil]),
  'says it is enormous.zip': zip([{ name: 'long.pkl', data: LONG, deflate: true, size: 0xfffffff0 }, evil]),
  'overlaps.zip': zip([evil, { ...evil, name: 'again.pkl', at: 0 }, { ...evil, name: 'more.pkl', at: 0 }]),
  'zip in zip.zip': zip([{ name: 'inner.zip', data: zip([{ name: 'inner.zip', data: archive }]) }]),
  'cut-off.pkl.gz': gzipSync(EVIL).subarray(0, -12),
  'cut-off.npy': npy("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }", 8),
  'giant.npy': npy("{'descr': '<f8', 'fortran_order': False, 'shape': (9999999999, 9999999999), }", 8),
  'negative.npy': npy("{'descr': '<f8', 'fortran_order': False, 'shape': (-1, 3), }", 8),
  'nonsense.npy': npy(`${'['.repeat(5000)}`, 8),
  'giant header.npy': Buffer.from('\x93NUMPY\x02\x00\xff\xff\xff\xff{}', 'latin1'),
  'giant header.safetensors': Buffer.from('\xff\xff\xff\xff\xff\xff\x00\x00{}', 'latin1'),
  'overlap.safetensors': safetensors({ a: [0, 4], b: [0, 4] }, 4),
  'trailing.safetensors': safetensors({ a: [0, 4] }, 99),
};

function npy(header: string, data: number): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  return Buffer.concat([
    Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
    length,
    Buffer.from(header),
    Buffer.alloc(data),
  ]);
}

function safetensors(offsets: Record<string, readonly number[]>, data: number): Buffer {
  const tensors = Object.entries(offsets).map(([name, data_offsets]) => [
    name,
    { dtype: 'F32', shape: [1], data_offsets },
  ]);
  const header = Buffer.from(JSON.stringify(Object.fromEntries(tensors)));
  const length = Buffer.alloc(8);
  length.writeUInt32LE(header.length);
  return Buffer.concat([length, header, Buffer.alloc(data)]);
}

const top = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-hostile-')));
afterAll(() => rmSync(top, { recursive: true, force: true }));
writeFileSync(join(top, 'evil.pkl'), EVIL);
for (const [name, bytes] of Object.entries(CASES)) writeFileSync(join(top, name), bytes);

async function run(...words: string[]): Promise<{ status: number; report: Report; stderr: string }> {
  const console = recordedConsole({ folder: top });
  const status = await runProgram(['inspect', '--format', 'json', ...words], console);
  const text = console.stdout();
  return { status, report: text === '' ? ({} as Report) : JSON.parse(text), stderr: console.stderr() };
}

function told({ artifacts, incomplete }: Report): string {
  const entries = artifacts.map(({ path, format, verdict, reasons }: ArtifactEntry) =>
    [`${path}: ${verdict} (${format})`, ...reasons.map(({ message }) => `  ${message}`)].join('\n'),
  );
  const missed = incomplete.map(({ path, reason }) => `incomplete ${path}: ${reason}`);
  return `${[...entries, '', ...missed].join('\n')}\n`;
}

describe('hostile files', () => {
  test('are said to be what they are, all in one run', async () => {
    const { status, report } = await run('.');
    expect(status).toBe(1);
    expect(report.artifacts.some(({ path, verdict }) => path === 'evil.pkl' && verdict === 'dangerous')).toBe(
      true,
    );
    await expect(told(report)).toMatchFileSnapshot('expected/hostile.txt');
  });

  test('that cannot be decided are incomplete, and fail a strict run', async () => {
    expect((await run('empty.pkl')).status).toBe(0);
    expect((await run('empty.pkl')).report.incomplete).toEqual([
      { path: 'empty.pkl', reason: 'it is empty' },
    ]);
    expect((await run('--strict', 'empty.pkl')).status).toBe(2);
  });

  test('with the name of source text are opened, and text that is no pickle is left alone', async () => {
    const folder = join(top, 'named');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'README.md'),
      assemble(
        'PROTO 4\nSHORT_BINUNICODE "os"\nSHORT_BINUNICODE "system"\nSTACK_GLOBAL\nSHORT_BINUNICODE "id"\nTUPLE1\nREDUCE\nSTOP',
      ),
    );
    writeFileSync(join(folder, 'letters.py'), 'cos\nsystem\n(Vid\ntR.');
    writeFileSync(join(folder, 'text.py'), 'cos = 1\nsystem = 2\n');
    const { report } = await run('named');
    expect(report.artifacts.map(({ path, verdict }) => [path, verdict])).toEqual([
      ['README.md', 'dangerous'],
      ['letters.py', 'dangerous'],
    ]);
  });

  test('that only import a name are no text, unless text follows', async () => {
    const folder = join(top, 'imports');
    mkdirSync(folder);
    writeFileSync(join(folder, 'whole'), 'casyncio.unix_events\nx\n.');
    writeFileSync(
      join(folder, 'followed'),
      Buffer.from('casyncio.unix_events\nx\n.../(\x80\x02N.', 'latin1'),
    );
    writeFileSync(join(folder, 'words'), 'cats\ndogs\n...and a line that goes on\n');
    const { report } = await run('imports');
    expect(report.artifacts.map(({ path, verdict }) => [path, verdict])).toEqual([
      ['followed', 'dangerous'],
      ['whole', 'dangerous'],
    ]);
  });

  test('that are not there are a usage error', async () => {
    const { status, stderr } = await run('nowhere.pkl');
    expect(status).toBe(2);
    expect(stderr).toContain('nowhere.pkl: no such file or folder');
  });

  test('that were looked through without finding anything are safe', async () => {
    writeFileSync(join(top, 'documents.zip'), zip([{ name: 'readme.txt', data: Buffer.from('hello') }]));
    const { report } = await run('documents.zip');
    expect(report.artifacts.map(({ format, verdict }) => [format, verdict])).toEqual([['zip', 'safe']]);
    expect(report.incomplete).toEqual([]);
  });

  test('without permission are incomplete, and the others are inspected', async (context) => {
    if (process.getuid?.() === 0) context.skip('root can read every file');
    writeFileSync(join(top, 'closed.pkl'), EVIL);
    chmodSync(join(top, 'closed.pkl'), 0);
    const { status, report } = await run('closed.pkl', 'evil.pkl');
    expect(status).toBe(1);
    expect(report.incomplete).toEqual([{ path: 'closed.pkl', reason: 'no permission to read it' }]);
  });
});

describe('limits', () => {
  const limits = { bytes: 3 << 20, operations: 100_000, depth: 3 };
  const found = (bytes: Buffer) => transcript(inspected(bytes, 'x', new Budget(limits)));
  const long = (name: string): Packed => ({ name, data: LONG, deflate: true });

  test('a pickle with too many opcodes keeps what was found', () => {
    const many = Buffer.concat([EVIL.subarray(0, -1), Buffer.alloc(200_000, 'N')]);
    expect(found(many)).toMatch(/^x: dangerous.*reading stopped at a limit: more than 100000 operations/s);
  });

  test('an archive that unpacks to too much keeps what was found', () => {
    const bomb = zip([long('a.pkl'), long('b.pkl'), long('c.pkl'), long('d.pkl'), evil]);
    expect(found(bomb)).toMatch(/c\.pkl is over a limit: .*the members behind/s);
    expect(found(zip([evil, long('a.pkl'), long('b.pkl'), long('c.pkl'), long('d.pkl')]))).toMatch(
      /^x: dangerous/,
    );
  });

  test('nesting has an end', () => {
    let nested = EVIL;
    for (let depth = 0; depth < 6; depth += 1) nested = zip([{ name: 'inner.zip', data: nested }]);
    expect(found(nested)).toMatch(/^x: unreadable.*nested more than 3 levels deep/s);
  });
});

describe('texts are looked through in time that grows with them', () => {
  const many = (part: string, end = '') => ({
    of: (size: number) => part.repeat(Math.ceil(size / part.length)) + end,
    size: 400_000,
  });
  // What takes the third power of its length would never end.
  const blank = { ...many('\n'), size: 6_000 };
  const nested = {
    of: (size: number) => {
      const depth = Math.ceil(size / 30);
      return `${'{"refs": {}, "templates": '.repeat(depth)}{}${'}'.repeat(depth)}`;
    },
    size: 100_000,
  };
  const blankBehind = (start: string) => ({ of: (size: number) => start + '\n'.repeat(size), size: 200_000 });
  test.each([
    ['blank.yaml', blank],
    ['blank.ini', blank],
    ['blank.asdf', blank],
    ['class.yaml', blankBehind('class_name: a')],
    ['pipeline.yaml', blankBehind('pipeline:')],
    ['monai.json', many('"$import os import os ')],
    ['args.ini', many('args = x\n')],
    ['code.xml', many('<pythonCode ')],
    ['net.prototxt', many('python_param {')],
    ['graph.pbtxt', many('op: "PyFunc"\n')],
    ['references.json', nested],
    ['dump.txt', { ...many('80 04 4e 2e '), size: 100_000 }],
  ])('%s', (name, { of, size }) => {
    const look = (length: number) => {
      const bytes = Buffer.from(of(length));
      return () => void inspected(bytes, name);
    };
    expect(growsWithInput(size, look)).toBe(true);
  });

  const row = Buffer.concat([Buffer.from('\x80\x04', 'latin1'), Buffer.from('cos\nsystem\n.')]);
  const manyParts = (size: number) => Buffer.from(`cmodule\n${'n.'.repeat(size / 2)}x\n.`);
  test.each([
    ['a row of pickles in data', 'a.bin', (size: number) => Buffer.alloc(size, row), 60_000],
    ['a name of parts', 'a.pkl', manyParts, 20_000],
  ] as const)('%s', (_, name, of, size) => {
    const look = (length: number) => {
      const bytes = of(length);
      return () => void inspected(bytes, name);
    };
    expect(growsWithInput(size, look)).toBe(true);
  });

  test('letters that are read over and over end it, and that is said', () => {
    const [file] = inspected(Buffer.from('80 04 4e 2e '.repeat(20_000)), 'dump.txt');
    expect(file?.entry.verdict).toBe('unreadable');
    expect(file?.entry.reasons.map(({ message }) => message)).toEqual([
      'reading stopped at a limit: letters that are read as bytes more than 4 times',
    ]);
  });

  test('more reasons than a call has room for arguments', async () => {
    const objects = Array.from({ length: 150_000 }, (_, i) => ({ attn_implementation: `a/b${i}` }));
    writeFileSync(join(top, 'many.json'), JSON.stringify(objects));
    const { report } = await run('many.json');
    expect(report.incomplete).toEqual([]);
    expect(report.artifacts.flatMap(({ reasons }) => reasons)).toHaveLength(150_000);
    rmSync(join(top, 'many.json'));
  });
});
