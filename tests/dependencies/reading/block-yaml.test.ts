import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { parseBlockYaml } from '../../../src/dependencies/reading/block-yaml.ts';

/** `null` is what the library makes of a key without a value; we keep no difference to an empty text. */
function plain(value: unknown): unknown {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, plain(one)]));
}

function byLibrary(text: string): { value: unknown; faulty: boolean } {
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
  return {
    value: document.errors.length > 0 ? undefined : plain(document.toJS()),
    faulty: document.errors.length > 0,
  };
}

const LOCK = `version: 6
environments:
  default:
    channels:
    - url: https://conda.example.org/conda-forge/
    packages:
      linux-64:
      - conda: https://conda.example.org/a-1.0-0.conda
      - pypi: ./
packages:
- conda: https://conda.example.org/a-1.0-0.conda
  sha256: '00'
  depends:
  - b >=1.0,<2
  - "c"
  constrains: []
  extra: {}
  empty:
  license: GPL-3.0-or-later WITH exception
# a comment
- pypi: ./
  name: it's
`;

describe('YAML in block style', () => {
  test('a lock is read as the library reads it, with its lines', () => {
    const block = parseBlockYaml(LOCK)!;
    expect(plain(block.root)).toEqual(byLibrary(LOCK).value);
    const { packages } = block.root as { packages: { [key: string]: unknown }[] };
    expect(block.lines.get(packages)!.get(1)).toBe(21);
    expect(block.lines.get(packages[0]!)!.get('license')).toBe(19);
  });

  test.each([
    'a: &x 1\nb: *x\n',
    'a: [1, 2]\n',
    'a: {b: c}\n',
    'a: |\n  text\n',
    'a: >-\n  text\n',
    'a: "x\\n"\n',
    'a: one\n  two\n',
    'a: b: c\n',
    'a: b # comment\n',
    '"a": b\n',
    '? a\n: b\n',
    'a: 1\na: 2\n',
    '- - a\n',
    'a: !!str 1\n',
    'a:\n\t- b\n',
    'a: 1\n---\nb: 2\n',
  ])('anything else is left to the library: %j', (text) => {
    expect(parseBlockYaml(text)).toBeUndefined();
  });

  test('whatever is not given up is what the library reads', () => {
    const line = fc.tuple(
      fc.constantFrom('', '  ', '    ', '   '),
      fc.constantFrom(
        'a:',
        'b: x',
        '- ',
        '- c: d',
        '- e',
        'f: []',
        "g: 'h'",
        '# i',
        '',
        'j: "k"',
        'l: m n',
        '-',
        'o : p',
        "q: 'r",
        's: t:',
        'u:v',
        '- w:',
      ),
    );
    const cases = fc.array(line, { minLength: 1, maxLength: 8 });
    let kept = 0;
    fc.assert(
      fc.property(cases, (lines) => {
        const text = `${lines.map(([indent, content]) => indent + content).join('\n')}\n`;
        const block = parseBlockYaml(text);
        if (!block) return;
        const { value, faulty } = byLibrary(text);
        expect(faulty, text).toBe(false);
        expect(plain(block.root), text).toEqual(value);
        kept += 1;
      }),
      { numRuns: 4000, seed: 20261121 },
    );
    expect(kept).toBeGreaterThan(200);
  });
});
