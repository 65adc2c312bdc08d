import type { Manifest } from '../reading/declarations.ts';
import { toxTables } from '../reading/pyproject/tox.ts';
import { readToml } from '../reading/toml.ts';

/** tox.toml: tox 4's own tables in a file of their own. */
export const manifest: Manifest = {
  name: 'tox.toml',
  kind: 'manifest',
  paths: [/(?:^|\/)tox\.toml$/],
  read(file, context) {
    const root = readToml(file, context);
    return root ? toxTables(root, context) : {};
  },
};
