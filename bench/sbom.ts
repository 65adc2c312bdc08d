/**
 * Whether the inventories that we write are read by libraries of others: cyclonedx-python-lib, spdx-tools and
 * spdx-python-model, which it installs into an environment of their own. Without a folder it takes examples/inherited.
 * usage: ./wherefrom-dev bench sbom [FOLDER…]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const home = join(root, '.cache', 'bench', 'sbom');
const python = join(home, 'venv', 'bin', 'python');
const LIBRARIES = [
  'cyclonedx-python-lib[json-validation]==11.12.0',
  'spdx-tools==0.8.5',
  'spdx-python-model==0.0.6',
];
const NAMES = { cyclonedx: 'bom.cdx.json', spdx: 'bom.spdx.json', spdx3: 'bom.spdx3.json' };

mkdirSync(home, { recursive: true });
if (!existsSync(python)) {
  spawnSync('python3', ['-m', 'venv', join(home, 'venv')], { stdio: 'inherit' });
  const { status } = spawnSync(python, ['-m', 'pip', 'install', '-q', ...LIBRARIES], { stdio: 'inherit' });
  if (status !== 0) {
    console.error('the libraries of others cannot be installed: no network, or no python3');
    process.exit(2);
  }
}

const given = process.argv.slice(2);
let refused = 0;
for (const folder of given.length > 0 ? given : [join(root, 'examples', 'inherited')]) {
  for (const [format, name] of Object.entries(NAMES)) {
    const args = ['sbom', folder, '--format', format, '--quiet'];
    const written = spawnSync(join(root, 'wherefrom'), args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
    const file = join(home, name);
    writeFileSync(file, written.stdout);
    const read = spawnSync(python, [join(root, 'bench/sbom/read.py'), format, file], { encoding: 'utf8' });
    if (read.status !== 0) refused += 1;
    console.log(
      `${folder} ${format.padEnd(10)} ${read.stdout.trim() || read.stderr.trim().split('\n').at(-1)}`,
    );
  }
}
process.exitCode = refused > 0 ? 1 : 0;
