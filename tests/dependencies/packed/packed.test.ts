/** What lies in archives, which are built here: each case is a folder, and its transcript lies in expected/. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/audit/facts.ts';
import { discoverFolder } from '../../../src/project/discover.ts';
import { transcript } from '../transcript.ts';
import { type Files, installed, layout, saved, tar, zip } from './archives.ts';

const scratch = mkdtempSync(join(tmpdir(), 'wherefrom-packed-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const SITE = 'usr/lib/python3/site-packages/';
const lower = tar({
  ...installed(SITE, 'flask', '0.12', 'Jinja2'),
  ...installed(SITE, 'Jinja2', '2.10'),
  ...installed(SITE, 'PyYAML', '5.3'),
  ...installed('opt/app/', 'django', '2.2'),
  ...installed('opt/tool/', 'urllib3', '1.24.1'),
});
/** Takes away a package, replaces one, begins one folder anew, and puts a file in the place of another. */
const upper = tar({
  [`${SITE}.wh.PyYAML-5.3.dist-info`]: '',
  [`${SITE}.wh.Jinja2-2.10.dist-info`]: '',
  ...installed(SITE, 'Jinja2', '2.11.3'),
  'opt/app/.wh..wh..opq': '',
  ...installed('./opt/app/', 'requests', '2.19.0'),
  'opt/tool': 'a file',
});
const program: Files = { '__main__.py': 'import app', 'environment.json': '{}' };

const CASES: Readonly<Record<string, Files>> = {
  'image.saved': { 'image.tar': tar(saved(lower, upper)) },
  'image.saved-packed': { 'image.tar.gz': gzipSync(tar(saved(gzipSync(lower), upper))) },
  'image.layout': { 'image.tar': tar(layout({ amd64: [lower, upper] })) },
  'image.layout-folder': at('image', layout({ amd64: [lower, upper] })),
  'image.saved-folder': at('image', saved(lower, upper)),
  'image.two-machines': { 'image.tar': tar(layout({ amd64: [lower], arm64: [upper] })) },
  'image.file-system': { 'root.tar': lower },
  'image.links': {
    'image.tar': tar(
      saved(
        tar({
          'root/.cache/uv/archive-v0/x/flask-0.12.dist-info/METADATA': 'Name: flask\nVersion: 0.12\n',
          [`${SITE}flask-0.12.dist-info/METADATA`]:
            '-> root/.cache/uv/archive-v0/x/flask-0.12.dist-info/METADATA',
          [`${SITE}gone-1.0.dist-info/METADATA`]: '-> nowhere',
          'root/.cache/uv/archive-v0/y/Jinja2-2.10.dist-info/METADATA': 'Name: Jinja2\nVersion: 2.10\n',
          [`${SITE}Jinja2-2.10.dist-info/METADATA`]: '~> ../../../../../hop/METADATA',
          'hop/METADATA': '~> /root/.cache/uv/archive-v0/y/Jinja2-2.10.dist-info/METADATA',
          [`${SITE}round-1.0.dist-info/METADATA`]: '~> METADATA',
          [`${SITE}out-1.0.dist-info/METADATA`]: '~> ../../../../../../../../etc/METADATA',
        }),
      ),
    ),
  },
  'image.settings': {
    'image.tar': tar(
      saved(
        tar({
          'etc/pip.conf': '[global]\nextra-index-url = http://mirror.example/simple\n',
          [`${SITE}start.pth`]: 'import os; os.system("id")\n',
        }),
      ),
    ),
  },
  'image.damaged': {
    'no-layer.tar': tar({
      'manifest.json': '[{"Layers":["a/layer.tar","b/layer.tar"]}]',
      'a/layer.tar': 'x',
    }),
    'no-manifest.tar': tar({ 'index.json': '{"manifests":[{"digest":"sha256:../../x"}]}' }),
    'layer-cut-off.tar': tar(saved(lower.subarray(0, 1_800))),
    'layer-packed-badly.tar': tar(saved(gzipSync(lower).subarray(0, 200))),
    'many-layers.tar': tar({ 'manifest.json': JSON.stringify([{ Layers: Array(2_000).fill('a') }]) }),
    'odd.tar': tar({ 'manifest.json': '[null,{"Layers":7}]', 'index.json': '{"manifests":{}}' }),
    'outside.tar': tar(
      saved(tar({ ...installed('../../', 'flask', '0.12'), '.wh...': '', '.wh..': '' }), lower),
    ),
  },
  'zip.pex': {
    'app.pex': zip({
      ...{ 'PEX-INFO': '{}', '__main__.py': 'import app' },
      ...installed('.deps/flask-0.12-py3-none-any.whl/', 'flask', '0.12', 'Jinja2'),
      ...installed('.deps/Jinja2-2.10-py3-none-any.whl/', 'Jinja2', '2.10'),
    }),
  },
  'zip.shiv': {
    'app.pyz': Buffer.concat([
      Buffer.from('#!/usr/bin/env python3\n'),
      zip({ ...program, ...installed('site-packages/', 'flask', '0.12') }),
    ]),
  },
  'zip.function': { 'function.zip': zip({ 'handler.py': '', ...installed('', 'flask', '0.12') }) },
  'zip.egg': {
    'site-packages/flask-0.12-py3.8.egg': zip({ 'EGG-INFO/PKG-INFO': 'Name: flask\nVersion: 0.12\n' }),
  },
  'zip.damaged': {
    'a-1-py3-none-any.whl': 'no archive',
    'b.zip': zip({ '../x.dist-info/METADATA': 'Name: x\n' }),
  },
  'releases.together': {
    'dist/flask-0.12-py3-none-any.whl': zip(installed('', 'flask', '0.12', 'Jinja2', 'click')),
    'dist/Jinja2-2.10.tar.gz': gzipSync(
      tar({
        'Jinja2-2.10/PKG-INFO':
          'Metadata-Version: 2.2\nName: Jinja2\nVersion: 2.10\nRequires-Dist: MarkupSafe\n',
      }),
    ),
    'dist/MarkupSafe-1.0.tar.gz': gzipSync(
      tar({ 'MarkupSafe-1.0/PKG-INFO': 'Metadata-Version: 1.1\nName: MarkupSafe\nVersion: 1.0\n' }),
    ),
    'pyproject.toml': '[project]\nname = "app"\nversion = "1"\ndependencies = ["click==8.0.0"]\n',
  },
};

function at(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, body]) => [`${folder}/${name}`, body]));
}

describe('what archives hold', () => {
  test.each(Object.entries(CASES))('%s', async (name, files) => {
    const folder = join(scratch, name);
    for (const [path, body] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), body);
    }
    const facts = await factsOf(discoverFolder(folder), { pythonVersion: undefined, platform: 'linux' });
    await expect(transcript(facts)).toMatchFileSnapshot(join(import.meta.dirname, 'expected', `${name}.txt`));
  });
});
