import { describe, expect, test } from 'vitest';
import {
  ANY,
  contains,
  filterVersions,
  formatSpecifierSet,
  parseSpecifierSet,
  pinnedVersion,
} from '../../../src/dependencies/packaging/specifiers.ts';

const set = (text: string) => parseSpecifierSet(text) ?? expect.unreachable(`${text} is a specifier set`);

describe('containment', () => {
  test.each([
    ['>0.5', '1!0.5', true],
    ['>1.0.dev0', '1.0.dev456', true],
    ['==1.0.*', '1a1', true],
    ['>1.0', '1.0.post1', false],
    ['>1.0.post1', '1.0.post2', true],
    ['>1.0', '1.0+local', false],
    ['<1.0', '1.0rc1', false],
    ['<1.0rc2', '1.0rc1', true],
    ['==1.0', '1.0+local', true],
    ['==1.0+a', '1.0+b', false],
    ['<=1.0', '1.0+local', true],
    ['~=2.2.post3', '2.9', true],
    ['~=2.2.0', '2.3', false],
    ['===1.0', '1.0.0', false],
    ['===Anything-Goes', 'anything-goes', true],
    ['!=1.*', '1!1.5', true],
    ['>=1,!=1.5,<2', '1.5.0', false],
    ['', 'anything', true],
    ['>=0', 'anything', false],
  ])('%s and %s: %s', (specifiers, version, expected) => {
    expect(contains(set(specifiers), version)).toBe(expected);
  });

  test('pre-releases are refused only where one says so', () => {
    expect(contains(set('>=1'), '2a1')).toBe(true);
    expect(contains(set('>=1'), '2a1', { prereleases: false })).toBe(false);
  });
});

describe('choice', () => {
  const VERSIONS = ['1.0', '1.1a1', '2.0.dev3', 'odd'];

  test.each([
    ['', undefined, ['1.0', 'odd']],
    ['>1.0', undefined, ['1.1a1', '2.0.dev3']],
    ['>=1.0a1', undefined, ['1.0', '1.1a1', '2.0.dev3']],
    ['>=1.0', true, ['1.0', '1.1a1', '2.0.dev3']],
    ['>1.0', false, []],
    ['===odd', undefined, ['odd']],
  ])('%j with pre-releases %s', (specifiers, prereleases, expected) => {
    expect(filterVersions(set(specifiers), VERSIONS, { prereleases })).toEqual(expected);
  });
});

test.each(['=1.0', '1.0', '>=1.0.*', '~=1', '>=1.0+local', '==1.0a1.*', '>= ', '~=1.0poſt1'])(
  '%j is no specifier',
  (text) => {
    expect(parseSpecifierSet(text)).toBeUndefined();
  },
);

test('a set keeps its order, drops empty clauses, and knows its pin', () => {
  expect(formatSpecifierSet(set(' >= 1.0 ,, !=1.5 ,'))).toBe('>=1.0,!=1.5');
  expect(['==1.0', '===1.0.x', '==1.*', '>=1', ''].map((text) => pinnedVersion(set(text)))).toEqual([
    '1.0',
    '1.0.x',
    undefined,
    undefined,
    undefined,
  ]);
  expect(formatSpecifierSet(ANY)).toBe('');
});
