import { NOT_LOOKED_UP, type PackageIndex } from '../../../src/dependencies/index/client.ts';
import { worldOf } from '../index/support/world.ts';

/** The releases of a world as an index that asks nobody; `kept` is whose metadata is known with the network off. */
export function indexFrom(text: string, kept: (name: string) => boolean = () => true): PackageIndex {
  const { releases } = worldOf(text);
  return {
    page: async (name) => {
      const own = releases.filter((one) => one.name === name);
      const files = own.map(({ file }) => ({ name: file, url: `https://files.example/${file}` }));
      return files.length > 0 ? { files } : undefined;
    },
    metadata: async ({ name }) => {
      const release = releases.find(({ file }) => file === name);
      if (!kept(name)) return NOT_LOOKED_UP;
      return release ? { requiresDist: release.requires, providesExtra: [] } : `${name} is not there`;
    },
    vulnerabilities: async () => 'not asked for',
    provenance: async () => 'there is none',
    isClaimable: async () => false,
    close: async () => {},
  };
}
