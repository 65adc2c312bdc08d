/** One thing in another, where a reader that stops early sees only the harmless one. */
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { assemble } from '../../scripts/pickle-assembly.ts';
import { inspected } from './support/inspected.ts';
import { zip } from './support/zip.ts';

const plain = assemble('PROTO 4\nEMPTY_LIST\nMARK\nBININT1 1\nBININT1 2\nAPPENDS\nSTOP');
const evil = assemble('PROTO 4\nGLOBAL os system\nSHORT_BINUNICODE "id"\nTUPLE1\nREDUCE\nSTOP');

/** A frame that readers of zstd and LZ4 pass over. RFC 8878, section 3.1.2. */
function skipped(content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x184d2a53);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}

test.each([
  ['a second frame of zstd', [zstdCompressSync(evil.subarray(0, 9)), zstdCompressSync(evil.subarray(9))]],
  ['a pickle of its own in a second frame', [zstdCompressSync(plain), zstdCompressSync(evil)]],
  ['a frame behind one that is skipped', [skipped(plain), zstdCompressSync(evil)]],
  ['a frame between two that are skipped', [skipped(plain), zstdCompressSync(evil), skipped(plain)]],
])('zstd: %s', (_, frames) => {
  expect(inspected(Buffer.concat(frames), 'x.pkl.zst')[0]?.entry.verdict).toBe('dangerous');
});

test('a second frame of zstd that is cut off does not hide the first', () => {
  const frames = Buffer.concat([zstdCompressSync(evil), zstdCompressSync(plain).subarray(0, 12)]);
  expect(inspected(frames, 'x.pkl.zst')[0]?.entry.verdict).toBe('dangerous');
});

test.each([
  ['zlib', deflateSync(plain)],
  ['zstd', zstdCompressSync(plain)],
  ['gzip and a zero', Buffer.concat([gzipSync(plain), Buffer.of(0)])],
])('bytes behind the data of %s are told', (_, packed) => {
  expect(inspected(packed, 'x.pkl')[0]?.entry.verdict).toBe('safe');
  const followed = inspected(Buffer.concat([packed, evil]), 'x.pkl')[0]?.entry;
  expect(followed?.verdict).toBe('suspicious');
  expect(followed?.reasons[0]?.message).toMatch(/bytes follow/);
});

test('an archive of arrays in an archive of arrays is looked into', () => {
  const inner = zip([{ name: 'inner.npy', data: evil }]);
  const nested = [1, 2, 3].reduce((data) => zip([{ name: 'outer.npy', data }]), inner);
  expect(inspected(nested, 'x.npz')[0]?.entry.verdict).toBe('dangerous');
});
