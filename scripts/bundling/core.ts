/** The core: what every start needs and what most short runs go on to, in one file that can be made a snapshot. */
import { join, relative } from 'node:path';
import { type BuildOptions, type BuildResult, build, type Plugin } from 'esbuild';
import { common, escapeBeyondAscii, LINK, partPath, type Sources } from './common.ts';

/**
 * With what these import at once: an audit that finds no code, or code that has not changed, ends in them, and so does a
 * tree that is resolved, which has to be no slower than resolvers that are compiled beforehand. Every start
 * pays for what is in the core, three milliseconds for a megabyte of snapshot, and the engine that judges code gains more
 * from being kept compiled, so the rest is in parts.
 */
const ROOTS = [
  'src/cli/main.ts',
  'src/cli/output.ts',
  'src/cli/rules.ts',
  'src/audit/audit.ts',
  'src/code/kept.ts',
  'src/code/keeping/store.ts',
  'src/dependencies/advisories/open.ts',
  'src/cli/indexes.ts',
  'src/cli/answer.ts',
  'src/dependencies/resolve.ts',
  'src/dependencies/tree.ts',
  'src/dependencies/index/default-index.ts',
  'src/dependencies/index/fetch.ts',
  'src/report/terminal/dependency-tree.ts',
];

/** Paths of sources, relative to the root. */
export interface Core {
  /** The roots and all that they import at once. */
  readonly modules: ReadonlySet<string>;
  /** What they load when they need it. */
  readonly parts: readonly string[];
}

export async function planCore(sources: Sources): Promise<Core> {
  const contents = ROOTS.map((path) => `import './${path}';`);
  const later = new Set<string>();
  const plugin = outside(sources, new Set(ROOTS), later);
  const { metafile } = await bundle(sources, contents, plugin, { write: false, metafile: true });
  const modules = new Set(Object.keys(metafile?.inputs ?? {}).filter((path) => path.startsWith('src/')));
  return { modules, parts: [...later].filter((path) => !modules.has(path)).sort() };
}

/** Writes `outfile`, where parts find the modules that they share with the core. */
export async function buildCore(
  sources: Sources,
  outfile: string,
  { modules }: Core,
  shared: readonly string[],
): Promise<void> {
  const contents = [
    // Whatever is in the core is evaluated when it starts, which is when a snapshot of it is made.
    ...ROOTS.map((path) => `import './${path}';`),
    ...shared.map((path, i) => `import * as _${i} from './${path}';`),
    `import { start } from './src/cli/main.ts';`,
    `const core = {${shared.map((path, i) => `${JSON.stringify(path)}: _${i}`).join(', ')}};`,
    `start(${LINK} = { core });`,
  ];
  await bundle(sources, contents, outside(sources, modules, new Set()), { outfile, sourcemap: 'linked' });
  escapeBeyondAscii(outfile);
}

function bundle(
  sources: Sources,
  contents: readonly string[],
  plugin: Plugin,
  options: BuildOptions,
): Promise<BuildResult> {
  const { plugins, ...rest } = common(sources);
  return build({
    ...rest,
    stdin: { contents: contents.join('\n'), resolveDir: sources.root, sourcefile: 'core.js' },
    format: 'cjs',
    // A snapshot holds the text of the program, and reading it takes a millisecond for each half megabyte.
    minifyWhitespace: true,
    minifySyntax: true,
    // A snapshot cannot `import()`; what it requires is loaded by src/cli/parts.ts.
    supported: { 'dynamic-import': false },
    banner: { js: `require = (path) => ${LINK}.part(path);` },
    ...options,
    plugins: [plugin, ...plugins],
  });
}

/** Leaves out sources that are imported later and are not inside, and notes them. */
function outside(sources: Sources, inside: ReadonlySet<string>, later: Set<string>): Plugin {
  return {
    name: 'outside',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        const source = relative(sources.root, join(resolveDir, path));
        if (kind !== 'dynamic-import' || inside.has(source)) return undefined;
        later.add(source);
        return { path: `./${partPath(sources, source)}.js`, external: true };
      });
    },
  };
}
