import type { Manifest } from '../reading/declarations.ts';
import { hatchTables } from '../reading/pyproject/others.ts';
import { readToml } from '../reading/toml.ts';

/** hatch.toml: the tables of `tool.hatch` in a file of their own. */
export const manifest: Manifest = {
  name: 'hatch.toml',
  kind: 'manifest',
  paths: [/(?:^|\/)hatch\.toml$/],
  read(file, context) {
    const root = readToml(file, context);
    return root ? hatchTables(root, context) : {};
  },
};
