import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { fitting } from '../../src/edits/choose.ts';
import { unifiedDiff } from '../../src/edits/diff.ts';
import { areApart, type Splice, spliced } from '../../src/edits/splice.ts';
import type { Fix } from '../../src/finding/fix.ts';

/** Files with every line end, byte order mark and encoding; not all of them text. */
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const line = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    '',
    '# comment',
    'import yaml',
    '    x = 1  ',
    '\tif a:',
    '"""',
    '@@ -1,2 +3,4 @@',
    '--- a/x',
  ),
);
const text = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(line, lineEnd), { maxLength: 12 }), line)
  .map(
    ([mark, lines, last]) => `${mark ? '\ufeff' : ''}${lines.map((pair) => pair.join('')).join('')}${last}`,
  );
const file = fc.oneof(
  text.map((one) => Uint8Array.from(Buffer.from(one, 'utf8'))),
  text.map((one) => Uint8Array.from(Buffer.from(one, 'latin1'))),
  fc.uint8Array({ maxLength: 60 }),
);

/** Edits that do not overlap: cuts of the file, every second piece replaced. */
function editsOf(length: number): fc.Arbitrary<Splice[]> {
  return fc.uniqueArray(fc.nat({ max: length }), { maxLength: 8 }).chain((cuts) =>
    fc.array(text, { minLength: cuts.length, maxLength: cuts.length }).map((contents) => {
      const sorted = cuts.toSorted((a, b) => a - b);
      const edits: Splice[] = [];
      for (let i = 0; i + 1 < sorted.length; i += 2)
        edits.push({
          start: sorted[i] as number,
          end: sorted[i + 1] as number,
          content: contents[i] as string,
        });
      return edits;
    }),
  );
}

const edited = file.chain((bytes) => editsOf(bytes.length).map((edits) => ({ bytes, edits })));
const runs = { seed: 20261121, numRuns: 400 };

describe('edits by bytes', () => {
  test('what lies between is kept, whatever its bytes', () => {
    fc.assert(
      fc.property(edited, ({ bytes, edits }) => {
        const after = Buffer.from(spliced(bytes, edits));
        let [old, now] = [0, 0];
        for (const { start, end, content } of [
          ...edits,
          { start: bytes.length, end: bytes.length, content: '' },
        ]) {
          const kept = Buffer.from(bytes.subarray(old, start));
          expect(after.subarray(now, now + kept.length).equals(kept)).toBe(true);
          now += kept.length;
          expect(after.subarray(now, now + Buffer.byteLength(content)).toString('utf8')).toBe(
            Buffer.from(content).toString('utf8'),
          );
          now += Buffer.byteLength(content);
          old = end;
        }
        expect(now).toBe(after.length);
      }),
      runs,
    );
  });

  test('the order in which edits are given does not matter', () => {
    fc.assert(
      fc.property(edited, ({ bytes, edits }) => {
        expect(spliced(bytes, edits.toReversed())).toEqual(spliced(bytes, edits));
      }),
      runs,
    );
  });

  test('edits that are not apart are refused', () => {
    const overlapping = fc.tuple(
      fc.nat({ max: 20 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 4 }),
    );
    fc.assert(
      fc.property(overlapping, ([start, length, into]) => {
        const first = { start, end: start + length, content: 'x' };
        const second = { start: start + Math.min(into, length - 1), end: start + length + 1, content: 'y' };
        expect(areApart(first, second)).toBe(false);
        expect(() => spliced(new Uint8Array(40), [first, second])).toThrow(/overlap/);
      }),
      runs,
    );
  });

  test('of fixes that overlap the first by position is made, identical edits count once', () => {
    const fix = (id: string, start: number, end: number, content = id): Fix =>
      ({ id, edits: [{ path: 'a.py', start, end, content, sha256: '' }] }) as unknown as Fix;
    const chosen = fitting([
      fix('later', 5, 9),
      fix('first', 3, 6),
      fix('apart', 9, 10),
      fix('same', 3, 6, 'first'),
    ]);
    expect(chosen.map(({ id }) => id)).toEqual(['first', 'same', 'apart']);
  });
});

const folder = mkdtempSync(join(tmpdir(), 'wherefrom-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));
const git = spawnSync('git', ['--version']).status === 0;

describe('diffs', () => {
  test('git apply makes the same file of them, whatever its line ends', (context) => {
    if (!git) return context.skip('git is not on this machine');
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const changes = edited.filter(({ bytes, edits }) => bytes.length > 0 && edits.length > 0);
    fc.assert(
      fc.property(changes, fc.constantFrom('a.py', 'sub dir/ä "b".py'), ({ bytes, edits }, name) => {
        const after = spliced(bytes, edits);
        const diff = unifiedDiff(name, bytes, after);
        if (Buffer.from(bytes).equals(Buffer.from(after))) return expect(diff).toBe('');
        const path = join(folder, name);
        execFileSync('mkdir', ['-p', join(path, '..')]);
        writeFileSync(path, bytes);
        const { status, stderr } = spawnSync(
          'git',
          ['-c', 'core.autocrlf=false', 'apply', '--whitespace=nowarn', '-'],
          {
            cwd: folder,
            input: Buffer.from(diff, 'latin1'),
          },
        );
        expect(status, `${stderr}${diff}`).toBe(0);
        // A file that becomes empty stays, with nothing in it.
        expect(Buffer.from(readFileSync(path)).equals(Buffer.from(after))).toBe(true);
      }),
      { seed: 20261121, numRuns: 120 },
    );
  });
});
