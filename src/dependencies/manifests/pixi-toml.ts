import type { Manifest } from '../reading/declarations.ts';
import { pixiFacts } from '../reading/pixi.ts';
import { readToml } from '../reading/toml.ts';

/** pixi.toml; the same tables stand in pyproject.toml below `tool.pixi`. */
export const manifest: Manifest = {
  name: 'pixi.toml',
  kind: 'manifest',
  paths: [/(?:^|\/)pixi\.toml$/],
  read(file, context) {
    const root = readToml(file, context);
    if (!root) return {};
    const project = (root.at('workspace') ?? root.at('project'))?.at('name')?.text();
    return { ...pixiFacts(root, context), project, complete: true };
  },
};
