/**
 * Each file of cases/ is a pickle in assembly (scripts/pickle-assembly.ts), or was written by CPython 2.7; `NAME.expected.txt` is the JSON that it is
 * converted to, and what is said of it. Files of ../formats/ that libraries wrote are converted, too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../../scripts/pickle-assembly.ts';
import type { ConvertOptions } from '../../../src/artifacts/converting/convert.ts';
import { messageOf } from '../../../src/limits/errors.ts';
import { converted } from './support/converted.ts';
import { schemaFaults } from './support/schema.ts';

const CASES = join(import.meta.dirname, 'cases');
const FORMATS = join(import.meta.dirname, '..', 'formats');

function transcript(bytes: Buffer, options: Partial<ConvertOptions> = {}): string {
  try {
    const { output, report } = converted(bytes, { target: 'json', ...options });
    const document: unknown = JSON.parse(output.toString());
    expect(schemaFaults(document)).toEqual([]);
    return `${output.toString()}${JSON.stringify(report, null, 1)}\n`;
  } catch (error) {
    return `${messageOf(error)}\n`;
  }
}

describe('what a pickle becomes', () => {
  const names = readdirSync(CASES).filter((name) => /\.(asm|pkl)$/.test(name));
  test.each(names)('%s', async (name) => {
    const bytes = readFileSync(join(CASES, name));
    const found = transcript(name.endsWith('.asm') ? assemble(bytes.toString()) : bytes);
    await expect(found).toMatchFileSnapshot(join(CASES, name.replace(/\.pkl(\.asm)?$/, '.expected.txt')));
  });
});

describe('what the files of libraries become', () => {
  const files = [
    'joblib',
    'joblib-zfile',
    'npy',
    'npz',
    'pickle',
    'torch-legacy',
    'torch-zip',
    'zlib',
    'bzip2',
    'xz',
    'lzma',
    'lz4',
    'gzip',
    'zstd',
  ];
  test.each(files)('%s', async (folder) => {
    const names = readdirSync(join(FORMATS, folder)).filter((name) => !/\.asm$|^expected/.test(name));
    const parts = names.map((name) => `== ${name}\n${transcript(readFileSync(join(FORMATS, folder, name)))}`);
    await expect(parts.join('\n')).toMatchFileSnapshot(join(CASES, 'formats', `${folder}.expected.txt`));
  });
});

test("Python 2's strings are bytes where they are asked for", () => {
  const old = assemble('EMPTY_DICT\nSHORT_BINSTRING ff00\nSHORT_BINSTRING "a"\nSETITEM\nSTOP');
  expect(JSON.parse(converted(old, { target: 'json' }).output.toString())).toEqual({ 'ÿ\0': 'a' });
  const bytes = converted(old, { target: 'json', strings: 'bytes' });
  expect(JSON.parse(bytes.output.toString())).toEqual({
    $: 'dict',
    items: [
      [
        { $: 'bytes', data: '/wA=' },
        { $: 'bytes', data: 'YQ==' },
      ],
    ],
  });
  expect(bytes.report.notes).toEqual([]);
});
