/** The parts: whatever the core loads when it needs it, in files that share what they have in common. */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { common, escapeBeyondAscii, LINK, partPath, type Sources } from './common.ts';
import type { Core } from './core.ts';

/** Writes them below `outdir`, and gives the modules of the core that they share. */
export async function buildParts(sources: Sources, outdir: string, core: Core): Promise<string[]> {
  const { plugins, ...rest } = common(sources);
  const shared = new Set<string>();
  const { metafile } = await build({
    ...rest,
    entryPoints: Object.fromEntries(core.parts.map((source) => [partPath(sources, source), source])),
    outdir,
    chunkNames: partPath(sources, '[name]-[hash]'),
    splitting: true,
    format: 'esm',
    sourcemap: 'linked',
    metafile: true,
    plugins: [fromTheCore(sources, core.modules, shared), ...plugins],
  });
  for (const path of Object.keys(metafile.outputs))
    if (path.endsWith('.js')) escapeBeyondAscii(join(sources.root, path));
  writeFileSync(join(outdir, partPath(sources, 'package.json')), '{ "type": "module" }\n');
  return [...shared].sort();
}

/**
 * A module of the core is there once: in a part stands a list of what it exports, taken from the running core. A class of
 * errors, or what is remembered by object, would otherwise be two.
 */
function fromTheCore({ root }: Sources, modules: ReadonlySet<string>, shared: Set<string>): Plugin {
  return {
    name: 'from-the-core',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const source = relative(root, join(resolveDir, path));
        return modules.has(source) ? { path: source, namespace: 'core' } : undefined;
      });
      onLoad({ filter: /./, namespace: 'core' }, async ({ path }) => {
        shared.add(path);
        const names = Object.keys((await import(join(root, path))) as object);
        const core = `${LINK}.core[${JSON.stringify(path)}]`;
        return { contents: `export const { ${names.join(', ')} } = ${core};` };
      });
    },
  };
}
