import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contains } from '../../../src/dependencies/packaging/specifiers.ts';
import { parseIni } from '../../../src/dependencies/reading/ini.ts';
import { poetryConstraint } from '../../../src/dependencies/reading/poetry-constraints.ts';
import {
  type LineOption,
  logicalLines,
  splitLine,
} from '../../../src/dependencies/reading/requirements-file.ts';
import { askPython, pythonPackage } from '../../support/python.ts';
import { Random } from '../../support/random.ts';

const SCRIPT = join(import.meta.dirname, 'oracle.py');
const random = new Random(11);

const python = pythonPackage('packaging==26.3');
const pip = pythonPackage('pip==26.3');
const poetry = pythonPackage('poetry-core==2.5.0');
for (const oracle of [python, pip, poetry]) {
  if ('missing' in oracle) console.warn(`an agreement is not tested here: ${oracle.missing}`);
}

describe.skipIf('missing' in python)('INI files', () => {
  const key = () => random.pick(['name', 'a b', 'install_requires', 'Name', 'x', '']);
  const value = () =>
    random.pick(['', '1', 'a = b', 'c: d', '  spaced  ', '# no comment', 'x ; y', '[z]', '\u00a0']);
  const line = () =>
    random.pick([
      () => `[${random.pick(['options', 'metadata', 'a]b', 'options.extras_require', ' x '])}]`,
      () => `${key()}${random.pick([' = ', '=', ':', ' : ', ''])}${value()}`,
      () => `${key()} = ${value()}`,
      () =>
        `${random.pick(['  ', '\t', '    '])}${random.pick(['more', 'k = v', '# comment', '; too', '[s]', 'a>=1', ''])}`,
      () => random.pick(['', '', '# comment', '; comment', '   ', '\t']),
    ])();
  const text = () =>
    `${random.maybe(0.9, () => '[first]\n')}${random.list(1, 9, line).join(random.pick(['\n', '\n', '\r\n']))}\n`;
  const texts = random.list(1500, 1500, text);

  test('are read as configparser does', () => {
    const theirs = askPython(SCRIPT, ['ini'], texts);
    let refused = 0;
    texts.forEach((text, i) => {
      const { options, fault } = parseIni(text);
      const ours = options.map(({ section, key, lines }) => [
        section,
        key,
        lines.map(({ text }) => text).join('\n'),
      ]);
      if (typeof theirs[i] === 'string') {
        refused += 1;
        expect(fault, `${JSON.stringify(text)}: ${theirs[i]}`).toBeDefined();
      } else
        expect([fault, bySection(ours)], JSON.stringify(text)).toEqual([
          undefined,
          bySection(theirs[i] as string[][]),
        ]);
    });
    expect(refused).toBeGreaterThan(100);
    expect(texts.length - refused).toBeGreaterThan(400);
  });
});

const bySection = (options: readonly (readonly string[])[]) =>
  Object.fromEntries(Map.groupBy(options, ([section]) => section!));

