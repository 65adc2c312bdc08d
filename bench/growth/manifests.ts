/** Manifests, locks, settings and files of CI of any size, each made of one thing over and over. */
import type { Program } from './programs.ts';
import { times } from './programs.ts';

/** One file of a given name. */
const named =
  (name: string, text: (size: number) => string): Program =>
  (size) => ({ [name]: `${text(size)}\n` });

const json = (value: unknown) => JSON.stringify(value, undefined, 1);
const list = <T>(size: number, item: (i: number) => T) => Array.from({ length: size }, (_, i) => item(i));
const DIGEST = `sha256:${'a'.repeat(64)}`;
const workflow = (steps: string) =>
  `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;

export const MANIFESTS: Record<string, Program> = {
  'requirements: pins': named('requirements.txt', (n) => times(n, (i) => `name${i}==1.${i}`)),
  'requirements: one name': named('requirements.txt', (n) => times(n, (i) => `name==1.${i}`)),
  'requirements: hashes': named(
    'requirements.txt',
    (n) => `name==1.0 ${`\\\n    --hash=${DIGEST} `.repeat(n)}`,
  ),
  'requirements: clauses': named(
    'requirements.txt',
    (n) => `name${times(n, (i) => `!=1.${i},`).replaceAll('\n', '')}<2`,
  ),
  'requirements: extras': named(
    'requirements.txt',
    (n) => `name[${times(n, (i) => `e${i},`).replaceAll('\n', '')}e]==1`,
  ),
  'requirements: a marker of or': named(
    'requirements.txt',
    (n) => `name==1; ${'python_version < "3" or '.repeat(n)}os_name == "nt"`,
  ),
  'requirements: a marker of parentheses': named(
    'requirements.txt',
    (n) => `name==1; ${'('.repeat(n)}os_name == "nt"${')'.repeat(n)}`,
  ),
  'requirements: a long version': named('requirements.txt', (n) => `name==1${'.1'.repeat(n)}`),
  'requirements: links': named('requirements.txt', (n) =>
    times(n, (i) => `name${i} @ git+https://example.org/a/name${i}.git@v1`),
  ),
  'requirements: files of one another': (n) =>
    Object.fromEntries(
      list(n, (i) => [`r${i}-requirements.txt`, `-r r${(i + 1) % n}-requirements.txt\nname${i}==1\n`]),
    ),
  'requirements: one file of all': (n) => ({
    ...Object.fromEntries(list(n, (i) => [`r/${i}.txt`, `name${i}==1\n`])),
    'requirements.txt': times(n, (i) => `-r r/${i}.txt`),
  }),
  'requirements: continued lines': named('requirements.txt', (n) => `name==1 ${'\\\n'.repeat(n)}`),
  'requirements: options': named('requirements.txt', (n) =>
    times(n, () => '--extra-index-url https://example.org/simple'),
  ),
  'pyproject: dependencies': named(
    'pyproject.toml',
    (n) =>
      `[project]\nname = "p"\nversion = "1"\ndependencies = [\n${times(n, (i) => `  "name${i}>=1,<2",`)}\n]`,
  ),
  'pyproject: groups of groups': named(
    'pyproject.toml',
    (n) =>
      `[project]\nname = "p"\nversion = "1"\n[dependency-groups]\n${times(n, (i) => `g${i} = ["name${i}", {include-group = "g${(i + 1) % n}"}]`)}`,
  ),
  'pyproject: extras of extras': named(
    'pyproject.toml',
    (n) =>
      `[project]\nname = "p"\nversion = "1"\n[project.optional-dependencies]\n${times(n, (i) => `e${i} = ["name${i}", "p[e${(i + 1) % n}]"]`)}`,
  ),
  'uv.lock: a chain': (n) => ({
    'pyproject.toml': '[project]\nname = "p"\nversion = "1"\ndependencies = ["n0"]\n',
    'uv.lock': `version = 1\nrequires-python = ">=3.9"\n[[package]]\nname = "p"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [{ name = "n0" }]\n${times(
      n,
      (i) =>
        `[[package]]\nname = "n${i}"\nversion = "1.${i}"\nsource = { registry = "https://example.org/simple" }\ndependencies = [{ name = "n${Math.min(i + 1, n - 1)}" }]\n`,
    )}`,
  }),
  'uv.lock: each from all before': (n) => ({
    'pyproject.toml': '[project]\nname = "p"\nversion = "1"\ndependencies = ["n0"]\n',
    'uv.lock': `version = 1\nrequires-python = ">=3.9"\n[[package]]\nname = "p"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [{ name = "n0" }]\n${times(
      n,
      (i) =>
        `[[package]]\nname = "n${i}"\nversion = "1.${i}"\nsource = { registry = "https://example.org/simple" }\ndependencies = [${list(8, (j) => `{ name = "n${Math.min(i + j + 1, n - 1)}" }`).join(', ')}]\n`,
    )}`,
  }),
  'poetry.lock: a chain': (n) => ({
    'pyproject.toml':
      '[tool.poetry]\nname = "p"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.9"\nn0 = "*"\n',
    'poetry.lock': `${times(
      n,
      (i) =>
        `[[package]]\nname = "n${i}"\nversion = "1.${i}"\noptional = false\npython-versions = ">=3.9"\nfiles = [{file = "a.whl", hash = "${DIGEST}"}]\n[package.dependencies]\nn${(i + 1) % n} = ">=1"\n`,
    )}\n[metadata]\nlock-version = "2.1"\npython-versions = "^3.9"\ncontent-hash = "a"`,
  }),
  'Pipfile.lock': named('Pipfile.lock', (n) =>
    json({
      _meta: { sources: [] },
      default: Object.fromEntries(list(n, (i) => [`n${i}`, { version: `==1.${i}`, hashes: [DIGEST] }])),
      develop: {},
    }),
  ),
  'pylock.toml': named(
    'pylock.toml',
    (n) =>
      `lock-version = "1.0"\ncreated-by = "x"\n${times(n, (i) => `[[packages]]\nname = "n${i}"\nversion = "1.${i}"\nwheels = [{url = "https://example.org/n${i}-1.whl", hashes = {sha256 = "${'a'.repeat(64)}"}}]`)}`,
  ),
  'CycloneDX: a chain': named('sbom.cdx.json', (n) =>
    json({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: list(n, (i) => ({
        ...{ type: 'library', name: `n${i}`, version: `1.${i}` },
        ...{ 'bom-ref': `r${i}`, purl: `pkg:pypi/n${i}@1.${i}` },
      })),
      dependencies: list(n, (i) => ({ ref: `r${i}`, dependsOn: [`r${(i + 1) % n}`] })),
    }),
  ),
  'SPDX: a chain': named('sbom.spdx.json', (n) =>
    json({
      spdxVersion: 'SPDX-2.3',
      SPDXID: 'SPDXRef-DOCUMENT',
      packages: list(n, (i) => ({
        ...{ SPDXID: `SPDXRef-${i}`, name: `n${i}`, versionInfo: `1.${i}` },
        externalRefs: [{ referenceType: 'purl', referenceLocator: `pkg:pypi/n${i}@1.${i}` }],
      })),
      relationships: list(n, (i) => ({
        ...{ spdxElementId: `SPDXRef-${i}`, relationshipType: 'DEPENDS_ON' },
        relatedSpdxElement: `SPDXRef-${(i + 1) % n}`,
      })),
    }),
  ),
  'setup.py: a list': named(
    'setup.py',
    (n) => `from setuptools import setup\nsetup(name="p", install_requires=[${times(n, (i) => `"n${i}",`)}])`,
  ),
  'setup.py: names one from the other': named(
    'setup.py',
    (n) =>
      `from setuptools import setup\na0 = ["n"]\n${times(n, (i) => `a${i + 1} = a${i} + ["n${i}"]`)}\nsetup(name="p", install_requires=a${n})`,
  ),
  'setup.cfg': named('setup.cfg', (n) => `[options]\ninstall_requires =\n${times(n, (i) => `  n${i}>=1`)}`),
  'Dockerfile: lines': named(
    'Dockerfile',
    (n) => `FROM python\n${times(n, (i) => `RUN pip install n${i}==1`)}`,
  ),
  'Dockerfile: one command': named(
    'Dockerfile',
    (n) => `FROM python\nRUN ${'pip install a==1 && \\\n  '.repeat(n)}true`,
  ),
  'Dockerfile: variables': named(
    'Dockerfile',
    (n) => `FROM python\nARG A0=1\n${times(n, (i) => `ARG A${i + 1}=$A${i}x`)}\nRUN pip install a==$A${n}`,
  ),
  'workflow: steps': named('.github/workflows/a.yml', (n) =>
    workflow(times(n, (i) => `      - uses: a/b${i}@v1\n      - run: pip install n${i}`)),
  ),
  'workflow: one script': named('.github/workflows/a.yml', (n) =>
    workflow(`      - run: |\n${times(n, (i) => `          pip install n${i}`)}`),
  ),
  'workflow: aliases': named(
    '.github/workflows/a.yml',
    (n) => `a0: &a0 [x]\n${times(n, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)}`,
  ),
  'tox.ini: environments': named('tox.ini', (n) =>
    times(n, (i) => `[testenv:e${i}]\ndeps =\n  n${i}\n  {[testenv:e${(i + 1) % n}]deps}`),
  ),
  'environment.yml': named(
    'environment.yml',
    (n) => `dependencies:\n${times(n, (i) => `  - n${i}=1`)}\n  - pip:\n${times(n, (i) => `    - p${i}==1`)}`,
  ),
  'shell script': named('install.sh', (n) => `#!/bin/sh\n${times(n, (i) => `pip install n${i}==1`)}`),
  'shell script: quotes': named('install.sh', (n) => `#!/bin/sh\npip install ${`"a'b`.repeat(n)}`),
  'pip.conf': named(
    'pip.conf',
    (n) => `[global]\nextra-index-url =\n${times(n, (i) => `  https://example.org/${i}/simple`)}`,
  ),
  'many projects': (n) =>
    Object.fromEntries(
      list(n, (i) => [
        `p${i}/pyproject.toml`,
        `[project]\nname = "p${i}"\nversion = "1"\ndependencies = ["n${i}"]\n`,
      ]),
    ),
  'a workspace': (n) => ({
    'pyproject.toml': '[project]\nname = "w"\nversion = "1"\n[tool.uv.workspace]\nmembers = ["m*"]\n',
    ...Object.fromEntries(
      list(n, (i) => [
        `m${i}/pyproject.toml`,
        `[project]\nname = "m${i}"\nversion = "1"\ndependencies = ["m${(i + 1) % n}"]\n`,
      ]),
    ),
  }),
  'installed packages': (n) => ({
    'venv/pyvenv.cfg': 'home = /usr\n',
    ...Object.fromEntries(
      list(n, (i) => [
        `venv/lib/python3.11/site-packages/n${i}-1.dist-info/METADATA`,
        `Metadata-Version: 2.1\nName: n${i}\nVersion: 1\nRequires-Dist: n${(i + 1) % n}\n`,
      ]),
    ),
  }),
  'names that resemble': named('requirements.txt', (n) =>
    times(n, (i) => `reqeusts${'s'.repeat(i % 50)}${i}==1`),
  ),
  '.gitignore': (n) => ({ '.gitignore': times(n, (i) => `/a${i}/**/*.x${i}`), 'requirements.txt': 'a==1\n' }),
  '.gitignore and files': (n) => ({
    '.gitignore': times(Math.ceil(n / 10), (i) => `a${i}*`),
    ...Object.fromEntries(list(Math.ceil(n / 10), (i) => [`f${i}.txt`, ''])),
  }),
};
