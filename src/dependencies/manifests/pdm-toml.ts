import type { Manifest, TrustSetting } from '../reading/declarations.ts';
import { isOff } from '../reading/switches.ts';
import { readToml } from '../reading/toml.ts';
import type { Node } from '../reading/tree.ts';

/** pdm.toml: PDM's own configuration for the project; `[pypi]`, and a table in it for each further source. */
export const manifest: Manifest = {
  name: 'pdm.toml',
  kind: 'settings',
  paths: [/(?:^|\/)\.?pdm\.toml$/],
  read(file, context) {
    const tables = readToml(file, context)?.entries() ?? [];
    return {
      trust: tables.flatMap(([key, table]) => {
        // PDM writes `["pypi.extra"]`, people `[pypi.extra]`.
        if (key.startsWith('pypi.') && table.isTable) return sourceOf(table, key.slice('pypi.'.length));
        if (key !== 'pypi' || !table.isTable) return [];
        const further = table.entries().filter(([, node]) => node.isTable);
        return [...sourceOf(table, 'pypi'), ...further.flatMap(([name, node]) => sourceOf(node, name))];
      }),
    };
  },
};

/** The source called `pypi` is in the place of the public index, others are searched beside it. */
function sourceOf(table: Node, name: string): TrustSetting[] {
  const [url, verify] = [table.at('url'), table.at('verify_ssl')];
  const address = url?.text();
  const settings: TrustSetting[] = [];
  if (url && address !== undefined) {
    const role = name === 'pypi' ? 'primary' : 'extra';
    settings.push({ kind: 'index', tool: 'pdm', url: address, name, role, location: url.location });
  }
  if (verify && isOff(verify.value))
    settings.push({ kind: 'unverified', tool: 'pdm', url: address, name, location: verify.location });
  return settings;
}