describe.skipIf('missing' in pip)('requirements files', () => {
  const hash = () => `--hash${random.pick(['=', ' '])}sha256:${random.pick(['a', 'b', 'c']).repeat(64)}`;
  const requirement = () =>
    random.pick([
      'foo',
      'foo==1.0',
      'foo >= 1, <2',
      'foo[a,b]',
      "foo; python_version < '3'",
      './x',
      'a @ https://e.org/x#y',
      '',
    ]);
  const option = () =>
    random.pick([
      '-r base.txt',
      '-rbase.txt',
      '--requirement=base.txt',
      '--req base.txt',
      '-c "my constraints.txt"',
      '-e .[x]',
      '--editable git+https://e.org/x@v1#egg=x',
      '-i https://e.org/simple',
      '--index-url=https://e.org',
      '--index https://e.org',
      '--extra-index-url https://e.org/x',
      '--pypi-url https://e.org',
      "-f './a b'",
      '--find-links=x\\ y',
      '--trusted-host e.org:8080',
      '--no-index',
      '--pre',
      '--unknown',
      '-x',
      '--hash',
      '-f "open',
      '--',
      '--no-index=1',
      '--extra-index-url',
    ]);
  const words = () =>
    [requirement(), ...random.list(0, 2, () => (random.chance(0.5) ? hash() : option()))].join(
      random.pick([' ', ' ', '  ', ' \\\n', ' \\\n    ', '\t']),
    );
  const comment = () => random.pick(['', '', '', '  # why', '# why', ' #', '#x', '\t# \\']);
  const line = () =>
    random.pick([
      words,
      words,
      words,
      () => '',
      () => '# only a comment',
      () => '   # indented',
      () => 'foo \\',
      () => '\\',
    ])() + comment();
  const end = () => random.pick(['\n', '\n', '\n', '\r\n', '\r', '\x0b', '\u2028', '\x1c']);
  const texts = random.list(1500, 1500, () =>
    random
      .list(1, 6, line)
      .map((text) => text + end())
      .join(''),
  );

  test('have the lines and options that pip sees', () => {
    const theirs = askPython(SCRIPT, ['lines', 'folder' in pip ? pip.folder : ''], texts) as [
      number,
      string | null,
      object,
    ][][];
    let faults = 0;
    texts.forEach((text, i) => {
      const odd = /[\x0b\u2028\x1c]/.test(text);
      const ours = logicalLines(text).map((logical) => {
        const { requirement, options, fault } = splitLine(logical.text);
        const number = odd ? 0 : logical.line;
        return fault ? [number, null] : [number, requirement, asPip(options)];
      });
      faults += ours.filter(([, requirement]) => requirement === null).length;
      expect(ours, JSON.stringify(text)).toEqual(
        odd ? theirs[i]!.map(([, ...rest]) => [0, ...rest]) : theirs[i],
      );
    });
    expect(faults).toBeGreaterThan(100);
  });
});

function asPip(options: readonly LineOption[]): object {
  const all = (wanted: string) => options.filter(({ name }) => name === wanted).map(({ value }) => value);
  const index = options.findLast(({ name }) => name === 'index-url' || name === 'pypi-url');
  const lists = [
    'extra-index-url',
    'find-links',
    'constraint',
    'requirement',
    'editable',
    'trusted-host',
    'hash',
  ];
  return {
    'index-url': index?.value ?? null,
    ...Object.fromEntries(lists.map((name) => [name, all(name)])),
    'no-index': all('no-index').length > 0,
    pre: all('pre').length > 0,
  };
}

describe.skipIf('missing' in poetry)("Poetry's constraints", () => {
  const part = () => random.pick(['0', '0', '1', '1', '2', '3', '10']);
  const version = () =>
    random.list(1, 4, part).join('.') +
    random.maybe(0.15, () => random.pick(['a1', 'rc2', '.post1', '.dev3', 'b0']));
  const clause = () =>
    random.pick([
      () => `^${version()}`,
      () => `~${version()}`,
      () => `~=${part()}.${version()}`,
      () =>
        `${random.pick(['>=', '>', '<', '<=', '!=', '==', '='])}${random.maybe(0.2, () => ' ')}${version()}`,
      () => version(),
      () => `${part()}.${part()}.*`,
      () => `${part()}.*`,
      () => '*',
      () => `!=${part()}.${part()}.*`,
      () => `^^1`,
    ])();
  const constraint = () =>
    random
      .list(1, random.pick([1, 1, 2, 3]), clause)
      .join(random.pick([',', ', ', ' ', ' || ', '|', ' || ']));
  const questions = random.list(1500, 1500, () => [constraint(), random.list(6, 6, version)] as const);

  test('admit what poetry-core admits', () => {
    const theirs = askPython(SCRIPT, ['poetry', 'folder' in poetry ? poetry.folder : ''], questions) as (
      | boolean[]
      | null
    )[];
    const disagreements = questions.flatMap(([text, versions], i) => {
      const allowed = poetryConstraint(text);
      const ours = allowed ? versions.map((one) => allowed.some((set) => contains(set, one))) : null;
      return JSON.stringify(ours) === JSON.stringify(theirs[i])
        ? []
        : [{ text, versions, ours, theirs: theirs[i] }];
    });
    expect(disagreements).toEqual([]);
    expect(theirs.filter((answer) => answer === null).length).toBeGreaterThan(30);
  });
});
