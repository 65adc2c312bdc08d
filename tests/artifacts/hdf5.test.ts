/** Superblocks that lie, as h5py 3.16 puts up with them or not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inspected } from './support/inspected.ts';

const FOLDER = join(import.meta.dirname, 'formats', 'hdf5');
/** Of superblock version 0: the base address, and where the file ends. */
const BASE = 24;
const END = 40;

/** The reasons given for the file with a number of its superblock replaced. */
function reasonsFor(file: string, at: number, value: number): string[] {
  const bytes = readFileSync(join(FOLDER, file));
  bytes.writeBigUInt64LE(BigInt(value), at);
  return inspected(bytes, file).flatMap(({ own }) =>
    own.map(({ verdict, message }) => `${verdict}: ${message}`),
  );
}

const whole = (file: string) => reasonsFor(file, BASE, 0);

test('a wrong base address is corrected', () => {
  expect(reasonsFor('lambda.h5', BASE, 512)).toEqual(whole('lambda.h5'));
  expect(whole('lambda.h5').join()).toContain('dangerous');
});

test('a file may be longer than it says, and not shorter', () => {
  const { length } = readFileSync(join(FOLDER, 'lambda.h5'));
  expect(reasonsFor('lambda.h5', END, length - 1)).toEqual(whole('lambda.h5'));
  expect(reasonsFor('lambda.h5', END, length + 1)).toEqual([
    ...whole('lambda.h5'),
    'unreadable: it is cut off: 1 bytes are missing',
  ]);
});
