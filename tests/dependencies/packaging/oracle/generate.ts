/** Cases that are hard to get right: near-equal versions, odd spellings, text that is almost valid. */
import type { Random } from '../../../support/random.ts';

const SPACES = [' ', '  ', '\t', '\n', '\u00a0', '\u2003', '\x1f', '\ufeff'];
const STRANGE = [
  ...SPACES,
  '١',
  '９',
  'ſ',
  'K',
  'ı',
  'é',
  '-',
  '_',
  '.',
  '+',
  '!',
  '*',
  ',',
  ';',
  '(',
  ')',
  '[',
  ']',
];
const STRANGER = ['=', '<', '>', '~', '@', '"', "'", '\\', '#', '/', 'a', 'x', '0', '1', '\0', '\x1c'];

/** Now and then one character too many, too few, or another. */
export function mutated(random: Random, text: string, probability = 0.12): string {
  if (!random.chance(probability)) return text;
  const characters = [...text];
  const at = random.below(characters.length + 1);
  const strange = random.pick(random.chance(0.6) ? STRANGE : STRANGER);
  characters.splice(at, random.pick([0, 1, 1]), ...(random.chance(0.8) ? [strange] : []));
  return characters.join('');
}

function number(random: Random): string {
  if (random.chance(0.03))
    return random.pick(['9007199254740993', '9007199254740992', '18446744073709551616']);
  if (random.chance(0.05)) return `0${random.below(3)}`;
  return random.pick(['0', '0', '1', '1', '2', '3', '9', '10', '11', '456', '2024']);
}

const separator = (random: Random) => random.pick(['', '', '.', '-', '_']);

function suffix(random: Random, words: readonly string[]): string {
  const word = random.pick(words);
  const cased = random.chance(0.1) ? word.toUpperCase() : word;
  return separator(random) + cased + separator(random) + random.maybe(0.85, () => number(random));
}

const release = (random: Random) => random.list(1, random.pick([2, 3, 3, 4]), () => number(random)).join('.');
const PRE = ['a', 'b', 'rc', 'alpha', 'beta', 'c', 'pre', 'preview', 'a', 'rc'];

function publicVersion(random: Random): string {
  return (
    random.maybe(0.05, () => 'v') +
    random.maybe(0.1, () => `${random.pick(['0', '1', '1', '2', '00'])}!`) +
    release(random) +
    random.maybe(0.3, () => suffix(random, PRE)) +
    random.maybe(0.2, () =>
      random.chance(0.3) ? `-${number(random)}` : suffix(random, ['post', 'rev', 'r', 'post']),
    ) +
    random.maybe(0.2, () => suffix(random, ['dev']))
  );
}

function local(random: Random): string {
  const segment = () =>
    random.pick(['1', '2', '10', '01', 'a', 'b', 'ubuntu', 'Ubuntu', 'cu118', '1a', 'a1']);
  return `+${random.list(1, 3, segment).join(random.pick(['.', '-', '_']))}`;
}

const LEGACY = [
  '2004d',
  '1.0.0-SNAPSHOT',
  'latest',
  '',
  '.',
  '1..2',
  'dev',
  '1.0.x',
  '2.x',
  'v',
  '1.0+',
  '1!',
];

/** A version, sometimes spelled oddly, sometimes none. */
export function version(random: Random): string {
  if (random.chance(0.02)) return random.pick(LEGACY);
  const text = publicVersion(random) + random.maybe(0.12, () => local(random));
  return mutated(random, padded(random, text), 0.08);
}

const padded = (random: Random, text: string) =>
  random.chance(0.04) ? random.pick(SPACES) + text + random.pick(SPACES) : text;

/** A version that is equal to another or next to it. */
export function near(random: Random, other: string): string {
  switch (random.below(9)) {
    case 0:
      return other;
    case 1:
      return `${other}.0`;
    case 2:
      return other.replace(/\.0+$/, '');
    case 3:
      return other.replace(/\d+(?=\D*$)/, (digits) => String(BigInt(digits) + 1n));
    case 4:
      return other + suffix(random, random.pick([PRE, ['post'], ['dev']]));
    case 5:
      return other.replace(/[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview|post|rev|r|dev)[-_.]?\d*$/i, '');
    case 6:
      return other.includes('+') ? other.replace(/\+.*/s, '') : other + local(random);
    case 7:
      return other.replace(/^v?(?:\d+!)?/, random.pick(['', '1!', 'v', '0!']));
    default:
      return other.replace(/(\d)\.(\d)/, '$1.0.$2');
  }
}

