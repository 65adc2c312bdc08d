/**
 * Archives, whole and damaged at random, against CPython's zipfile and tarfile: whatever they read, we see under the
 * same name and with the same bytes. What we see beyond that is our business.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '../../src/archive/source.ts';
import { openTarMember, readTar } from '../../src/archive/tar.ts';
import { openMember, readZip } from '../../src/archive/zip.ts';
import { Budget } from '../../src/limits/budget.ts';
import { hasPython, runPython } from './support/python.ts';
import { zip } from './support/zip.ts';

type Read = [name: string, content: string | null][];
const RUNS = process.env.WHEREFROM_EXHAUSTIVE ? 60_000 : 3_000;

const names = fc.oneof(
  fc.constantFrom('a', 'A', 'b/c', 'x\0y', '../up', '/top', 'a\nb', 'd\\e', 'data.pkl', 'é'),
  fc.string({ minLength: 1, maxLength: 6 }),
);
const member = fc.record({ name: names, data: fc.uint8Array({ maxLength: 40 }), deflate: fc.boolean() });

const zips = fc
  .array(member, { minLength: 1, maxLength: 4 })
  .map((members) =>
    zip(members.map(({ data, name, deflate }) => ({ name: latin1(name), data: Buffer.from(data), deflate }))),
  );

/** The headers are written in code page 437, which is ASCII as far as these go. */
function latin1(name: string): string {
  return [...name].map((character) => (character.charCodeAt(0) < 0x80 ? character : '_')).join('');
}

interface TarPart {
  readonly name: string;
  readonly data: Uint8Array;
  readonly type: string;
  readonly size: number | undefined;
}
const tars = fc
  .array(
    fc.record({
      name: names,
      data: fc.uint8Array({ maxLength: 700 }),
      type: fc.constantFrom('0', '0', '\0', '7', '1', '2', '5', 'Z', 'L', 'K', 'x', 'g'),
      size: fc.constantFrom(undefined, undefined, undefined, undefined, 0, 7, 512, 600, 3000),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => Buffer.concat([...parts.map(tarPart), Buffer.alloc(1024)]));

function tarPart({ name, data, type, size }: TarPart): Buffer {
  const path = Buffer.from(latin1(name));
  const records = Buffer.from(
    `${String(path.length + 9).padStart(2, '0')} path=${path.toString('latin1')}\n`,
  );
  const content = type === 'x' || type === 'g' ? records : type === 'L' ? path : Buffer.from(data);
  const header = Buffer.alloc(512);
  path.copy(header, 0, 0, 99);
  header.write('0000644\0', 100);
  header.write(`${(size ?? content.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  return Buffer.concat([sealed(header), content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

function sealed(header: Buffer): Buffer {
  header.fill(' ', 148, 156);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

const edits = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255), fc.nat(3)),
  { maxLength: 3 },
);

/** Bytes set, cut out or put in. */
function damaged([bytes, places]: [Buffer, readonly [number, number, number][]]): Buffer {
  return places.reduce((current, [place, value, kind]) => {
    const at = Math.floor(place * current.length);
    if (kind === 0) return Buffer.concat([current.subarray(0, at), current.subarray(at + 1 + (value % 40))]);
    if (kind === 1)
      return Buffer.concat([
        current.subarray(0, at),
        Buffer.alloc(1 + (value % 40), value),
        current.subarray(at),
      ]);
    const copy = Buffer.from(current);
    copy[at] = value;
    return copy;
  }, bytes);
}

function seenInZip(bytes: Buffer): Map<string, (string | null)[]> {
  const archive = readZip(bytesSource(bytes), new Budget());
  return collected(archive?.members ?? [], (one) =>
    archive ? openMember(archive, one, new Budget()).read(0, 1 << 22) : bytes,
  );
}

function seenInTar(bytes: Buffer): Map<string, (string | null)[]> {
  const archive = readTar(bytesSource(bytes), new Budget());
  return collected(archive?.members ?? [], (one) =>
    archive ? openTarMember(archive, one).read(0, 1 << 22) : bytes,
  );
}

function collected<T extends { name: string }>(
  members: readonly T[],
  content: (member: T) => Uint8Array,
): Map<string, (string | null)[]> {
  const seen = new Map<string, (string | null)[]>();
  for (const one of members) {
    let data: string | null;
    try {
      data = Buffer.from(content(one)).toString('base64');
    } catch {
      data = null;
    }
    const name = one.name.replace(/\/+$/, '');
    seen.set(name, [...(seen.get(name) ?? []), data]);
  }
  return seen;
}

const CASES = [
  ['zip', zips, seenInZip],
  ['tar', tars, seenInTar],
] as const;

describe.skipIf(!hasPython).each(CASES)('%s', (kind, archives, see) => {
  test('what CPython reads is seen', () => {
    const cases = fc.sample(fc.tuple(archives, edits).map(damaged), { numRuns: RUNS, seed: 7 });
    const read = runPython<(Read | null)[]>(
      'archives.py',
      cases.map((bytes) => ({ kind, bytes: bytes.toString('base64') })),
    );
    let compared = 0;
    read.forEach((members, i) => {
      if (!members) return;
      const seen = see(cases[i] as Buffer);
      for (const [name, content] of members) {
        // CPython's way to carry bytes that are no text; ours is another.
        if (/\p{Cs}/u.test(name)) continue;
        const about = `${JSON.stringify(name)} of case ${i}: ${(cases[i] as Buffer).toString('hex').slice(0, 20000)}`;
        const ours = seen.get(name.replace(/\/+$/, ''));
        expect(ours, about).toBeDefined();
        if (content === null) continue;
        compared += 1;
        expect(ours, about).toContain(content);
      }
    });
    expect(compared, 'contents were compared').toBeGreaterThan(RUNS / 10);
  });
});
