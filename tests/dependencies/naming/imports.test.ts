import { expect, test } from 'vitest';
import { importNames } from '../../../src/dependencies/naming/imports.ts';
import type { Distribution } from '../../../src/dependencies/reading/declarations.ts';

function installed(name: string, modules: readonly string[] | undefined): Distribution {
  const location = { path: 'METADATA', line: 1, column: 1, endLine: 1, endColumn: 1 };
  const nothing = { version: '1', location, files: undefined, entries: [], links: [], inactive: false };
  return { name, modules, ...nothing };
}

const NOBODY = () => {
  throw new Error('the environment was read');
};

test('a package that the table knows has its names, dotted where the first is shared', () => {
  const { known } = importNames(NOBODY);
  expect(known('beautifulsoup4')).toEqual(['bs4']);
  expect(known('google-auth')).toEqual(['google.auth', 'google.oauth2']);
});

test('a package whose releases were mined has the names of these, too', () => {
  const { known } = importNames(NOBODY);
  expect(known('django-tastypie')).toEqual(['tastypie']);
  expect(known('pyyaml')).toEqual(['_yaml', 'yaml']);
});

test('an environment is asked about what nobody else knows, once', () => {
  let asked = 0;
  const { known } = importNames(() => {
    asked += 1;
    return [installed('own-thing', ['thing']), installed('plugin', []), installed('bare', undefined)];
  });
  expect(known('beautifulsoup4')).toEqual(['bs4']);
  expect(asked).toBe(0);
  expect(['own-thing', 'plugin', 'bare', 'absent'].map(known)).toEqual([
    ['thing'],
    undefined,
    undefined,
    undefined,
  ]);
  expect(asked).toBe(1);
});

test('of a package that nobody knows its own name is likely, which is not known', () => {
  const { known, likely } = importNames(() => []);
  expect([known('python-own-thing'), likely('python-own-thing')]).toEqual([
    undefined,
    ['python_own_thing', 'own_thing'],
  ]);
  expect(likely('beautifulsoup4')).toEqual(['bs4']);
});

test('a module tells its packages', () => {
  const { packagesWith } = importNames(NOBODY);
  expect(packagesWith('yaml')).toEqual(['pyyaml']);
  expect(packagesWith('bs4')).toEqual(['beautifulsoup4']);
  expect(packagesWith('nobodys_module')).toEqual([]);
});
