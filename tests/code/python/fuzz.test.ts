import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/code/python/parse.ts';
import type { Tree } from '../../../src/code/python/tree.ts';
import { DAMAGES, Patient, randomFrom } from './damage.ts';
import { dump } from './dump.ts';
import { faultsOf } from './invariants.ts';

const SEED = 20261121;

/** Everything of a tree that can be asked, so that decoding is tried on what is damaged as well. */
function askEverything(tree: Tree): void {
  expect(faultsOf(tree)).toEqual([]);
  dump(tree);
  for (let i = 0; i < tree.comments.length; i += 2) expect(tree.bytes[tree.comments[i]!]).toBe(35);
  for (const { start, end } of tree.errors) {
    expect(start).toBeLessThanOrEqual(end);
    expect(end).toBeLessThanOrEqual(tree.bytes.length);
  }
}

describe('whatever the bytes are, there is a tree', () => {
  test('random bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, fc.boolean(), (file, ipython) => askEverything(parse(file, { ipython }))),
      { seed: SEED, numRuns: 3000 },
    );
  });

  test('random tokens', () => {
    const words =
      'False None True and as assert async await break case class continue def del elif else except exec finally ' +
      'for from global if import in is lambda lazy match nonlocal not or pass print raise return try type while ' +
      'with yield _ a b é x.y 0 1L 0777 1.5j 0x \'s\' "s b"s" f"{ f\'{a!r:{b}}\' t"{x}" """ \'\'\' rb\'\' u"" } ' +
      '( ) [ ] { } , : ; . ... = -> := @ + - * ** / // % << >> & | ^ ~ < > <= == != <> += //= ! ` $ ? \\ # “';
    const token = fc.constantFrom(...words.split(' '));
    const gap = fc.constantFrom(
      '',
      ' ',
      ' ',
      '\n',
      '\n  ',
      '\n    ',
      '\r\n',
      '\r',
      '\t',
      '\f',
      ':\n  ',
      '\\\n',
      '\0',
    );
    const program = fc
      .array(fc.tuple(token, gap), { maxLength: 60 })
      .map((parts) => Buffer.from(parts.flat().join('')));
    fc.assert(
      fc.property(program, fc.boolean(), (file, ipython) => askEverything(parse(file, { ipython }))),
      { seed: SEED, numRuns: 6000 },
    );
  });

  test('programs with random damage', () => {
    const random = randomFrom(SEED);
    const home = join(import.meta.dirname, 'transcripts');
    for (const folder of ['grammar', 'python2', 'damaged']) {
      for (const name of readdirSync(join(home, folder)).filter((file) => file.endsWith('.py'))) {
        const patient = new Patient(readFileSync(join(home, folder, name)));
        for (const damage of Object.values(DAMAGES)) {
          for (let i = 0; i < 10; i += 1) askEverything(parse(patient.damaged(patient.edit(damage, random))));
        }
      }
    }
  });
});
