import { condaSetting } from '../reading/conda-settings.ts';
import type { Manifest } from '../reading/declarations.ts';
import { readYaml } from '../reading/yaml.ts';

/** .condarc: conda's settings for a project, an environment or an image. */
export const manifest: Manifest = {
  name: 'condarc',
  kind: 'settings',
  paths: [/(?:^|\/)\.?(?:condarc|mambarc)(?:\.ya?ml)?$/],
  read(file, context) {
    const root = readYaml(file, context);
    // An empty file is one, too.
    if (!root?.isTable) return {};
    return {
      trust: root
        .entries()
        .flatMap(([key, node]) =>
          node.isList
            ? node.items().flatMap((item, i) => condaSetting(key, item.value, item.location, i))
            : condaSetting(key, node.value, node.location),
        ),
    };
  },
};
