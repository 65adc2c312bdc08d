/** Fixtures damaged at random and cut off at every byte: whatever comes of it, the inspection ends, and with a verdict. */
import { expect, test } from 'vitest';
import { assemble } from '../../scripts/pickle-assembly.ts';
import { Budget } from '../../src/limits/budget.ts';
import { fuzzCase, inspectCase } from './support/fuzz.ts';
import { inspected } from './support/inspected.ts';
import { seeds } from './support/seeds.ts';
import { zip } from './support/zip.ts';

/** More of them: `./wherefrom-dev bench fuzz-artifacts`, which asks the readers of CPython too. */
const CASES = 3_000;
const LIMITS = { bytes: 1 << 26, operations: 1_000_000, depth: 6 };
/** Every cut of larger ones takes long, and finds nothing else. */
const LARGEST_CUT = 2_200;
/** Several in a row: up to the end of one it is a whole file. */
const WHOLE: Record<string, readonly number[]> = {
  'bzip2/behind.pkl.bz2': [202],
  // The time is a pickle of its own, and without its value no other name makes a cache file of it.
  'cache-file/evil.djcache': [21],
  'cache-file/plain.djcache': [21],
  // The version is a pickle of its own; what follows it only the name tells.
  'carrier/kernel.nbi': [21],
  // A pickle, and zeros up to the next one: how many values there are stands in another file.
  'dbm-dumb/evil.dat': numbers(17, 513),
  'dbm-dumb/shelf.dat': numbers(17, 513),
  // Up to the end of the first message.
  'frames/cut-off.bin': [59],
  'frames/evil.bin': [59],
  'frames/plain.bin': [59],
  // Zeros behind the last tensor.
  'gguf/library-big-endian.gguf': numbers(368, 384),
  'gguf/library.gguf': numbers(368, 384),
  // How many importances follow the trees is not said.
  'lightgbm/version-1.txt': numbers(1211, 1257),
  'lightgbm/version-2.txt': numbers(1005, 1041),
  'npy/followed.npy': [152],
  'pickle/followed.pkl': [17],
  'pickle/trailing.pkl': [17],
  'r-data/followed.rds': [137],
  // The model is whole; of the archive behind it zipfile reads nothing.
  'tflite/labels.tflite': numbers(196, 326),
  'tflite/packed-pickle.tflite': numbers(196, 457),
};
const all = seeds();

function numbers(from: number, end: number): number[] {
  return Array.from({ length: end - from }, (_, i) => from + i);
}

test('a damaged file ends in a verdict', () => {
  let artifacts = 0;
  for (let number = 0; number < CASES; number += 1) artifacts += inspectCase(fuzzCase(number, all)).length;
  expect(artifacts, 'some of it is still an artifact').toBeGreaterThan(CASES / 8);
});

test.each(
  all.filter(({ bytes }) => bytes.length <= LARGEST_CUT).map(({ path, bytes }) => [path, bytes] as const),
)('%s is not safe where it is cut off', (path, bytes) => {
  const safe: number[] = [];
  for (let length = 0; length < bytes.length; length += 1) {
    const [whole] = inspected(bytes.subarray(0, length), 'x.pkl', new Budget(LIMITS));
    if (whole?.entry.verdict === 'safe') safe.push(length);
  }
  expect(safe).toEqual(WHOLE[path] ?? []);
});

test.each(['V', "S'"])('what follows a long text of protocol 0 is seen (%s)', (opcode) => {
  const end = opcode === 'V' ? '' : "'";
  const payload = (length: number) =>
    Buffer.from(`(lp0\n${opcode}${'\\u0041'.repeat(length)}${end}\np1\nacos\nsystem\n(Vid\ntR.`);
  for (const length of [600, 700, 10_921, 10_922, 20_000, 200_000]) {
    const found = inspected(payload(length), 'x');
    expect(found[0]?.entry.verdict, `${length}`).toBe('dangerous');
    const inZip = inspected(zip([{ name: 'x', data: payload(length) }]), 'x');
    expect(inZip[0]?.entry.verdict, `${length} in a zip archive`).toBe('dangerous');
  }
});

test.each([
  ['PROTO 2\nNONE\nSTOP', 'safe'],
  ['MARK\nLIST\nINT 1\nAPPEND\nSTOP', 'safe'],
  ['PROTO 4\nFRAME 9\nNONE\nSTOP', 'unreadable'],
])('small pickles in a row take as long as one large one (%s)', (text, verdict) => {
  const many = Buffer.concat(Array<Buffer>(50_000).fill(assemble(text)));
  const before = process.cpuUsage();
  expect(inspected(many, 'x')[0]?.entry.verdict).toBe(verdict);
  // A second or less; half a minute when each was read to the end of the file.
  expect(process.cpuUsage(before).user / 1e6, 'seconds of CPU').toBeLessThan(10);
});