/** One version clause; its version is drawn from those given, so that it matters. */
export function clause(random: Random, versions: readonly string[]): string {
  const operator = random.pick(['==', '==', '!=', '>=', '<=', '>', '<', '~=', '===']);
  const bound = random.chance(0.75) ? near(random, random.pick(versions)) : version(random);
  const text = operator === '===' || random.chance(0.1) ? bound : bound.replace(/\+.*/s, '').trim();
  const wildcard = operator === '==' || operator === '!=' ? random.chance(0.35) : random.chance(0.02);
  const spelled = wildcard ? `${/^[v\d!.]*\d/.exec(text)?.[0] ?? text}.*` : text;
  return operator + random.maybe(0.15, () => random.pick(SPACES)) + spelled;
}

export function specifiers(random: Random, versions: readonly string[]): string {
  if (random.chance(0.03)) return random.pick(['', ',', ' ', ', ,', '>=', '==', '===', '1.0', '=1.0']);
  const clauses = random.list(1, random.pick([1, 2, 3]), () => clause(random, versions));
  return mutated(random, clauses.join(random.pick([',', ', ', ' ,', ',,'])), 0.05);
}

const VARIABLES = [
  ...[
    'python_version',
    'python_version',
    'python_full_version',
    'os_name',
    'sys_platform',
    'platform_release',
  ],
  ...['platform_system', 'platform_version', 'platform_machine', 'platform_python_implementation'],
  ...['implementation_name', 'implementation_version', 'extra', 'extra', 'extras', 'dependency_groups'],
  ...['os.name', 'sys.platform', 'platform.version', 'platform.machine', 'platform.python_implementation'],
  ...['python_implementation', 'platform.release', 'python_versions', 'Extra'],
];
const VALUES = [
  ...['3', '3.8', '3.10', '3.10.1', '3.9.0', '2.7', '3.*', '3.1.*', '3.13.0rc1', '3.10.0+local', '4', ''],
  ...['posix', 'nt', 'linux', 'win32', 'darwin', 'Linux', 'CPython', 'cpython', 'x86_64', 'dev', 'Dev_Tools'],
  ...['dev-tools', '6.1.0-18-amd64', '3.8, 3.9', '3.8 3.9 3.10', 'os_name', 'python_version', ' 3.8', '3.8 '],
  ...['a\\x41', '\\d', 'a\\', '\\N{DASH}', '\\u00e9', '\\777', '\\ud800', 'a\nb', 'é', '#1', 'x;y', 'x)y'],
];
const OPERATORS = ['<', '<=', '>', '>=', '==', '!=', '~=', '===', 'in', 'not in', '==', '>=', '<', 'is', '='];

function operand(random: Random, variable: boolean): string {
  if (variable) return random.pick(VARIABLES);
  const quote = random.pick(["'", '"']);
  return quote + random.pick(VALUES) + quote;
}

function comparison(random: Random): string {
  const variableFirst = random.chance(0.75);
  const sides = random.chance(0.05)
    ? [random.chance(0.5), random.chance(0.5)]
    : [variableFirst, !variableFirst];
  const operator = random.pick(OPERATORS);
  const space = random.pick([' ', ' ', ' ', '', '  ', '\t']);
  const gap = /^[a-z]/.test(operator) && random.chance(0.9) ? ' ' : space;
  return operand(random, sides[0]!) + gap + operator + gap + operand(random, sides[1]!);
}

/** Nested comparisons; `depth` bounds the brackets. */
export function marker(random: Random, depth = 3): string {
  const atom = () => {
    if (depth === 0 || random.chance(0.8)) return comparison(random);
    return `(${random.maybe(0.3, () => ' ')}${marker(random, depth - 1)}${random.maybe(0.3, () => ' ')})`;
  };
  const atoms = random.list(1, random.pick([1, 1, 2, 3]), atom);
  let text = atoms[0]!;
  for (const next of atoms.slice(1)) {
    text +=
      random.pick([' ', ' ', '', '\t']) + random.pick(['and', 'or']) + random.pick([' ', ' ', '']) + next;
  }
  return mutated(random, text, 0.04);
}

