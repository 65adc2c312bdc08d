import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chosenFor } from '../../../scripts/mining/chosen.ts';
import { namesIn } from '../../../scripts/mining/handed-on.ts';
import { functionsInPatch } from '../../../scripts/mining/patch.ts';
import { type Release, readRelease } from '../../../scripts/mining/release.ts';
import { type Touched, touchedBetween } from '../../../scripts/mining/touched.ts';

const here = import.meta.dirname;
const [older, newer] = [await release('older'), await release('newer')];

/** Below a folder of tests everything is a test, so it is read from its own root. */
function release(name: string): Promise<Release> {
  return readRelease(join(here, name));
}

const full = ({ module, name }: Touched) => `${module}.${name}`;

test('what a fix touched is told, and not labels, comments, docstrings, annotations, layout, tests', () => {
  expect(touchedBetween(older, newer).map(full)).toEqual([
    'pkg.core.Reader.read',
    'pkg.core.Sub',
    'pkg.core.gone',
    'pkg.core.load',
    'pkg.core.matches', // by what it reads
    'pkg.text._hidden',
    'pkg.text.plain',
  ]);
});

test('a release that is the same touches nothing', () => {
  expect(touchedBetween(older, older)).toEqual([]);
});

test('packages hand on what they import from their own modules, and by * what is not private', () => {
  const namesOf = namesIn(older);
  expect(namesOf('pkg.core', 'Reader.read')).toEqual(['pkg.core.Reader.read', 'pkg.Reader.read']);
  expect(namesOf('pkg.text', 'plain')).toEqual(['pkg.text.plain', 'pkg.plain']);
  expect(namesOf('pkg.text', '_hidden')).toEqual(['pkg.text._hidden']);
  expect(older.imports).toEqual(['pkg']);
});

describe('which of them belong to a flaw is told', () => {
  const touched = touchedBetween(older, newer);
  const chosen = (text: string) => {
    const found = chosenFor(text, older, touched);
    return found && [found.by, ...found.symbols.map(full)];
  };
  test('by name, written as code', () =>
    expect(chosen('The load() function runs code.')).toEqual(['name', 'pkg.core.load']));
  test('not by a word of English', () => expect(chosen('Do not load what strangers made.')).toBeUndefined());
  test('by what calls it, where the advisory names that', () =>
    expect(chosen('See `Reader.same` for details.')).toEqual(['name', 'pkg.core.Reader.same']));
  test('by file', () =>
    expect(chosen('A flaw in pkg/text.py.')).toEqual(['place', 'pkg.text._hidden', 'pkg.text.plain']));
  test('not at all where too much changed', () => expect(chosen('Something is wrong.')).toBeUndefined());
  test('by size where little changed', () =>
    expect(chosenFor('Something is wrong.', older, touched.slice(0, 2))?.by).toBe('size'));
  test('never where the advisory is disputed', () =>
    expect(chosen('** DISPUTED ** The load() function runs code.')).toBeUndefined());
});

test('a patch tells the functions around its changes, without tests, documents and comments', () => {
  expect(functionsInPatch(readFileSync(join(here, 'fix.patch'), 'utf8'))).toEqual([
    { path: 'pkg/core.py', functions: ['read'] },
  ]);
});
