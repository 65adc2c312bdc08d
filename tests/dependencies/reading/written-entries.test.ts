import { describe, expect, test } from 'vitest';
import { entriesInScript } from '../../../src/dependencies/reading/written-entries.ts';

const said = (script: string) =>
  entriesInScript(script).map(
    ({ group, name, module, attribute }) => `${group} ${name} ${module} ${attribute}`,
  );

describe('entry points in a setup script', () => {
  test.each([
    [`setup(entry_points={'console_scripts': ['a=b.c:d', "e = f : g [x]"]})`, ['a b.c d', 'e f g']],
    [`setup(entry_points=dict(console_scripts=["a = b:c"]))`, ['a b c']],
    [
      `setup(entry_points="""\n[console_scripts]\na = b:c\n\n[other]\nd = e:f\n""")`,
      ['a b c', 'other d e f'],
    ],
    [`ENTRY = ['x = y:z']\nsetup(entry_points={"console_scripts": ENTRY})`, []],
    [`setup(entry_points={'console_scripts': ['a%s = b:c' % v]})`, []],
    [`setup(name='a = b:c')`, []],
  ])('%s', (script, expected) => {
    const full = expected.map((one) => (one.split(' ').length === 3 ? `console_scripts ${one}` : one));
    expect(said(script)).toEqual(full);
  });
});