const NAMES = [
  'foo',
  'Foo.Bar',
  'zope.interface',
  'a',
  'A_-b',
  'x2',
  '2to3',
  'foo-',
  '-foo',
  'fo o',
  'föö',
  'foo_',
];
const URLS = [
  ...[
    'https://example.org/a-1.0.tar.gz',
    'git+https://example.org/x.git@v1#egg=x',
    'file:///tmp/x y',
    './local',
  ],
  ...['https://example.org/a;b', 'https://example.org/a#sha256=00', 'https://u:p@example.org/x', ''],
];

function extras(random: Random): string {
  const names = random.list(0, 3, () =>
    random.pick(['a', 'b', 'dev-tools', 'security', 'X_y', '3.8', 'a b', '']),
  );
  return `[${names.join(random.pick([',', ', ', ' , ', ' ']))}]`;
}

export function requirement(random: Random, versions: readonly string[]): string {
  const space = () => random.pick(['', '', '', ' ', '  ']);
  const source = random.chance(0.2)
    ? `${space()}@${space()}${random.pick(URLS)}${random.pick(['', ' ', ' ', '  '])}`
    : space() +
      bracketed(
        random,
        random.maybe(0.8, () => specifiers(random, versions)),
      );
  const condition = random.maybe(
    0.4,
    () => `${random.pick(['', ' '])};${random.pick(['', ' '])}${marker(random, 2)}`,
  );
  const name = random.chance(0.8) ? random.pick(NAMES.slice(0, 7)) : random.pick(NAMES);
  return mutated(
    random,
    name + random.maybe(0.25, () => space() + extras(random)) + source + condition,
    0.08,
  );
}

const bracketed = (random: Random, text: string) =>
  random.chance(0.15) ? `(${random.pick(['', ' '])}${text})` : text;

export function wheelName(random: Random): string {
  const name = random.pick(['foo', 'Foo_Bar', 'foo__bar', 'föö', 'foo.bar', 'a b', '']);
  const tags = random.pick([
    'py3-none-any',
    'py2.py3-none-any',
    'cp312-abi3-manylinux_2_17_x86_64',
    '-none-any',
    '3-a-b',
  ]);
  const build = random.maybe(0.2, () => `-${random.pick(['1', '1local', 'x', '007', ''])}`);
  return mutated(
    random,
    `${name}-${version(random)}${build}-${tags}${random.pick(['.whl', '.whl', '.WHL', ''])}`,
    0.1,
  );
}

export function sdistName(random: Random): string {
  const name = random.pick(['foo', 'Foo_Bar', 'foo-bar', 'a.b', '']);
  return `${name}-${version(random)}${random.pick(['.tar.gz', '.zip', '.tar.gz', '.tgz', ''])}`;
}

const FIELDS = [
  ...['Metadata-Version', 'Name', 'Version', 'Summary', 'Requires-Python', 'License', 'License-Expression'],
  ...['Requires-Dist', 'requires-dist', 'REQUIRES-DIST', 'Provides-Extra', 'Dynamic', 'Classifier', 'X-Odd'],
];
const FIELD_VALUES = [
  ...[
    '2.1',
    '1.0',
    'foo',
    'a; b',
    '>=3.8',
    'foo (>=1)',
    'requires-dist',
    'Requires-Python',
    '',
    ' ',
    '\t',
    'é — ü',
  ],
  ...[
    'a:b',
    'MIT\n        continued',
    'x\n\ty\n z',
    'License :: OSI Approved',
    '=?utf-8?q?x?=',
    'trailing  ',
  ],
];

/** Headers as METADATA has them, with what goes wrong in real ones: folds, repeats, odd lines, other line ends. */
export function metadata(random: Random): string {
  const line = () => {
    if (random.chance(0.04)) return random.pick(['no colon', ': empty', 'a b: c', 'From x', '-']);
    return `${random.pick(FIELDS)}:${random.pick([' ', ' ', '', '  ', '\t'])}${random.pick(FIELD_VALUES)}`;
  };
  const head = random.maybe(0.05, () => ' folded first\n') + random.list(0, 8, line).join('\n');
  const text = `${head}${random.pick(['\n', '\n\n', ''])}${random.maybe(0.5, () => 'Requires-Dist: body\n')}`;
  return random.chance(0.15) ? text.replaceAll('\n', random.pick(['\r\n', '\r'])) : text;
}
