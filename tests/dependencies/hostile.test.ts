/**
 * Files made to mislead, to stop or to keep busy whoever reads them. What each gives stands in hostile.expected.txt: where
 * the fault is, and that what stands beside it (`ok`) is read all the same.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readDependencies } from '../../src/dependencies/audit.ts';
import { discover } from '../../src/project/discover.ts';
import { incompleteLines } from './transcript.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-hostile-')));
afterAll(() => rmSync(top, { recursive: true, force: true }));

type Content = string | Buffer | { readonly link: string };
const repeated = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i));
const OK = 'ok==1.0\n';
const PROJECT = '[project]\nname = "app"\nversion = "1"\n';
const PACKAGES = 'lib/python3.12/site-packages';
const metadata = (name: string, version = '1.0', more = '') =>
  `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${more}`;
const registry = 'source = { registry = "https://index.example/simple" }';

const CASES: Readonly<Record<string, Readonly<Record<string, Content>>>> = {
  'a marker of brackets': {
    'requirements.txt': `a; ${'('.repeat(20_000)}python_version>"3"${')'.repeat(20_000)}\n${OK}`,
  },
  'a marker of thousands of terms': {
    'requirements.txt': `a; ${repeated(20_000, () => 'python_version>"3" and sys_platform=="linux"').join(' or ')}\n${OK}`,
  },
  'a set of thousands of specifiers': {
    'requirements.txt': `a${repeated(20_000, (i) => `!=${i}.0`).join(',')}\n${OK}`,
  },
  'numbers without end': {
    'requirements.txt': `a==1.${'9'.repeat(100_000)}\nb==${'9'.repeat(5_000)}!1\n${OK}`,
    'uv.lock': `version = ${'9'.repeat(30)}\n[[package]]\nname = "ok"\nversion = "1.0"\n${registry}\n`,
  },
  'a lock that goes in circles': {
    'pyproject.toml': `${PROJECT}dependencies = ["p0"]\n`,
    'uv.lock': `version = 1\n${repeated(3, (i) => `[[package]]\nname = "p${i}"\nversion = "1"\n${registry}\ndependencies = [{ name = "p${(i + 1) % 3}" }, { name = "p${i}" }]\n`).join('')}`,
  },
  'a lock where everything needs everything': {
    'Pipfile.lock': JSON.stringify({ default: { ok: { version: '==1.0' } } }),
    'conda-lock.yml': `version: 1\npackage:\n${repeated(60, (i) => `- name: p${i}\n  version: '1'\n  manager: pip\n  platform: linux-64\n  dependencies:\n${repeated(60, (j) => `    p${j}: '*'\n`).join('')}`).join('')}`,
  },
  'aliases of aliases': {
    'environment.yml': `a: &a [x, x, x, x, x, x, x, x, x]\n${repeated(8, (i) => `${'bcdefghi'[i]}: &${'bcdefghi'[i]} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]\n`).join('')}dependencies: *i\n`,
    'requirements.txt': OK,
  },
  'a list that is in itself': {
    'environment.yml': 'dependencies: &d\n  - ok=1.0\n  - *d\n',
    'requirements.txt': OK,
  },
  'YAML of brackets': {
    'conda-lock.yml': `a: 1\nb: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`,
    'requirements.txt': OK,
  },
  'YAML that asks to be run': {
    'environment.yml': 'dependencies: !!python/object/apply:os.system ["echo hi"]\n',
    'requirements.txt': OK,
  },
  'TOML of brackets': {
    'pyproject.toml': `${PROJECT}x = ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`,
    'requirements.txt': OK,
  },
  'TOML cut short': {
    'poetry.lock': '[[package]]\nname = "a"\nversion = "1"\n[[package]]\nname = "b',
    'requirements.txt': OK,
  },
  'TOML of other shapes': {
    'pyproject.toml':
      '[project]\nname = 1\ndependencies = { a = 1 }\noptional-dependencies = ["x"]\n[dependency-groups]\ng = [1, { include-group = "g" }, { include-group = "h" }, "ok==1.0"]\nh = [{ include-group = "g" }]\n[tool.poetry.dependencies]\nx = []\ny = { version = 3 }\n[tool.uv]\nsources = []\nindex = {}\nworkspace = 7\n',
  },
  'JSON of other shapes': {
    'Pipfile.lock': '[]',
    'a.spdx.json': '{"spdxVersion":"SPDX-2.3","packages":7}',
    'requirements.txt': OK,
  },
  'keys that stand twice': {
    'Pipfile.lock':
      '{\n    "default": {\n        "ok": {"version": "==2.0"},\n        "ok": {"version": "==1.0"}\n    }\n}\n',
    'environment.yml': 'dependencies:\n  - gone=1\ndependencies:\n  - ok2=2\n',
    'setup.cfg': '[options]\ninstall_requires = ok==1.0\ninstall_requires = gone==2\n',
    'pyproject.toml': `${PROJECT}dependencies = ["ok==1"]\ndependencies = ["gone==1"]\n`,
  },
  'marks of byte order and foreign line ends': {
    'requirements.txt': Buffer.from(
      `\ufeffok==1.0\r\nother==2.0 \\\r\n  --hash=sha256:${'a'.repeat(64)}\r\n`,
    ),
    'pyproject.toml': Buffer.from(
      `\ufeff${PROJECT.replaceAll('\n', '\r\n')}dependencies = ["toml==1.0"]\r\n`,
    ),
    'Pipfile.lock': Buffer.from('\ufeff{"default": {"json": {"version": "==1.0"}}}\r\n'),
    'requirements-mac.txt': 'mac==1.0\rends==2.0\r',
    'requirements-wide.txt': Buffer.from('\ufeffwide==1.0\n', 'utf16le'),
    'requirements-latin.txt': Buffer.from('latin==1.0\nb\xe9d==1\n', 'latin1'),
    'requirements-nul.txt': 'nul==1.0\nb\0d==1\n',
  },
  'names in many spellings': {
    'requirements.txt': `Foo.Bar==1.0\nfoo-bar==1.0\nFOO__bar==2.0\n-bad==1\nend-==1\nnaïve==1\n__proto__==1\nconstructor==1\n${OK}`,
    'pyproject.toml': `${PROJECT}[project.optional-dependencies]\n__proto__ = ["proto==1"]\nconstructor = ["made==1"]\n`,
    'Pipfile.lock': '{"default": {"__proto__": {"version": "==1.0"}, "toString": {"version": "==2"}}}',
  },
  'files that include each other': {
    'requirements.txt': `-r a/requirements.txt\n${OK}`,
    'a/requirements.txt': '-r ../requirements.txt\n-c ../requirements.txt\n-r requirements.txt\nother==1\n',
  },
  'a file that includes itself by links': {
    'requirements.txt': `-r link.txt\n-r sub/sub/requirements.txt\n${OK}`,
    'link.txt': { link: 'requirements.txt' },
    sub: { link: '.' },
  },
  'a link to a file with another name': {
    'requirements.txt': '-r link.txt\n',
    'link.txt': { link: 'text' },
    text: OK,
  },
  'files that are elsewhere': {
    'requirements.txt': `-r ../other/requirements.txt\n-r /etc/passwd\n-c file:///etc/hosts\n-r https://x.example/r.txt\n-r out.txt\n${OK}`,
    'out.txt': { link: '/etc/passwd' },
  },
  'installed packages that are broken': {
    [`${PACKAGES}/ok-1.0.dist-info/METADATA`]: metadata(
      'ok',
      '1.0',
      'Requires-Dist: missing>=1\nRequires-Dist: old; python_version<"3"\n',
    ),
    [`${PACKAGES}/empty-1.0.dist-info/METADATA`]: '',
    [`${PACKAGES}/nameless-1.0.dist-info/RECORD`]: '',
    [`${PACKAGES}/liar-1.0.dist-info/METADATA`]: metadata('other', '9.9'),
    [`${PACKAGES}/odd-1.0.dist-info/METADATA`]: metadata(
      'odd',
      'not a version',
      'Requires-Dist: ((((\nRequires-Dist: ok\n',
    ),
    [`${PACKAGES}/twice-1.0.dist-info/METADATA`]: metadata('twice'),
    [`${PACKAGES}/twice-2.0.dist-info/METADATA`]: metadata('twice', '2.0'),
    [`${PACKAGES}/url-1.0.dist-info/METADATA`]: metadata('url'),
    [`${PACKAGES}/url-1.0.dist-info/direct_url.json`]: '{"url": [}',
    [`${PACKAGES}/url-1.0.dist-info/RECORD`]: '"unclosed,,\n../../../../etc/passwd,,\n',
    [`${PACKAGES}/~eft-1.0.dist-info/METADATA`]: metadata('left'),
  },
};

function laidOut(name: string, files: Readonly<Record<string, Content>>): string {
  const folder = join(top, name.replaceAll(' ', '-'));
  for (const [path, content] of Object.entries(files)) {
    const absolute = join(folder, path);
    mkdirSync(dirname(absolute), { recursive: true });
    if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(absolute, content);
    else symlinkSync(content.link, absolute);
  }
  return folder;
}

function told(name: string, files: Readonly<Record<string, Content>>): string {
  const project = discover({ given: [laidOut(name, files)], folder: top }, []);
  const { projects, incomplete } = readDependencies(project, { python: undefined, platform: 'linux' });
  const packages = projects.flatMap(({ graph }) => graph.dependencies);
  const shown = packages.map((one) => `${one.name} ${one.version ?? '?'}`.replace(/(.{60}).*/s, '$1…'));
  const all = [...project.incomplete, ...incomplete];
  const lines = [
    `${shown.slice(0, 12).join(', ')}${shown.length > 12 ? ` and ${shown.length - 12} more` : ''}`,
    ...incompleteLines(all),
  ];
  return [`# ${name}`, ...lines.map((line) => `  ${line}`)].join('\n').replaceAll('\0', '\\0');
}

describe('hostile files', () => {
  test('give what can be read, and say what cannot and where', async () => {
    const texts = Object.entries(CASES).map(([name, files]) => told(name, files));
    await expect(`${texts.join('\n')}\n`).toMatchFileSnapshot('hostile.expected.txt');
  });

  test.each(Object.entries(CASES).filter(([, files]) => JSON.stringify(files).includes('ok')))(
    '%s leaves what stands beside it',
    (name, files) => {
      expect(told(`${name} again`, files)).toMatch(/\bok2? [12]/);
    },
  );
});
