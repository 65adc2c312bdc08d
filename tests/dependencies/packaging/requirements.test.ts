import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markerEnvironments, mayApply } from '../../../src/dependencies/packaging/environment.ts';
import { evaluateMarker, formatMarker, parseMarker } from '../../../src/dependencies/packaging/markers.ts';
import { isValidName, normalizeName } from '../../../src/dependencies/packaging/names.ts';
import { parseRequirement } from '../../../src/dependencies/packaging/requirements.ts';
import { formatSpecifierSet } from '../../../src/dependencies/packaging/specifiers.ts';
import { PackagingSyntaxError } from '../../../src/dependencies/packaging/syntax.ts';
import { Random } from '../../support/random.ts';
import { marker } from './oracle/generate.ts';

function fault(parse: () => unknown): string {
  try {
    return `none, but ${JSON.stringify(parse())}`;
  } catch (error) {
    if (!(error instanceof PackagingSyntaxError)) throw error;
    return `${error.column}: ${error.message}`;
  }
}

describe('requirements', () => {
  test('all parts of one', () => {
    const { name, extras, specifiers, marker, url } = parseRequirement(
      'Zope.Interface [test, docs] (>=5, !=5.1) ; python_version < "3.9" and os.name != \'nt\'',
    );
    expect({
      name,
      extras,
      specifiers: formatSpecifierSet(specifiers),
      marker: marker && formatMarker(marker),
      url,
    }).toEqual({
      name: 'Zope.Interface',
      extras: ['docs', 'test'],
      specifiers: '>=5,!=5.1',
      marker: 'python_version < "3.9" and os_name != "nt"',
      url: undefined,
    });
  });

  test('a URL ends at white space, not at a semicolon', () => {
    expect(parseRequirement('a @ https://example.org/a;b ; os_name=="nt"').url).toBe(
      'https://example.org/a;b',
    );
    expect(parseRequirement('a@git+https://example.org/a.git@v1#egg=a').url).toBe(
      'git+https://example.org/a.git@v1#egg=a',
    );
  });

  test('what is wrong with one, and in which column', async () => {
    const wrong = [
      '',
      '-e .',
      'a b',
      'a >= 1 2',
      'a>=1.*',
      'a>=1+l',
      'a[x',
      'a[x y]',
      'a[x,]',
      'a (>=1',
      'a @',
      'a @ u;m x',
    ];
    const markers = [
      '',
      'x=="1"',
      'os_name',
      'os_name=="',
      '"a" is os_name',
      '(os_name=="a"',
      'os_name=="a" and',
      'os_name not os_name',
      '"\\x"==os_name',
      '😀',
    ];
    const lines = [
      ...wrong.map((text) => `${text || '(nothing)'}\n  ${fault(() => parseRequirement(text))}`),
      ...markers.map((text) => `a; ${text}\n  ${fault(() => parseRequirement(`a; ${text}`))}`),
    ];
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('requirements.faults.txt');
  });
});

describe('markers', () => {
  test('written out and read again, a marker means the same', () => {
    const environments = [
      ...markerEnvironments({ major: 3, minor: 8 }, 'windows'),
      ...markerEnvironments({ major: 3, minor: 12 }, 'linux'),
    ];
    const same = fc.property(fc.integer(), (seed) => {
      const text = marker(new Random(seed), 4);
      if (fault(() => parseMarker(text)).startsWith('none')) {
        const again = parseMarker(formatMarker(parseMarker(text)));
        for (const environment of environments) {
          expect(evaluateMarker(again, environment)).toBe(evaluateMarker(parseMarker(text), environment));
        }
      }
    });
    fc.assert(same, { seed: 508, numRuns: 1500 });
  });

  test('a hundred brackets are read, a hundred and one refused', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}os_name == "nt"${')'.repeat(depth)}`;
    expect(parseMarker(nested(100)).kind).toBe('comparison');
    expect(fault(() => parseMarker(nested(101)))).toBe('101: brackets nested more than 100 deep');
  });

  test('what cannot be decided is neither true nor false, and may apply', () => {
    const [environment] = markerEnvironments({ major: 3, minor: 12 }, 'linux');
    const undecided = parseMarker('os_name ~= "x" or os_name == "posix"');
    expect(evaluateMarker(undecided, environment!)).toBeUndefined();
    expect(mayApply(undecided, [environment!])).toBe(true);
    expect(evaluateMarker(parseMarker('"a" == "__proto__"'), environment!)).toBeUndefined();
  });

  test('a patch release or a machine that nobody named may be any', () => {
    const environments = markerEnvironments({ major: 3, minor: 11 }, 'linux');
    const applies = (text: string) => mayApply(parseMarker(text), environments);
    expect(applies('python_full_version < "3.11.3"')).toBe(true);
    expect(applies('python_full_version >= "3.11.3"')).toBe(true);
    expect(applies('python_full_version < "3.11"')).toBe(false);
    expect(applies('platform_machine == "aarch64"')).toBe(true);
    expect(applies('sys_platform == "win32"')).toBe(false);
    expect(applies('extra == "dev"')).toBe(true);
    expect(applies('extra == "dev" and sys_platform == "win32"')).toBe(false);
  });
});

test('names', () => {
  expect(normalizeName('Zope__.-Interface')).toBe('zope-interface');
  expect(['a', 'A.b', 'a-', '', 'a b', 'é'].map(isValidName)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
