/** Bundles the command line into `dist/`: one file starts several times faster than hundreds. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { builtinsOnUse, librariesOnUse } from './on-use.ts';
import { writeRegistries } from './registries.ts';

const root = join(import.meta.dirname, '..');
const finished = join(root, 'dist');
const scratch = join(root, `dist.building-${process.pid}`);

writeRegistries(root);
await build({
  absWorkingDir: root,
  entryPoints: { wherefrom: 'src/cli/main.ts' },
  outdir: scratch,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  sourcemap: 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [builtinsOnUse(), librariesOnUse(['yaml', 'toml-eslint-parser'], root)],
  // What is kept from run to run is of use to the same program only.
  define: { WHEREFROM_BUILD: JSON.stringify(digestOfSources()) },
});
writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }\n');
rmSync(finished, { recursive: true, force: true });
renameSync(scratch, finished);

function digestOfSources(): string {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  for (const path of [...paths, join(root, 'package-lock.json')])
    hash.update(readFileSync(path)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
