/** Bundles the command line into `dist/`: one file starts several times faster than hundreds. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { builtinsOnUse } from './builtins.ts';
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
  plugins: [builtinsOnUse()],
});
writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }\n');
rmSync(finished, { recursive: true, force: true });
renameSync(scratch, finished);
