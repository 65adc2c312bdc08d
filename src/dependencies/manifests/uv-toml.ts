import type { Manifest } from '../reading/declarations.ts';
import { uvRestrictions } from '../reading/pyproject/uv.ts';
import { readToml } from '../reading/toml.ts';
import { uvSettings } from '../reading/uv-settings.ts';

export const manifest: Manifest = {
  name: 'uv.toml',
  kind: 'settings',
  paths: [/(?:^|\/)\.?uv\.toml$/],
  read(file, context) {
    const root = readToml(file, context);
    return root ? { requirements: uvRestrictions(root, context), trust: uvSettings(root) } : {};
  },
};
