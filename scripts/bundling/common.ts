import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { defaultIndex } from '../../src/dependencies/index/default-index.ts';
import { builtinsOnUse, librariesOnUse } from './on-use.ts';

/** What is bundled: a checkout, and a digest of its sources. */
export interface Sources {
  readonly root: string;
  readonly version: string;
}

export function sourcesOf(root: string): Sources {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true });
  const paths = files.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  for (const path of [...paths.sort(), join(root, 'package-lock.json')])
    hash.update(readFileSync(path)).update('\0');
  return { root, version: hash.digest('hex').slice(0, 16) };
}

/** What core and parts are bundled with. */
export function common({ root, version }: Sources): BuildOptions & { readonly plugins: Plugin[] } {
  return {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node22',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [builtinsOnUse(), workedOut(), librariesOnUse(['yaml', 'toml-eslint-parser'], root)],
    // What is kept from run to run is of use to the same program only.
    define: { WHEREFROM_BUILD: JSON.stringify(version) },
  };
}

/** An address that a library gives is found when the program is bundled: 200 KB are not loaded for it in every run. */
function workedOut(): Plugin {
  return {
    name: 'worked-out',
    setup({ onLoad }) {
      const contents = `export const defaultIndex = () => ${JSON.stringify(defaultIndex())};`;
      onLoad({ filter: /[\\/]dependencies[\\/]index[\\/]default-index\.ts$/ }, () => ({ contents }));
    },
  };
}

/** Where core and parts find each other: `Link` of src/cli/main.ts. */
export const LINK = 'globalThis[Symbol.for("wherefrom")]';

/** The file of a part, beside the core's. A core that still runs must not take up a part of the next build. */
export function partPath({ version }: Sources, source: string): string {
  const name = source.replace(/^src\//, '').replace(/\.ts$/, '');
  return `parts-${version}/${name.replaceAll('/', '-')}`;
}

/** V8 keeps a text with one wide character in two bytes for each. What esbuild leaves of them stands in regular expressions. */
export function escapeBeyondAscii(file: string): void {
  const text = readFileSync(file, 'utf8');
  const escaped = text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (escaped !== text) writeFileSync(file, escaped);
}
