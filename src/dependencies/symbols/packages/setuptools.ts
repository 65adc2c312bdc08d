import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'setuptools',
  modules: ['_distutils_hack', 'pkg_resources', 'setuptools'],
  flaws: [
    {
      ids: ['CVE-2022-40897', 'PYSEC-2022-43012'],
      releases: ['65.5.0', '65.5.1'],
      by: 'place',
      symbols: [
        'setuptools.package_index.PackageIndex.fetch_distribution',
        'setuptools.package_index.PackageIndex.gen_setup',
        'setuptools.package_index.find_external_links',
      ],
    },
  ],
};
